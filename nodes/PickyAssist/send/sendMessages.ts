import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withoutDuplicates } from '../../api/duplicates';
import { planPushRequests } from '../../api/pushRequest';
import type { Message, Outcome } from '../../api/types';
import type { MessageOperation } from '../operations/messageOperation';
import { connect } from '../transport';
import { deliver, type Delivery } from './deliver';
import { draftMessages, isBadItem } from './draftMessages';
import { Ledger } from './ledger';
import { pause } from './pacing';
import { Parameters } from './parameters';
import { type Result, toItem, toResults } from './results';
import { readSettings } from './settings';
import { stopForBadItems, stopForOutcomes } from './stopExecution';
import { firstNotAccepted, summarize } from './summary';

/** Plans the push requests and sends what an earlier try has not. `copyOf` names the messages left out as copies of another. */
async function send(
	context: IExecuteFunctions,
	parameters: Parameters,
	messages: readonly Message[],
): Promise<Delivery & { copyOf: ReadonlyMap<Message, Message> }> {
	if (messages.length === 0) return { outcomes: new Map(), hints: [], copyOf: new Map() };
	const settings = readSettings(parameters);
	const { first, copyOf } = settings.sendOnce
		? withoutDuplicates(messages)
		: { first: messages, copyOf: new Map<Message, Message>() };
	const ledger = Ledger.open(context, messages);
	const known = new Map<Message, Outcome>();
	for (const message of first) {
		const outcome = ledger.outcomeOf(message);
		if (outcome) known.set(message, outcome);
	}
	const { push, limit } = await connect(context, settings.timeout);
	const cancelSignal = context.getExecutionCancelSignal();
	const { outcomes, hints } = await deliver(
		planPushRequests(first.filter((message) => !known.has(message)), settings.recipientsPerRequest),
		{
			...settings,
			push,
			limit,
			ledger,
			now: () => performance.now(),
			pause: (milliseconds) => pause(milliseconds, cancelSignal),
			cancelled: () => cancelSignal?.aborted ?? false,
		},
	);
	for (const [message, outcome] of known) outcomes.set(message, outcome);
	for (const [copy, original] of copyOf) {
		const outcome = outcomes.get(original);
		if (outcome) ledger.settle(copy, outcome);
	}
	ledger.close([...outcomes.values()].every(({ status }) => status === 'accepted'));
	return { outcomes, hints, copyOf };
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
