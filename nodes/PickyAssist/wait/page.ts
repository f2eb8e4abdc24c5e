import { createHash } from 'crypto';
import type { ResponseForm } from '../operations/waitOperation';

/** What a page shows. All texts are plain text. */
export interface Page {
	/** The text in the middle, with line breaks. */
	readonly text: string;
	readonly form?: ResponseForm;
	/** What was wrong with the response, above the form. */
	readonly problem?: string;
}

/** The form field with the name of the button, and the values of the buttons. */
export const DECISION = 'decision';
export const APPROVE = 'approve';
export const DECLINE = 'decline';
/** The form field with the text. */
export const TEXT = 'text';

const STYLE = `:root{color-scheme:light dark;--text:#1b1f24;--page:#f2f4f6;--card:#fff;--line:#8a929c;--main:#0b7a43;--on:#fff;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--text:#e8eaed;--page:#15181c;--card:#20242a;--line:#8a929c;--main:#5fd39a;--on:#0b1a12;--bad:#ffb4ab}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100svh;display:grid;place-items:center;padding:1rem;background:var(--page);color:var(--text);font:1.0625rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:32rem;padding:1.5rem;border-radius:.75rem;background:var(--card)}
p{margin:0 0 1.25rem;white-space:pre-wrap;overflow-wrap:anywhere}
p:last-child{margin:0}
p[role=alert]{color:var(--bad)}
form{display:flex;flex-wrap:wrap;gap:.75rem}
button{flex:1 1 9rem;min-height:3rem;padding:.5rem 1rem;border:1px solid var(--line);border-radius:.5rem;background:none;color:inherit;font:inherit;font-weight:600;overflow-wrap:anywhere;cursor:pointer}
button.main{border-color:var(--main);background:var(--main);color:var(--on)}
textarea{width:100%;min-height:8rem;padding:.75rem;border:1px solid var(--line);border-radius:.5rem;background:none;color:inherit;font:inherit}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}`;

/** Submits the form only once: a second tap would show what n8n says about an execution that runs already. */
const SCRIPT =
	"let sent;document.addEventListener('submit',(event)=>{if(sent)event.preventDefault();sent=true})";

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const META_POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; form-action 'self'; base-uri 'none'`;

/** The Content-Security-Policy of a page: nothing is loaded, and it is not of the same origin as n8n's editor. */
export const CONTENT_SECURITY_POLICY = `${META_POLICY}; frame-ancestors 'none'; sandbox allow-forms allow-scripts`;

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Writes a text as HTML. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
}

function button(value: string, label: string, isMain: boolean): string {
	return `<button name="${DECISION}" value="${value}"${isMain ? ' class="main"' : ''} dir="auto">${escapeHtml(label)}</button>`;
}

function formOf(form: ResponseForm, text: string): string {
	const inner =
		form.type === 'freeText'
			? `<textarea name="${TEXT}" required autofocus dir="auto" aria-label="${escapeHtml(text)}"></textarea><button class="main" dir="auto">${escapeHtml(form.submitLabel)}</button>`
			: button(APPROVE, form.approveLabel, true) +
				(form.declineLabel === undefined ? '' : button(DECLINE, form.declineLabel, false));
	return `<form method="post">${inner}</form>`;
}

/** The HTML of a page. Its form posts to the address of the page. */
export function toHtml({ text, form, problem }: Page): string {
	const title = text.replace(/\s+/g, ' ').slice(0, 60);
	return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(META_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main><p dir="auto">${escapeHtml(text)}</p>${problem === undefined ? '' : `<p role="alert">${escapeHtml(problem)}</p>`}${form ? formOf(form, text) : ''}</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
