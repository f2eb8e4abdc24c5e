import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readEvent } from '../api/webhook/events';
import type { Item } from '../api/webhook/fields';
import type { InstantReply } from '../api/webhook/instantReply';
import { isSecret, SECRET_KEY, SecretFilter } from '../api/webhook/secret';
import { filterRepeats } from './repeats';
import { replyTo } from './reply';
import { readSettings, type SecretSetting } from './settings';
import { readCall, type WebhookCall } from './webhookRequest';
import { responseOf } from './webhookResponse';

const NO_SECRET =
	'This call does not include the secret that the Picky Assist Trigger requires. Add ?secret= and the secret to the URL in Picky Assist, under Settings → Developers → Webhooks.';
const NO_OBJECT =
	'The body of this call is not a JSON object. Picky Assist posts its webhooks as JSON: choose JSON under Settings → Developers → Webhooks.';

/** Answers by itself, with a sentence, and starts nothing. */
function reject(
	context: IWebhookFunctions,
	statusCode: number,
	message: string,
): IWebhookResponseData {
	responseOf(context).status(statusCode).json({ error: message });
	return { noWebhookResponse: true };
}

function isAllowed(setting: SecretSetting, { payload, query }: WebhookCall): boolean {
	if (setting.kind === 'none') return true;
	return (
		setting.kind === 'set' && isSecret(setting.secret, [query[SECRET_KEY], payload?.[SECRET_KEY]])
	);
}

function isOutbound({ event, direction }: Item): boolean {
	return event === 'messageReceived' && direction === 1;
}

/**
 * Starts the workflow. n8n asks for the response once the execution is on its way, and saves static data then. What was put
 * there before is not surely saved: n8n 2.41 starts an execution on the same static data, and takes it for unchanged from then on.
 */
function start(
	items: readonly Item[],
	response: InstantReply,
	beforeResponse?: () => void,
): IWebhookResponseData {
	return {
		workflowData: [items.map((json) => ({ json }))],
		get webhookResponse() {
			beforeResponse?.();
			return response;
		},
	};
}

/**
 * Takes one call of Picky Assist: an item for each row of an event that the node listens to, and the response. Whatever is a
 * JSON object and carries the secret is answered with HTTP 200, because any other answer starts repeats.
 */
export function receive(context: IWebhookFunctions): IWebhookResponseData {
	const received = readCall(context);
	const settings = readSettings(context);
	if (!isAllowed(settings.secret, received)) return reject(context, 403, NO_SECRET);
	if (!received.payload) return reject(context, 400, NO_OBJECT);

	const filter =
		settings.secret.kind === 'set' ? new SecretFilter(settings.secret.secret) : undefined;
	const payload = filter ? filter.redact(received.payload) : received.payload;
	const query = filter ? filter.redact(received.query) : received.query;
	const { kind, items: read } = readEvent(payload, { query, rawBody: settings.rawBody });
	// Once more: what is decoded may show the secret, and so may text that turns out to be JSON.
	const items = filter ? read.map((item) => ({ ...filter.redact(item) })) : read;
	const isEcho = items.some(isOutbound);
	// A report may have no rows. n8n would start the workflow without items, and find none to answer with: HTTP 500.
	if (items.length === 0 || !settings.listensTo(kind) || (isEcho && settings.ignoreOutbound))
		return { webhookResponse: {} };

	const isReplied = settings.respond === 'instantReply' && kind === 'messageReceived' && !isEcho;
	const response = isReplied ? replyTo(context, { payload, query }, filter) : {};
	if (!settings.ignoreRepeats) return start(items, response);
	const fresh = filterRepeats(context, items);
	return fresh.items.length === 0
		? { webhookResponse: response }
		: start(fresh.items, response, fresh.commit);
}
