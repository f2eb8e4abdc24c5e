import { randomBytes } from 'crypto';
import { type IExecuteFunctions, type INodeExecutionData, WAIT_INDEFINITELY } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { isReview, isTool, operationError } from '../errors';
import { asksByTemplate } from '../operations/message/respondBy';
import type { Asked, WaitOperation, WaitSetup } from '../operations/waitOperation';
import { sendMessages } from '../send/sendMessages';
import { linkTo, payloadFor } from './link';
import { type PendingResponse, savedResponse, savePendingResponse } from './pendingResponse';

const SENT_BEFORE = 'Another attempt sent this message, so this one does not wait for the response';
const HOW_TO_ASK_AGAIN =
	'The response to the message continues the execution of that attempt. If it no longer waits, execute the workflow again to send a new message.';

/** Whether an item has a response of an earlier node, which a time limit would pass on. */
function hasResponse({ json: { data } }: INodeExecutionData): boolean {
	return isPlainObject(data) && ('approved' in data || 'text' in data);
}

/**
 * The response of this run: the same for all tries of Retry on Fail, so that a link that was sent stays valid, and never that
 * of a message that has waited.
 */
function openResponse(
	context: IExecuteFunctions,
	earlier: PendingResponse | undefined,
): PendingResponse {
	const executionId = context.getExecutionId();
	const run = Number(context.getWorkflowDataProxy(0).$runIndex);
	const isThisRun = earlier?.executionId === executionId && earlier.run === run;
	if (isThisRun && !earlier.question) return earlier;
	return { id: randomBytes(9).toString('base64url'), executionId, run };
}

/** The recipient and IDs of the message, without what is unknown. */
function idsOf({ json }: INodeExecutionData): Record<string, string> {
	const ids: Record<string, string> = {};
	for (const name of ['number', 'messenger_id', 'msg_id', 'reference_number']) {
		const value = json[name];
		if (typeof value === 'string') ids[name] = value;
	}
	return ids;
}

/**
 * Sends one message and puts the execution to wait for the response to it. A message that was not accepted, or only may have
 * been, is an error like in the other operations, and nothing waits.
 *
 * @returns the sent message; n8n replaces it by the response
 * @throws NodeOperationError under On Error = Stop, if the message cannot be sent or was not accepted
 */
export async function sendAndWait(
	context: IExecuteFunctions,
	operation: WaitOperation,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const items = context.getInputData();
	const earlier = savedResponse(context);
	const pending = openResponse(context, earlier);
	savePendingResponse(context, pending);
	const setup: WaitSetup = {
		link: linkTo(context, pending.id),
		toPayload: (decision, number) => payloadFor(context, pending.id, decision, number),
		timezone: context.getTimezone(),
		itemCount: items.length,
		isTool: isTool(node) && !isReview(node),
		hasResponse: items.some(hasResponse),
		toolParameters: isReview(node) ? items[0]?.json.toolParameters : undefined,
	};
	let asked: Asked | undefined;
	let isSentBefore = false;
	const rows = await sendMessages(
		context,
		{
			...operation,
			hasTemplates: asksByTemplate(context),
			toDrafts(item, { templates }) {
				asked = operation.ask(item, setup, templates);
				return [asked.draft];
			},
		},
		() => {
			isSentBefore = true;
		},
	);
	const sent = rows.find(({ json }) => json.status === 'accepted');
	if (!sent || !asked) return rows;
	if (isSentBefore && earlier?.id !== pending.id)
		throw operationError(node, { reason: SENT_BEFORE, description: HOW_TO_ASK_AGAIN }, 0);
	savePendingResponse(context, { ...pending, question: asked.question, message: idsOf(sent) });
	await context.putExecutionToWait(asked.waitTill ?? WAIT_INDEFINITELY);
	return rows;
}
