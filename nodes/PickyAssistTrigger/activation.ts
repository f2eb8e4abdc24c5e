import { type IHookFunctions, isExpression, NodeOperationError } from 'n8n-workflow';
import { SecretFilter, MIN_SECRET_LENGTH } from '../api/webhook/secret';
import { readSecret } from './settings';

/**
 * Rejects an unsafe Secret when the workflow is activated or its Test URL is opened. Not when n8n starts, because a workflow
 * that was active would stop receiving calls.
 *
 * @throws NodeOperationError if the Secret is too short, or is contained in the Reply
 */
export function checkSecret(context: IHookFunctions): void {
	if (['init', 'leadershipChange'].includes(context.getActivationMode())) return;
	const setting = readSecret(context);
	if (setting.kind === 'none') return;
	// An expression that returns nothing now may return something for a call; a blank text never does.
	const mayBeSetLater =
		setting.kind === 'blank' &&
		isExpression(context.getNodeParameter('options.secret', '', { rawExpressions: true }));
	if (mayBeSetLater) return;
	const secret = setting.kind === 'set' ? setting.secret.trim() : '';
	if (secret.length < MIN_SECRET_LENGTH) {
		throw new NodeOperationError(
			context.getNode(),
			`The Secret is too short: use at least ${MIN_SECRET_LENGTH} letters and digits`,
			{
				description:
					'Change it in the options of the Picky Assist Trigger, and in the URL in Picky Assist.',
			},
		);
	}
	const reply: unknown = context.getNodeParameter('replyText', '', { rawExpressions: true });
	if (
		context.getNodeParameter('respond', 'nothing') !== 'instantReply' ||
		typeof reply !== 'string'
	)
		return;
	if (new SecretFilter(secret).appearsIn(reply)) {
		throw new NodeOperationError(
			context.getNode(),
			'Reply Text contains the Secret: change one of them',
			{
				description: 'Everyone who messages you would receive the Secret.',
			},
		);
	}
}
