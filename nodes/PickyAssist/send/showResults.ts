import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { countryCodeHints } from '../../api/push/countryCodeHint';
import { sizeHints } from '../../api/push/mediaSizes';
import { mayHaveBeenSent, type Outcome } from '../../api/push/outcome';
import { formHints } from '../operations/message/savedTemplateForm';
import type { Parameters } from '../parameters/parameters';
import type { SendReport } from './planAndSend';
import { draftHints } from './draftHints';
import { type DraftResult, isDuplicateItem, isMessage } from './draftResult';
import { duplicateResults } from './duplicateItems';
import { type Result, resultShape, toItem, toResult } from './results';
import type { Settings } from './settings';
import { stopForOutcomes } from './stopExecution';
import { summarize } from './summary';

function showHints(
	context: IExecuteFunctions,
	results: readonly Result[],
	hints: readonly string[],
): void {
	const texts = results.length > 0 ? [summarize(results), ...hints] : hints;
	if (texts.length === 0) return;
	context.addExecutionHints({ message: texts.join(' '), type: 'warning', location: 'outputPane' });
}

function needsNoReport(outcome: Outcome | undefined): boolean {
	return outcome?.status === 'accepted' || outcome?.status === 'already sent';
}

/**
 * Turns the results of a run into output items, and shows its hints.
 *
 * @param settings undefined if they are invalid; every item is then invalid too
 * @throws NodeOperationError or NodeApiError under On Error = Stop, if a message was not accepted
 */
export function showResults(
	context: IExecuteFunctions,
	drafted: readonly DraftResult[],
	{ outcomes, hints, copyOf }: SendReport,
	settings: Settings | undefined,
	parameters: Parameters,
): INodeExecutionData[] {
	const node = context.getNode();
	const duplicateResult = duplicateResults(drafted, outcomes);
	const resultOf = (one: DraftResult) =>
		isDuplicateItem(one) ? duplicateResult(one) : toResult(one, outcomes);
	// A list of all results is made only if there is something to report: there may be 100,000.
	const outcomeOf = (one: DraftResult) =>
		isMessage(one) ? outcomes.get(one) : resultOf(one).outcome;
	const results = drafted.every((one) => needsNoReport(outcomeOf(one)))
		? []
		: drafted.map(resultOf);
	if (!context.continueOnFail()) stopForOutcomes(node, results);

	const messages = drafted.filter(isMessage);
	const sentNational = messages.filter(
		(message) => message.mayLackCountryCode && mayHaveBeenSent(outcomes.get(message)),
	);
	showHints(context, results, [
		...countryCodeHints(sentNational, false, parameters.isGiven('options.countryCode')),
		...sizeHints(messages),
		...formHints(parameters),
		...draftHints(drafted, settings?.oncePerRecipientAndReference === true, copyOf),
		...hints,
	]);

	const shape = resultShape(context, drafted, settings);
	return drafted.map((one) => toItem(resultOf(one), shape));
}
