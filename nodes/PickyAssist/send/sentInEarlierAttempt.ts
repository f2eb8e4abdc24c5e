import { outcomeOf } from '../sendOnce/ledgerEntry';
import type { Ledger } from '../sendOnce/ledger';
import type { SavedMessage } from '../sendOnce/ledgerKeys';
import {
	type DraftResult,
	type InvalidItem,
	isInvalidItem,
	type SentInEarlierAttempt,
} from './draftResult';

function toSentInEarlierAttempt(
	{ recipientField }: InvalidItem,
	saved: SavedMessage,
): SentInEarlierAttempt {
	const { itemIndex, recipient, entry } = saved;
	return {
		kind: 'sentInEarlierAttempt',
		itemIndex,
		recipient,
		recipientField,
		outcome: outcomeOf(entry),
	};
}

/**
 * Replaces drafts that have become invalid with what an earlier attempt sent: an invalid recipient with the message to it, an
 * invalid item with all its messages. If the earlier attempt did not send all of the item, the item is also reported as invalid.
 */
export function withSentInEarlierAttempt(
	drafted: readonly DraftResult[],
	ledger: Pick<Ledger, 'sentInEarlierAttempt' | 'isComplete'>,
): readonly DraftResult[] {
	if (ledger.sentInEarlierAttempt.length === 0) return drafted;
	const left = new Map<number, SavedMessage[]>();
	for (const saved of ledger.sentInEarlierAttempt) {
		const others = left.get(saved.itemIndex);
		if (others) others.push(saved);
		else left.set(saved.itemIndex, [saved]);
	}
	return drafted.flatMap((result): DraftResult[] => {
		const saved = isInvalidItem(result) ? left.get(result.itemIndex) : undefined;
		if (!saved || !isInvalidItem(result)) return [result];
		if (result.isWholeItem) {
			const sent = saved.map((one) => toSentInEarlierAttempt(result, one));
			return ledger.isComplete(result.itemIndex) ? sent : [...sent, result];
		}
		const at = saved.findIndex(({ recipient }) => recipient === result.recipient);
		const [one] = at < 0 ? [] : saved.splice(at, 1);
		return [one ? toSentInEarlierAttempt(result, one) : result];
	});
}
