import { UNKNOWN } from '../../api/push/fixedOutcomes';
import { isSuccess, mayHaveBeenSent } from '../../api/push/outcome';
import type { Outcomes, NotAccepted, Outcome } from '../../api/push/outcome';
import type { Ledger } from '../sendOnce/ledger';
import { type DraftResult, type DuplicateItem, isDuplicateItem, isMessage } from './draftResult';
import type { Result } from './results';

/** The outcome of a message, from this attempt or an earlier one. */
function outcomeOfDraft(draft: DraftResult, outcomes: Pick<Outcomes, 'get'>): Outcome | undefined {
	if (isMessage(draft)) return outcomes.get(draft);
	return draft.kind === 'sentInEarlierAttempt' ? draft.outcome : undefined;
}

/** Whether `outcome` says more about an item than `known`: a success does, and most of all one that was sent as written. */
function saysMore(outcome: Outcome, known: Outcome): boolean {
	if (!isSuccess(outcome)) return false;
	return !isSuccess(known) || ('sentAs' in known && !('sentAs' in outcome));
}

/** One outcome per item: the first successful one (a template only if all were), or else the first one. */
function outcomesOfItems(
	drafted: readonly DraftResult[],
	outcomes: Pick<Outcomes, 'get'>,
): Map<number, Outcome> {
	const found = new Map<number, Outcome>();
	for (const draft of drafted) {
		const outcome = outcomeOfDraft(draft, outcomes);
		const known = found.get(draft.itemIndex);
		if (outcome && (!known || saysMore(outcome, known))) found.set(draft.itemIndex, outcome);
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
): (draft: DuplicateItem) => Result {
	let ofItems: ReadonlyMap<number, Outcome> | undefined;
	return ({ itemIndex, recipientField, duplicateOfItem }) => {
		ofItems ??= outcomesOfItems(drafted, outcomes);
		const sent: Outcome | NotAccepted = ofItems.get(duplicateOfItem) ?? UNKNOWN;
		const result = { itemIndex, recipient: '', recipientField };
		if (sent.status !== 'accepted' && sent.status !== 'duplicate')
			return { ...result, outcome: sent };
		const { sentAs } = sent;
		const outcome = { status: 'duplicate', pushId: null, ofItem: duplicateOfItem } as const;
		return { ...result, outcome: sentAs ? { ...outcome, sentAs } : outcome };
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
	for (const draft of drafted) {
		const outcome = outcomeOfDraft(draft, outcomes);
		if (outcome && (isSuccess(outcome) || mayHaveBeenSent(outcome))) sent.add(draft.itemIndex);
	}
	for (const { itemIndex, duplicateOfItem } of duplicates) {
		if (sent.has(duplicateOfItem)) ledger.recordDuplicate(itemIndex, duplicateOfItem);
	}
}
