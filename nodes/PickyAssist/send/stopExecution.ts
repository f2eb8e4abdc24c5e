import type { INode } from 'n8n-workflow';
import { InputError } from '../../api/input/inputError';
import { isSuccess } from '../../api/push/outcome';
import { joinSentences } from '../../api/sentences';
import { apiError, isTool, operationError } from '../errors';
import { type Result, describeOutcome } from './results';
import { count, firstNotAccepted, summarize } from './summary';
import type { InvalidItem } from './draftResult';

/** What users can do about an execution that stops. */
const CONTINUE = "set On Error to Continue in the node's Settings";

/** What else is known when an item cannot be sent. */
interface RunState {
	/** An earlier attempt sent something, or may have. */
	readonly hasSentInEarlierAttempt: boolean;
	/** The settings or the credential are the problem, not the items. */
	readonly isProblemOfRun: boolean;
	/** There are messages that can be sent. */
	readonly canSendOthers: boolean;
}

/**
 * For On Error = Stop: ends the execution if an item cannot be sent. Called before the first request is sent.
 *
 * @throws NodeOperationError that names the first such item and counts the others; n8n's own error if an expression
 * cannot be evaluated
 */
export function stopForInvalidItems(
	node: INode,
	invalidItems: readonly InvalidItem[],
	{ hasSentInEarlierAttempt, isProblemOfRun, canSendOthers }: RunState,
): void {
	const [first, ...others] = invalidItems;
	if (!first) return;
	// n8n's own error names the expression. A model sees only its title, so a tool puts everything into one text.
	if (!(first.cause instanceof InputError) && !isTool(node)) throw first.cause;
	const more =
		others.length > 0 ? `${count(others.length, 'other message')} cannot be sent either.` : '';
	const { recipient, outcome } = first;
	const who =
		recipient === '' || outcome.reason.includes(recipient)
			? ''
			: describeOutcome(recipient, outcome);
	const description = joinSentences(
		outcome.description,
		who,
		more,
		hasSentInEarlierAttempt ? 'Nothing more was sent.' : 'Nothing was sent.',
		canSendOthers && !isTool(node) ? `To send the rest, ${CONTINUE}.` : '',
	);
	throw operationError(
		node,
		{ reason: outcome.reason, description },
		isProblemOfRun ? undefined : first.itemIndex,
	);
}

type Failed = NonNullable<ReturnType<typeof firstNotAccepted>>;

/** The result whose problem several messages share, if it is known; else the first of them. */
function ownerOf(first: Failed, results: readonly Result[]): Failed {
	for (const result of results) {
		const { outcome } = result;
		if (isSuccess(outcome) || outcome.sharedBy !== undefined) continue;
		if (outcome.reason === first.outcome.reason) return { result, outcome };
	}
	return first;
}

/**
 * For On Error = Stop: ends the execution if a message was not accepted.
 *
 * @throws NodeApiError or NodeOperationError that says why, how many were accepted, and under which push IDs
 */
export function stopForOutcomes(node: INode, results: readonly Result[]): void {
	const first = firstNotAccepted(results);
	if (!first) return;
	const { result, outcome } =
		first.outcome.sharedBy === undefined ? first : ownerOf(first, results);
	const howToGoOn = results.some((one) => one.outcome.status === 'accepted')
		? `To send only the rest, ${CONTINUE}, save the workflow, then choose Retry with currently saved workflow under Executions. Accepted messages are not sent again.`
		: '';
	const summary = results.length > 1 ? summarize(results) : '';
	const { sharedBy, stoppedBy } = outcome;
	const isShared = sharedBy !== undefined || stoppedBy !== undefined;
	const description = joinSentences(
		(sharedBy ?? 1) > 1 ? '' : describeOutcome(result.recipient, outcome),
		stoppedBy === undefined ? outcome.description : '',
		summary,
		howToGoOn,
	);
	const reason = stoppedBy ?? outcome.reason;
	const toError = outcome.isFromNode ? operationError : apiError;
	throw toError(node, { ...outcome, reason, description }, isShared ? undefined : result.itemIndex);
}
