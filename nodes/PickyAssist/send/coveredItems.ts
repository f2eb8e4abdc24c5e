import type { Message } from '../../api/push/types';
import type { DuplicateItem } from './draftResult';

/** The maximum number of pairs of a message and another item to claim: 10,000 items may have the same 10,000 recipients. */
const MAX_PAIRS = 4_000;

function add<K>(lists: Map<K, number[]>, key: K, item: number): void {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
}

/**
 * The other items that each message covers: those of its copies, and those with the same list.
 *
 * @param sent the messages to send
 */
export function coveredItems(
	sent: readonly Message[],
	copyOf: ReadonlyMap<Message, Message>,
	duplicates: readonly DuplicateItem[],
): (message: Message) => readonly number[] {
	const itemsOfCopies = new Map<Message, number[]>();
	for (const [{ itemIndex }, original] of copyOf) add(itemsOfCopies, original, itemIndex);
	const itemsOfLists = new Map<number, number[]>();
	for (const { itemIndex, duplicateOfItem } of duplicates)
		add(itemsOfLists, duplicateOfItem, itemIndex);
	const pairs = sent.reduce(
		(sum, { itemIndex }) => sum + (itemsOfLists.get(itemIndex)?.length ?? 0),
		0,
	);
	if (pairs > MAX_PAIRS) itemsOfLists.clear();
	return (message) => [
		...(itemsOfCopies.get(message) ?? []),
		...(itemsOfLists.get(message.itemIndex) ?? []),
	];
}
