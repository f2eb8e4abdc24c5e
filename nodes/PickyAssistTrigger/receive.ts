import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readEvent } from '../api/webhook/events';
import type { Item } from '../api/webhook/fields';
import type { InstantReply } from '../api/webhook/instantReply';
import { isoTime } from '../api/isoTime';
import { isSecret, SECRET_KEY, SecretFilter } from '../api/webhook/secret';
import { filterRepeats } from './repeats';
import { readInstantReply } from './readInstantReply';
import { resumeWaiting, tapIn } from './transport/resumeWaiting';
import { readSettings, type SecretSetting } from './settings';
import { readCall, type WebhookCall } from './webhookRequest';
import { responseOf } from './webhookResponse';

const MISSING_SECRET =
	'This call does not include the secret that the Picky Assist Trigger requires. Add ?secret= and the secret to the URL in Picky Assist, under Settings → Developers → Webhooks.';
const NOT_JSON_OBJECT =
	'The body of this call is not a JSON object. Picky Assist posts its webhooks as JSON: choose JSON under Settings → Developers → Webhooks.';

/** Responds with an error and does not start the workflow. */
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
 * Starts the workflow. n8n reads the response once the execution has started, and saves static data after that. Static data
 * changed earlier may not be saved: n8n 2.41 starts the execution with the same static data and then considers it unchanged.
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
 * Handles one webhook call: an item for each row of an event that the node listens to, and the response. Every JSON object
 * with the correct secret gets HTTP 200, because any other status makes Picky Assist repeat the call. A tap on a button of
 * Send and Wait for Response starts nothing: it continues the execution that waits for it.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const call = readCall(context);
	const settings = readSettings(context);
	if (!isAllowed(settings.secret, call)) return reject(context, 403, MISSING_SECRET);
	if (!call.payload) return reject(context, 400, NOT_JSON_OBJECT);

	const filter =
		settings.secret.kind === 'set' ? new SecretFilter(settings.secret.secret) : undefined;
	const payload = filter ? filter.redact(call.payload) : call.payload;
	const query = filter ? filter.redact(call.query) : call.query;
	const { kind, items: parsedItems } = readEvent(payload, {
		query,
		rawBody: settings.rawBody,
		receivedAt: isoTime(Date.now(), context.getTimezone()),
		forAgents: settings.forAgents,
	});
	// Again, because decoded text and text parsed as JSON may reveal the secret.
	const items = filter ? parsedItems.map((item) => ({ ...filter.redact(item) })) : parsedItems;
	const tap = settings.resumeWaiting && items[0] ? tapIn(items[0]) : undefined;
	if (tap) {
		await resumeWaiting(context, tap);
		return { webhookResponse: {} };
	}
	const isEcho = items.some(isOutbound);
	// A report may have no rows. n8n would start the workflow without items and fail to respond: HTTP 500.
	if (items.length === 0 || !settings.listensTo(kind) || (isEcho && settings.ignoreOutbound))
		return { webhookResponse: {} };

	const hasInstantReply =
		settings.respond === 'instantReply' && kind === 'messageReceived' && !isEcho;
	const response = hasInstantReply
		? readInstantReply(context, { payload, query, item: items[0] ?? {} }, filter)
		: {};
	if (!settings.ignoreRepeats) return start(items, response);
	const newItems = filterRepeats(context, items);
	return newItems.items.length === 0
		? { webhookResponse: response }
		: start(newItems.items, response, newItems.commit);
}
