import { outcomeOf } from '../sendOnce/ledgerEntry';
import type { Ledger } from '../sendOnce/ledger';
import type { SavedMessage } from '../sendOnce/ledgerKeys';
import { type DraftResult, type InvalidItem, isInvalidItem, type SentBefore } from './draftResult';

function toSentBefore({ recipientField }: InvalidItem, saved: SavedMessage): SentBefore {
	const { itemIndex, recipient, entry } = saved;
	return { kind: 'sentBefore', itemIndex, recipient, recipientField, outcome: outcomeOf(entry) };
}

/**
 * Replaces drafts that have become invalid with what an earlier attempt sent: an invalid recipient with the message to it, an
 * invalid item with all its messages. If the earlier attempt did not send all of the item, the item is also reported as invalid.
 */
export function withSentBefore(
	drafted: readonly DraftResult[],
	ledger: Pick<Ledger, 'sentBefore' | 'isComplete'>,
): readonly DraftResult[] {
	if (ledger.sentBefore.length === 0) return drafted;
	const left = new Map<number, SavedMessage[]>();
	for (const saved of ledger.sentBefore) {
		const others = left.get(saved.itemIndex);
		if (others) others.push(saved);
		else left.set(saved.itemIndex, [saved]);
	}
	return drafted.flatMap((result): DraftResult[] => {
		const saved = isInvalidItem(result) ? left.get(result.itemIndex) : undefined;
		if (!saved || !isInvalidItem(result)) return [result];
		if (result.isWholeItem) {
			const sent = saved.map((one) => toSentBefore(result, one));
			return ledger.isComplete(result.itemIndex) ? sent : [...sent, result];
		}
		const at = saved.findIndex(({ recipient }) => recipient === result.recipient);
		const [one] = at < 0 ? [] : saved.splice(at, 1);
		return [one ? toSentBefore(result, one) : result];
	});
}
