import type { Message } from '../../api/push/types';
import { referenceKey } from '../sendOnce/referenceKeys';
import { count } from './summary';
import { type DraftResult, isDuplicateItem, isMessage } from './draftResult';

type CopyLookup = Pick<ReadonlyMap<Message, Message>, 'has'>;

function equalListsHint(drafted: readonly DraftResult[]): string[] {
	const duplicates = drafted.filter(isDuplicateItem);
	if (duplicates.length === 0) return [];
	const originals = new Set(duplicates.map(({ duplicateOfItem }) => duplicateOfItem));
	const items = count(duplicates.length + originals.size, 'item');
	const what =
		originals.size === 1
			? `${items} have the same recipients and content. The list is sent only once`
			: `${items} repeat ${count(originals.size, 'list')} with the same recipients and content. Each list is sent only once`;
	const others =
		duplicates.length === 1
			? 'the other item is a duplicate'
			: `the other ${count(duplicates.length, 'item')} are duplicates`;
	return [
		`${what}; ${others}. To run the node only once, turn on Execute Once in its settings. To send one message per item, set Recipients From to Input Items.`,
	];
}

/** Used only if pairs are not sent once; otherwise the messages left out are reported with the results. */
function equalReferencesHint(drafted: readonly DraftResult[], copyOf: CopyLookup): string[] {
	const seen = new Set<string>();
	let repeated = 0;
	for (const draft of drafted) {
		if (!isMessage(draft) || copyOf.has(draft) || draft.entry.reference_number === undefined)
			continue;
		const pair = referenceKey(draft);
		if (seen.has(pair)) repeated += 1;
		seen.add(pair);
	}
	if (repeated === 0) return [];
	const what = `${count(repeated, 'message')} ${repeated === 1 ? 'has' : 'have'} the recipient and the reference number of an earlier message in this execution`;
	return [
		`${what}. Delivery reports cannot tell them apart: use a different reference number for each message.`,
	];
}

/**
 * Hints about the drafts: equal lists, and equal pairs of recipient and reference number.
 *
 * @param sendsPairsOnce whether the option Once per Recipient and Reference Number is on
 * @param copyOf contains the messages that are left out as copies of another
 */
export function draftHints(
	drafted: readonly DraftResult[],
	sendsPairsOnce: boolean,
	copyOf: CopyLookup,
): string[] {
	return [
		...equalListsHint(drafted),
		...(sendsPairsOnce ? [] : equalReferencesHint(drafted, copyOf)),
	];
}
