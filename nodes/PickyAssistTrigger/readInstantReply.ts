import { type IWebhookFunctions, isExpression } from 'n8n-workflow';
import { InputError } from '../api/input/inputError';
import { FAILED_VALUES, textOf } from '../api/input/text';
import { rejectUnevaluated } from '../api/input/unevaluated';
import { type InstantReply, instantReply } from '../api/webhook/instantReply';
import { joinSentences } from '../api/sentences';
import type { Item } from '../api/webhook/fields';
import { mapNested } from '../api/webhook/nestedValues';
import type { Payload } from '../api/webhook/payload';
import type { SecretFilter } from '../api/webhook/secret';
import { readParameter } from './settings';

/** Whether the person who wrote used these words. A loop, because a call may be nested deeply. */
function isInMessage({ item }: ReplyContext, words: string): boolean {
	let found = false;
	mapNested(item, {
		value: (value) => {
			found ||= typeof value === 'string' && value.toLowerCase().includes(words.toLowerCase());
			return undefined;
		},
		key: (key) => key,
	});
	return found;
}

/** The part of a reply to check: all of a fixed text; of an expression not what the person who wrote may have caused. */
function ownText(text: unknown, rawReply: unknown, message: ReplyContext): unknown {
	if (typeof text !== 'string' || !isExpression(rawReply)) return text;
	const foreign = FAILED_VALUES.filter((words) => isInMessage(message, words));
	return foreign.reduce((rest, words) => rest.replaceAll(words, ''), text);
}

/** Why a reply is not valid text, by the same rules as for messages; undefined if it is. */
function replyError(text: unknown, rawReply: unknown, message: ReplyContext): string | undefined {
	try {
		textOf(ownText(text, rawReply, message), 'Reply Text');
		if (typeof rawReply === 'string' && !isExpression(rawReply))
			rejectUnevaluated(rawReply, 'Reply Text');
		return undefined;
	} catch (error) {
		return error instanceof InputError
			? joinSentences(error.message, error.description)
			: String(error);
	}
}

/** What the expressions in the reply can use. */
interface ReplyContext {
	readonly payload: Payload;
	readonly query: Payload;
	readonly item: Item;
}

/**
 * Lets the expressions in the reply read the item as `$json`, and the call, in the format of n8n's own Webhook node: without
 * the secret, and with the payload as `body` whatever its content type. n8n 2.41 would give them the raw request, n8n 2.8
 * nothing, and neither has another way to pass an item to the expressions of a trigger.
 */
function exposeToExpressions(
	context: IWebhookFunctions,
	{ payload, query, item }: ReplyContext,
	filter: SecretFilter | undefined,
): void {
	const items: unknown = Reflect.get(context, 'connectionInputData');
	if (!Array.isArray(items)) return;
	const call = {
		...item,
		body: payload,
		headers: context.getHeaderData(),
		params: context.getParamsData(),
		query,
	};
	items.splice(0, items.length, { json: filter ? filter.redactValue(call) : call });
}

/**
 * The instant reply to an incoming message. Its fields may use expressions with the item and the call. A reply that would reveal the
 * secret, or is not text, is not sent. A fixed text was checked when the workflow was activated.
 */
export function readInstantReply(
	context: IWebhookFunctions,
	message: ReplyContext,
	filter: SecretFilter | undefined,
): InstantReply {
	exposeToExpressions(context, message, filter);
	const text = readParameter(context, 'replyText', '');
	const rawReply: unknown = context.getNodeParameter('replyText', '', { rawExpressions: true });
	const error = replyError(text, rawReply, message);
	if (error !== undefined) {
		context.logger.warn(`Picky Assist Trigger sent no reply. ${error}`);
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
