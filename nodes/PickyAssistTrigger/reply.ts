import { type IWebhookFunctions, isExpression } from 'n8n-workflow';
import { type InstantReply, instantReply } from '../api/webhook/instantReply';
import type { SecretFilter } from '../api/webhook/secret';
import { readParameter } from './settings';

/**
 * The instant reply to a message that came in. Its fields may be expressions over the call; one that would give the secret
 * away is not sent. A fixed text was checked when the workflow was activated.
 */
export function replyTo(context: IWebhookFunctions, filter: SecretFilter | undefined): InstantReply {
	const text = readParameter(context, 'replyText', '');
	const written = context.getNodeParameter('replyText', '', { rawExpressions: true });
	const isText = typeof text === 'string' || typeof text === 'number';
	if (filter && isText && isExpression(written) && filter.isIn(String(text))) {
		context.logger.warn('Picky Assist Trigger sent no reply because the Reply expression would have revealed the Secret');
		return {};
	}
	return instantReply(text, readParameter(context, 'replyDelay', 0));
}
