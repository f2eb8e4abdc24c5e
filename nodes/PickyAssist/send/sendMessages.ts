import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withoutDuplicates } from '../../api/duplicates';
import { planPushRequests } from '../../api/pushRequest';
import type { Message } from '../../api/types';
import type { MessageOperation } from '../operations/messageOperation';
import { connect } from '../transport';
import { deliver, type Delivery } from './deliver';
import { draftMessages, isBadItem } from './draftMessages';
import { Parameters } from './parameters';
import { type Result, toItem, toResults } from './results';
import { readSettings } from './settings';
import { stopForBadItems, stopForOutcomes } from './stopExecution';
import { firstNotAccepted, summarize } from './summary';

/** Plans the push requests and sends them. `copyOf` names the messages that were left out as copies of another. */
async function send(
	context: IExecuteFunctions,
	parameters: Parameters,
	messages: readonly Message[],
): Promise<Delivery & { copyOf: ReadonlyMap<Message, Message> }> {
	if (messages.length === 0) return { outcomes: new Map(), hints: [], copyOf: new Map() };
	const { sendOnce, recipientsPerRequest } = readSettings(parameters);
	const { first, copyOf } = sendOnce ? withoutDuplicates(messages) : { first: messages, copyOf: new Map() };
	const cancelSignal = context.getExecutionCancelSignal();
	const delivery = await deliver(
		planPushRequests(first, recipientsPerRequest),
		await connect(context),
		() => cancelSignal?.aborted ?? false,
	);
	return { ...delivery, copyOf };
}

function showHints(context: IExecuteFunctions, results: readonly Result[], hints: readonly string[]): void {
	const lines = firstNotAccepted(results) ? [summarize(results), ...hints] : hints;
	if (lines.length === 0) return;
	context.addExecutionHints({ message: lines.join(' '), type: 'warning', location: 'outputPane' });
}

/**
 * The whole way of the data: items, messages, push requests, outcomes, results. All items are checked before the first
 * request leaves.
 *
 * @returns one item for each message, in the order of the input items
 * @throws NodeOperationError under On Error = Stop, when an item cannot be sent or a message was not accepted
 */
export async function sendMessages(
	context: IExecuteFunctions,
	operation: MessageOperation,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const node = context.getNode();
	const goOn = context.continueOnFail();
	const parameters = new Parameters(context);

	const lines = draftMessages(operation, parameters, items.length);
	if (!goOn) stopForBadItems(node, lines.filter(isBadItem));
	const messages = lines.filter((line): line is Message => !isBadItem(line));
	const { outcomes, hints, copyOf } = await send(context, parameters, messages);
	const results = toResults(lines, outcomes, copyOf);
	if (!goOn) stopForOutcomes(node, results);
	showHints(context, results, hints);

	const includeInputFields = parameters.read('options.includeInputFields', 0) === true;
	const shape = {
		errorOutput: node.onError === 'continueErrorOutput',
		...(includeInputFields ? { inputFields: (itemIndex: number) => items[itemIndex]?.json ?? {} } : {}),
	};
	return results.map((result) => toItem(result, shape));
}
