import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sizeHints } from '../../api/mediaSizes';
import { isSettled } from '../../api/outcome';
import { Outcomes } from '../../api/outcomes';
import type { Message } from '../../api/types';
import type { MessageOperation } from '../operations/messageOperation';
import { knownTemplates } from '../read/knownTemplates';
import { connect } from '../transport';
import { BinaryFiles } from './binaryFiles';
import { dispatch, type Dispatch } from './dispatch';
import { asError, type BadItem, draftMessages, isBadItem } from './draftMessages';
import { showDryRun } from './dryRun';
import { underLedger } from './ledger';
import { Parameters } from './parameters';
import { type Result, toItem, toResult } from './results';
import { isDryRun, readSettings } from './settings';
import { stopForBadItems, stopForOutcomes } from './stopExecution';
import { firstNotAccepted, summarize } from './summary';

const NOTHING_TO_SEND: Dispatch = { outcomes: new Outcomes(), copyOf: new Map(), hints: [] };

function showHints(context: IExecuteFunctions, results: readonly Result[], hints: readonly string[]): void {
	const lines = firstNotAccepted(results) ? [summarize(results), ...hints] : hints;
	if (lines.length === 0) return;
	context.addExecutionHints({ message: lines.join(' '), type: 'warning', location: 'outputPane' });
}

/**
 * The whole way of the data: items, messages, push requests, outcomes, results. All items are checked before the first
 * request leaves.
 *
 * @returns one item for each message, in the order of the input items; in a dry run one for each request
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
	// Not thrown: where the node may go on, n8n would put the input items of a node that throws on its success output.
	const connection = isDryRun(parameters) ? undefined : await connect(context).catch(asError);

	const files = new BinaryFiles(context);
	const problem = connection instanceof Error ? connection : undefined;
	const asksForTemplates = operation.wantsTemplates?.(parameters.forItem(0)) ?? false;
	const templates =
		asksForTemplates && connection && !(connection instanceof Error) ? await knownTemplates(context, connection) : undefined;

	const lines = draftMessages(operation, parameters, files, items.length, problem, templates);
	if (!connection) return showDryRun(context, lines, parameters);
	const messages = lines.filter((line): line is Message => !isBadItem(line));
	const show = ({ outcomes, hints, copyOf }: Dispatch): INodeExecutionData[] => {
		const resultOf = (line: Message | BadItem) => toResult(line, outcomes, copyOf);
		// A list of all results is made only where there is something to tell: there may be 100,000.
		const results = lines.every((line) => isSettled(resultOf(line).outcome)) ? [] : lines.map(resultOf);
		if (!goOn) stopForOutcomes(node, results);
		showHints(context, results, [...sizeHints(messages), ...hints]);

		const includeInputFields = parameters.read('options.includeInputFields', 0) === true;
		const shape = {
			errorOutput: node.onError === 'continueErrorOutput',
			...(includeInputFields ? { inputFields: (itemIndex: number) => items[itemIndex]?.json ?? {} } : {}),
		};
		return lines.map((line) => toItem(resultOf(line), shape));
	};
	// Also where nothing is sent: two retries of this execution know each other by the ledger.
	return await underLedger(context, messages, async (ledger) => {
		if (!goOn) stopForBadItems(node, lines.filter(isBadItem));
		if (connection instanceof Error || messages.length === 0) return show(NOTHING_TO_SEND);
		return show(await dispatch(context, connection, readSettings(parameters), files, messages, ledger));
	});
}
