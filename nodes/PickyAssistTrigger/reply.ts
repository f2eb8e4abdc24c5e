import { type IWebhookFunctions, isExpression } from 'n8n-workflow';
import { type InstantReply, instantReply } from '../api/webhook/instantReply';
import { readParameter } from './settings';

/**
 * The instant reply to a message that came in. Its fields may be expressions over the call; one that would give the secret
 * away is not sent.
 */
export function replyTo(context: IWebhookFunctions, secret: string | null | undefined): InstantReply {
	const text = readParameter(context, 'replyText', '');
	const written = context.getNodeParameter('replyText', '', { rawExpressions: true });
	if (secret && isExpression(written) && typeof text === 'string' && text.includes(secret.trim())) {
		context.logger.warn('Picky Assist Trigger sent no reply, because its text held the secret');
		return {};
	}
	return instantReply(text, readParameter(context, 'replyDelay', 0));
}
