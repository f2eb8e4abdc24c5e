import { isSettled, mayHaveBeenSent } from '../../api/push/outcome';
import type { Outcomes, NotAccepted, Outcome } from '../../api/push/outcome';
import type { Ledger } from '../sendOnce/ledger';
import { type DraftResult, type DuplicateItem, isDuplicateItem, isMessage } from './draftResult';
import { type Result, UNKNOWN } from './results';

/** The outcome of a message, from this attempt or an earlier one. */
function outcomeOfLine(line: DraftResult, outcomes: Pick<Outcomes, 'get'>): Outcome | undefined {
	if (isMessage(line)) return outcomes.get(line);
	return line.kind === 'sentBefore' ? line.outcome : undefined;
}

/** One outcome per item: the first successful one, or else the first one. */
function outcomesOfItems(
	drafted: readonly DraftResult[],
	outcomes: Pick<Outcomes, 'get'>,
): Map<number, Outcome> {
	const found = new Map<number, Outcome>();
	for (const line of drafted) {
		const outcome = outcomeOfLine(line, outcomes);
		const known = found.get(line.itemIndex);
		if (outcome && (!known || (!isSettled(known) && isSettled(outcome))))
			found.set(line.itemIndex, outcome);
	}
	return found;
}

/**
 * Makes the results of duplicate items: `duplicate` if the original item's messages were accepted, otherwise the outcome of
 * those messages.
 */
export function duplicateResults(
	drafted: readonly DraftResult[],
	outcomes: Pick<Outcomes, 'get'>,
): (line: DuplicateItem) => Result {
	let ofItems: ReadonlyMap<number, Outcome> | undefined;
	return ({ itemIndex, recipientField, duplicateOfItem }) => {
		ofItems ??= outcomesOfItems(drafted, outcomes);
		const sent: Outcome | NotAccepted = ofItems.get(duplicateOfItem) ?? UNKNOWN;
		const result = { itemIndex, recipient: '', recipientField };
		if (sent.status !== 'accepted' && sent.status !== 'duplicate')
			return { ...result, outcome: sent };
		return { ...result, outcome: { status: 'duplicate', pushId: null, ofItem: duplicateOfItem } };
	};
}

/** Records in the ledger which items are duplicates of one that was or may have been sent: a retry keeps them duplicates. */
export function recordDuplicates(
	drafted: readonly DraftResult[],
	outcomes: Pick<Outcomes, 'get'>,
	ledger: Pick<Ledger, 'recordDuplicate'>,
): void {
	const duplicates = drafted.filter(isDuplicateItem);
	if (duplicates.length === 0) return;
	const sent = new Set<number>();
	for (const line of drafted) {
		const outcome = outcomeOfLine(line, outcomes);
		if (outcome && (isSettled(outcome) || mayHaveBeenSent(outcome))) sent.add(line.itemIndex);
	}
	for (const { itemIndex, duplicateOfItem } of duplicates) {
		if (sent.has(duplicateOfItem)) ledger.recordDuplicate(itemIndex, duplicateOfItem);
	}
}
