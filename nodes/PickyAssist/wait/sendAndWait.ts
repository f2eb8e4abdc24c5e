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

/**
 * The field in which an item has something that n8n or the next node would take for a response, if a time limit passes the
 * item on: the response of an earlier node or, in a review, what the workflow or the model calls `approved`.
 */
function responseIn({ json }: INodeExecutionData, review: boolean): string | undefined {
	if (isPlainObject(json.data) && ('approved' in json.data || 'text' in json.data)) return 'data';
	return review && typeof json.approved === 'boolean' ? 'approved' : undefined;
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
 * Gives this run a copy of the node. n8n turns off the node of the run that waited, and the runs of the same node that come
 * next, behind another branch or for another call of a model, have the same object: they would not ask, and pass their item on.
 */
function separateFromOtherRuns(context: IExecuteFunctions): void {
	const run = context.getExecuteData();
	run.node = { ...run.node };
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
	const review = isReview(node);
	const items = context.getInputData();
	const earlier = savedResponse(context);
	const pending = openResponse(context, earlier);
	savePendingResponse(context, pending);
	const setup: WaitSetup = {
		link: linkTo(context, pending.id),
		toPayload: (decision, number) => payloadFor(context, pending.id, decision, number),
		timezone: context.getTimezone(),
		itemCount: items.length,
		isTool: isTool(node) && !review,
		isReview: review,
		responseIn: items[0] && responseIn(items[0], review),
		toolParameters: review ? items[0]?.json.toolParameters : undefined,
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
	separateFromOtherRuns(context);
	await context.putExecutionToWait(asked.waitTill ?? WAIT_INDEFINITELY);
	return rows;
}
