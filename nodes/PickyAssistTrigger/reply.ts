import { type IWebhookFunctions, isExpression } from 'n8n-workflow';
import { InputError } from '../api/input/inputError';
import { textOf } from '../api/input/text';
import { type InstantReply, instantReply } from '../api/webhook/instantReply';
import { joinSentences } from '../api/sentences';
import type { Payload } from '../api/webhook/payload';
import type { SecretFilter } from '../api/webhook/secret';
import { readParameter } from './settings';

/** What makes the reply no text, as for a message that is sent; undefined where nothing does. */
function replyError(text: unknown): string | undefined {
	try {
		textOf(text, 'Reply');
		return undefined;
	} catch (error) {
		return error instanceof InputError
			? joinSentences(error.message, error.description)
			: String(error);
	}
}

/**
 * Lets the expressions of the reply find the call under `$json`, as n8n's own Webhook node shows one: without the secret, and
 * with the payload as `body` whatever it came as. n8n 2.41 shows them the bare request, n8n 2.8 nothing at all, and neither
 * has another way to hand an item to the expressions of a trigger.
 */
function exposeCallToExpressions(
	context: IWebhookFunctions,
	{ payload, query }: { payload: Payload; query: Payload },
	filter: SecretFilter | undefined,
): void {
	const items: unknown = Reflect.get(context, 'connectionInputData');
	if (!Array.isArray(items)) return;
	const call = {
		body: payload,
		headers: context.getHeaderData(),
		params: context.getParamsData(),
		query,
	};
	items.splice(0, items.length, { json: filter ? filter.redactValue(call) : call });
}

/**
 * The instant reply to a message that came in. Its fields may be expressions over the call; one that would give the secret
 * away, or is no text, is not sent. A fixed text was checked when the workflow was activated.
 */
export function replyTo(
	context: IWebhookFunctions,
	call: { payload: Payload; query: Payload },
	filter: SecretFilter | undefined,
): InstantReply {
	exposeCallToExpressions(context, call, filter);
	const text = readParameter(context, 'replyText', '');
	const rawReply = context.getNodeParameter('replyText', '', { rawExpressions: true });
	const problem = replyError(text);
	if (problem !== undefined) {
		context.logger.warn(`Picky Assist Trigger sent no reply. ${problem}`);
		return {};
	}
	const isText = typeof text === 'string' || typeof text === 'number';
	if (filter && isText && isExpression(rawReply) && filter.appearsIn(String(text))) {
		context.logger.warn(
			'Picky Assist Trigger sent no reply because the Reply expression would have revealed the Secret',
		);
		return {};
	}
	return instantReply(text, readParameter(context, 'replyDelay', 0));
}
