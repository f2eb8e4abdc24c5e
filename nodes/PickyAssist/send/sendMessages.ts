import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { countryCodeHints } from '../../api/push/countryCodeHint';
import { sizeHints } from '../../api/push/mediaSizes';
import { mayHaveBeenSent, type Outcome } from '../../api/push/outcome';
import { Outcomes } from '../../api/push/outcomes';
import type { Message } from '../../api/push/types';
import type { Template } from '../../api/resources/templates';
import { TemplateProblem } from '../../api/resources/templateCheck';
import type { MessageOperation } from '../operations/messageOperation';
import { withTemplates } from '../transport/knownTemplates';
import { connect } from '../transport/connection';
import { BinaryFiles } from './binaryFiles';
import { dispatch, type Dispatch } from './dispatch';
import { draftHints } from './draftHints';
import { draftMessages, isBadItem, isMessage } from './draftMessages';
import { asError } from '../errors';
import { showDryRun } from './dryRun';
import {
	duplicateResults,
	isDuplicateItem,
	type DraftResult,
	recordDuplicates,
} from './duplicateItems';
import { type Ledger, underLedger } from '../sendOnce/ledger';
import { Parameters } from '../parameters/parameters';
import { rejectUnreachableMedia } from './publicMedia';
import { hasReference, type Result, toItem, toResult } from './results';
import { isDryRun, readSettings, validSettings } from './settings';
import { stopForBadItems, stopForOutcomes } from './stopExecution';
import { summarize } from './summary';

const NOTHING_TO_SEND: Dispatch = { outcomes: new Outcomes(), copyOf: new Map(), hints: [] };

function doesNotFitTemplate(line: DraftResult): boolean {
	return isBadItem(line) && line.cause instanceof TemplateProblem;
}

function showHints(
	context: IExecuteFunctions,
	results: readonly Result[],
	hints: readonly string[],
): void {
	const drafted = results.length > 0 ? [summarize(results), ...hints] : hints;
	if (drafted.length === 0) return;
	context.addExecutionHints({
		message: drafted.join(' '),
		type: 'warning',
		location: 'outputPane',
	});
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
	const continueOnFail = context.continueOnFail();
	const parameters = new Parameters(context);
	// Not thrown: where the node may go on, n8n would put the input items of a node that throws on its success output.
	const connection = isDryRun(parameters) ? undefined : await connect(context).catch(asError);

	const files = new BinaryFiles(context);
	const problem = connection instanceof Error ? connection : undefined;
	const asksForTemplates =
		operation.hasTemplates === true && validSettings(parameters)?.checkTemplate === true;
	const draft = (templates?: readonly Template[], ledger?: Ledger) => {
		const drafted = draftMessages(
			operation,
			parameters,
			files,
			items.length,
			problem,
			templates,
			ledger,
		);
		return connection && !(connection instanceof Error) && connection.isVendor
			? rejectUnreachableMedia(drafted)
			: drafted;
	};
	if (!connection) return showDryRun(context, draft(), parameters);
	const settings = validSettings(parameters);
	const show = (
		drafted: readonly DraftResult[],
		messages: readonly Message[],
		{ outcomes, hints, copyOf }: Dispatch,
	): INodeExecutionData[] => {
		const duplicateResult = duplicateResults(drafted, outcomes);
		const resultOf = (line: DraftResult) =>
			isDuplicateItem(line) ? duplicateResult(line) : toResult(line, outcomes, copyOf);
		// A list of all results is made only where there is something to tell: there may be 100,000.
		const isPlain = ({ status }: Outcome) => status === 'accepted' || status === 'already sent';
		const results = drafted.every((line) => isPlain(resultOf(line).outcome))
			? []
			: drafted.map(resultOf);
		if (!continueOnFail) stopForOutcomes(node, results);
		const left = messages.filter(
			(message) => message.mayLackCountryCode && mayHaveBeenSent(outcomes.get(message)),
		);
		const known = draftHints(drafted, settings?.oncePerRecipientAndReference === true, copyOf);
		showHints(context, results, [
			...countryCodeHints(left, false, parameters.isGiven('options.countryCode')),
			...sizeHints(messages),
			...known,
			...hints,
		]);

		const shape = {
			errorOutput: node.onError === 'continueErrorOutput',
			hasReferenceColumn: drafted.some(hasReference),
			...(settings?.includeInputFields
				? { inputFields: (itemIndex: number) => items[itemIndex]?.json ?? {} }
				: {}),
		};
		return drafted.map((line) => toItem(resultOf(line), shape));
	};
	// Also where nothing is sent: two retries of this execution know each other by the ledger.
	return await underLedger(context, async (ledger) => {
		const drafted =
			asksForTemplates && !(connection instanceof Error)
				? await withTemplates(
						context,
						connection,
						(templates) => draft(templates, ledger),
						(drafted) => drafted.some(doesNotFitTemplate),
					)
				: draft(undefined, ledger);
		const messages = drafted.filter(isMessage);
		ledger.use(messages);
		if (!continueOnFail) stopForBadItems(node, drafted.filter(isBadItem));
		if (connection instanceof Error || messages.length === 0)
			return show(drafted, messages, NOTHING_TO_SEND);
		const dispatched = await dispatch(
			context,
			connection,
			readSettings(parameters),
			files,
			messages,
			ledger,
		);
		recordDuplicates(drafted, dispatched.outcomes, ledger);
		return show(drafted, messages, dispatched);
	});
}
