import { type IHookFunctions, isExpression, NodeOperationError } from 'n8n-workflow';
import { SecretFilter, MIN_SECRET_LENGTH } from '../api/webhook/secret';
import { readSecret } from './settings';

/**
 * Rejects a Secret that protects nothing, when the workflow is activated or its Test URL is opened. Not when n8n starts: a
 * workflow that was active would not take calls any more.
 *
 * @throws NodeOperationError with what to change
 */
export function checkSecret(context: IHookFunctions): void {
	if (['init', 'leadershipChange'].includes(context.getActivationMode())) return;
	const setting = readSecret(context);
	if (setting.kind === 'none') return;
	// An expression that returns nothing here may return something when a call is there; a blank text never does.
	const isLater =
		setting.kind === 'blank' &&
		isExpression(context.getNodeParameter('options.secret', '', { rawExpressions: true }));
	if (isLater) return;
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
	const response: unknown = context.getNodeParameter('replyText', '', { rawExpressions: true });
	if (
		context.getNodeParameter('respond', 'nothing') !== 'instantReply' ||
		typeof response !== 'string'
	)
		return;
	if (new SecretFilter(secret).appearsIn(response)) {
		throw new NodeOperationError(
			context.getNode(),
			'The Reply contains the Secret: change one of them',
			{
				description: 'Everyone who messages you would receive the Secret.',
			},
		);
	}
}
