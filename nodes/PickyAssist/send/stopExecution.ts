import { type INode, NodeOperationError } from 'n8n-workflow';
import { InputProblem } from '../../api/inputProblem';
import type { BadItem } from './draftMessages';
import { explain, type Result } from './results';
import { count, firstNotAccepted, summarize } from './summary';

/**
 * For On Error = Stop: ends the execution if an item cannot be sent. Called before the first request leaves.
 *
 * @throws NodeOperationError that names the first such item and counts the others; n8n's own error where it is an
 * expression that cannot be evaluated
 */
export function stopForBadItems(node: INode, badItems: readonly BadItem[]): void {
	const [first, ...others] = badItems;
	if (!first) return;
	if (!(first.cause instanceof InputProblem)) throw first.cause;
	const more = others.length > 0 ? ` ${count(others.length, 'other item')} cannot be sent either.` : '';
	throw new NodeOperationError(node, first.outcome.reason, {
		itemIndex: first.itemIndex,
		description: `${first.outcome.advice}${more} Nothing was sent.`,
	});
}

/**
 * For On Error = Stop: ends the execution if a message was not accepted.
 *
 * @throws NodeOperationError that says why, how many were accepted, and under which push ids
 */
export function stopForOutcomes(node: INode, results: readonly Result[]): void {
	const first = firstNotAccepted(results);
	if (!first) return;
	const { result, outcome } = first;
	const howToGoOn = results.some((one) => one.outcome.status === 'accepted')
		? ' Set On Error to Continue, then use Retry with currently saved workflow in the list of executions: accepted messages are not sent again and come out with their ids.'
		: '';
	throw new NodeOperationError(node, outcome.reason, {
		itemIndex: result.itemIndex,
		description: `${explain(result.recipient, outcome)} ${summarize(results)}${howToGoOn}`,
	});
}
