import { escapeHtml } from './escapeHtml';
import { CHAT_SCRIPT } from './chatScript';
import { FAULT_SCRIPT, FAULT_SECTION } from './faultSection';
import { PAGE_SCRIPT } from './pageScript';
import { PAGE_STYLE } from './pageStyle';
import { WEBHOOK_SCRIPT } from './webhookScript';
import { TEST_MESSAGE, WEBHOOK_SECTION } from './webhookSection';

/** What one needs to connect the node to this sandbox. */
export interface Connection {
	readonly baseUrl: string;
	readonly token: string;
}

const TILES: ReadonlyArray<readonly [string, string]> = [
	['pushRequests', 'Push requests'],
	['acceptedRequests', 'Accepted requests'],
	['messages', 'Messages'],
	['recipients', 'Recipients'],
];

const tile = ([name, words]: readonly [string, string]): string =>
	`<div class="tile"><dt>${words}</dt><dd data-count="${name}">0</dd></div>`;

const copied = (id: string, value: string): string =>
	`<code id="${id}">${escapeHtml(value)}</code> <button type="button" data-copy="${id}">Copy</button>`;

/** The page of the sandbox: one HTML text that needs nothing from elsewhere. */
export function pageOf({ baseUrl, token }: Connection): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Picky Assist sandbox</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
	<div>
		<h1>Picky Assist sandbox</h1>
		<p class="quiet">A local stand-in for Picky Assist. Nothing leaves this computer except webhook calls to the addresses below.</p>
	</div>
	<p id="state" role="status"></p>
	<button id="clear" type="button">Clear</button>
</header>
<main>
<p class="connect">
	<span>Platform <b>Custom</b></span>
	<span>Base URL ${copied('base-url', baseUrl)}</span>
	<span>API Token ${copied('token', token)}</span>
</p>
<dl class="tiles">${TILES.map(tile).join('')}</dl>
${FAULT_SECTION}
<section id="chats" aria-labelledby="chats-title" hidden>
	<h2 id="chats-title">What people see</h2>
	<div id="phones"></div>
</section>
<section aria-labelledby="pushes-title">
	<h2 id="pushes-title">Push requests</h2>
	<div id="empty" class="empty">
		<p><b>Nothing has arrived yet.</b></p>
		<p>Put the three values above into a Picky Assist credential in n8n, then run a workflow.
		Each push request appears here automatically.</p>
	</div>
	<div id="pushes" class="scroll" hidden><table>
		<thead><tr><th></th><th>Time</th><th>Channel</th><th>To</th><th>Message</th><th>Response</th><th>Push ID</th></tr></thead>
		<tbody></tbody>
	</table></div>
	<p id="more-pushes" class="quiet" hidden></p>
	<p id="other" class="quiet" hidden></p>
</section>
<section id="people" aria-labelledby="people-title" hidden>
	<h2 id="people-title">Messages per number</h2>
	<p id="repeated" class="note warn" hidden></p>
	<div class="scroll"><table>
		<thead><tr><th>Number</th><th class="figure">Messages</th><th>Last message</th></tr></thead>
		<tbody></tbody>
	</table></div>
	<p id="more-people" class="quiet" hidden></p>
</section>
${WEBHOOK_SECTION}
</main>
${TEST_MESSAGE}
<script>${PAGE_SCRIPT}${CHAT_SCRIPT}${WEBHOOK_SCRIPT}${FAULT_SCRIPT}</script>
</body>
</html>
`;
}
