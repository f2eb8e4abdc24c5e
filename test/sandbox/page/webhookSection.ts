import { INCOMING_KINDS } from '../webhooks/incomingContent';

const option = (kind: string): string => `<option>${kind}</option>`;

function address(webhook: 'global' | 'event', words: string): string {
	return `<label>${words}<input id="${webhook}-url" type="url" placeholder="http://localhost:5678/webhook/..."></label>
		<button type="button" data-test-webhook="${webhook}">Test</button>`;
}

/** The part of the page that shows and sends webhooks. */
export const WEBHOOK_SECTION = `<section aria-labelledby="webhooks-title">
	<h2 id="webhooks-title">Webhooks</h2>
	<form id="addresses" class="form">
		${address('global', 'Global webhook URL (incoming messages)')}
		${address('event', 'Event webhook URL (delivery reports and other events)')}
		<button>Save</button>
	</form>
	<form id="incoming" class="form">
		<label>From<input id="from" value="12025550101"></label>
		<label>Kind<select id="kind">${INCOMING_KINDS.map(option).join('')}</select></label>
		<label class="wide">Text<input id="text" value="Hello"></label>
		<button>Send a test message</button>
	</form>
	<p id="webhook-status" class="quiet" role="status"></p>
	<div id="webhooks" class="scroll" hidden><table>
		<thead><tr><th></th><th>Time</th><th>Webhook</th><th>What</th><th>Response</th><th>Instant reply</th></tr></thead>
		<tbody></tbody>
	</table></div>
	<p id="more-webhooks" class="quiet" hidden></p>
</section>`;
