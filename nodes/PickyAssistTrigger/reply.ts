import { type IWebhookFunctions, isExpression } from 'n8n-workflow';
import { InputError } from '../api/input/inputError';
import { textOf } from '../api/input/text';
import { type InstantReply, instantReply } from '../api/webhook/instantReply';
import { joinSentences } from '../api/sentences';
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
 * The instant reply to a message that came in. Its fields may be expressions over the call; one that would give the secret
 * away, or is no text, is not sent. A fixed text was checked when the workflow was activated.
 */
export function replyTo(
	context: IWebhookFunctions,
	filter: SecretFilter | undefined,
): InstantReply {
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
