import {
	CONTENT_SECURITY_POLICY,
	escapeHtml,
	type Page,
	toHtml,
} from '../../../nodes/PickyAssist/wait/page';

const NASTY = `</p><script>alert(1)</script>"'&amp; <img src=x onerror=alert(1)>`;
const ESCAPED =
	'&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp; &lt;img src=x onerror=alert(1)&gt;';

it.each<[string, Page]>([
	['the text', { text: NASTY }],
	['a problem', { text: 'Hi', problem: NASTY }],
	['a label', { text: 'Hi', form: { type: 'approval', approveLabel: NASTY } }],
	[
		'the other label',
		{ text: 'Hi', form: { type: 'approval', approveLabel: '', declineLabel: NASTY } },
	],
	['the text as label', { text: NASTY, form: { type: 'freeText', submitLabel: '' } }],
	['the label of a free text', { text: 'Hi', form: { type: 'freeText', submitLabel: NASTY } }],
])('%s is text, whatever it holds', (_, page) => {
	const html = toHtml(page);
	expect(html).toContain(ESCAPED);
	expect(html).not.toContain('<img');
	expect(html.match(/<script/g)).toHaveLength(1);
	expect(escapeHtml(NASTY)).toBe(ESCAPED);
});

it('nothing is loaded from anywhere, and only the own style and script run', () => {
	const html = toHtml({ text: 'Hi', form: { type: 'approval', approveLabel: 'Yes' } });
	expect(html).not.toMatch(/\b(src|href|action|style|on\w+)=/);
	expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /);
	expect(CONTENT_SECURITY_POLICY).not.toContain('unsafe');
	expect(CONTENT_SECURITY_POLICY).not.toContain('allow-same-origin');
});

it('one button where one can only approve', () => {
	const form = { type: 'approval', approveLabel: 'Yes' } as const;
	const buttons = [...toHtml({ text: 'Hi', form }).matchAll(/value="(\w+)"[^>]*>([^<]*)</g)];
	expect(buttons.map(([, value, label]) => [value, label])).toEqual([['approve', 'Yes']]);
});
