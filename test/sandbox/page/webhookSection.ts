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
	<div id="webhooks" class="scroll" hidden><table>
		<thead><tr><th></th><th>Time</th><th>Webhook</th><th>Content</th><th>Response</th><th>Instant reply</th></tr></thead>
		<tbody></tbody>
	</table></div>
	<p id="more-webhooks" class="quiet" hidden></p>
</section>`;

/** The bar at the bottom that sends a message as a customer, always within reach. */
export const TEST_MESSAGE = `<form id="incoming" class="bar" aria-label="Test message">
	<p id="webhook-status" role="status"></p>
	<p id="advice" class="quiet" hidden></p>
	<label class="short">From<input id="from" value="12025550101"></label>
	<label class="short">Kind<select id="kind">${INCOMING_KINDS.map(option).join('')}</select></label>
	<label class="wide">Text<input id="text" value="Hello"></label>
	<button class="main">Send as customer</button>
</form>`;
