import { createHash } from 'crypto';
import type { LedgerEntry } from './ledgerEntry';
import { withoutReference } from '../../api/push/duplicates';
import type { Message } from '../../api/push/types';

/** Separates the parts of a key; no recipient contains it. */
const TAB = '\t';

/** The item and recipient of a message, as one text. */
export function itemAndRecipient({
	itemIndex,
	recipient,
}: Pick<Message, 'itemIndex' | 'recipient'>): string {
	return `${itemIndex} ${recipient}`;
}

function contentHash({ entry, media }: Message): string {
	return createHash('sha256')
		.update(JSON.stringify([withoutReference(entry), media?.value]))
		.digest('base64')
		.slice(0, 8);
}

function groupByBase(messages: readonly Message[]): Map<string, Message[]> {
	const groups = new Map<string, Message[]>();
	for (const message of messages) {
		const group = groups.get(itemAndRecipient(message));
		if (group) group.push(message);
		else groups.set(itemAndRecipient(message), [message]);
	}
	return groups;
}

/**
 * The keys of messages in the ledger: item and recipient. Never the text, because a retry re-evaluates `{{ $now }}` or a random
 * code, and never the channel, because status 801 tells the user to choose another one before retrying. If an item has
 * several messages to one recipient, the key also contains their number, the position, and a hash of the content.
 */
export function entryKeysOf(messages: readonly Message[]): Map<Message, string> {
	const keys = new Map<Message, string>();
	for (const [base, group] of groupByBase(messages)) {
		group.forEach((message, nth) => {
			keys.set(
				message,
				group.length === 1 ? base : [base, group.length, nth, contentHash(message)].join(TAB),
			);
		});
	}
	return keys;
}

/** A message as an earlier attempt saved it; it may be one of several to the same recipient in an item. */
interface SavedOne {
	readonly recipient: string;
	readonly itemIndex: number;
	readonly size: string;
	readonly nth: string;
	readonly hash: string;
	readonly entry: LedgerEntry;
}

/** A message that an earlier attempt sent, or may have sent. */
export type SavedMessage = Pick<SavedOne, 'itemIndex' | 'recipient' | 'entry'>;

/** The entries of messages, and the entries that belong to none of them. */
export interface Matches {
	readonly found: ReadonlyMap<Message, LedgerEntry>;
	readonly left: readonly SavedMessage[];
}

function savedByBase(entries: Readonly<Record<string, LedgerEntry>>): Map<string, SavedOne[]> {
	const saved = new Map<string, SavedOne[]>();
	for (const [key, entry] of Object.entries(entries)) {
		const [base = '', size = '1', nth = '0', hash = ''] = key.split(TAB);
		const [item = ''] = base.split(' ');
		const recipient = base.slice(item.length + 1);
		const one = { itemIndex: Number(item), recipient, size, nth, hash, entry };
		const others = saved.get(base);
		if (others) others.push(one);
		else saved.set(base, [one]);
	}
	return saved;
}

/**
 * Matches the messages to one recipient with the saved ones: by content and position, else by content, else by position if
 * their number is the same as then. Equal messages differ only by position: the first may be unsent and the second sent.
 */
function matchGroup(
	group: readonly Message[],
	saved: readonly SavedOne[],
	uncertain: LedgerEntry,
): Matches {
	const found = new Map<Message, LedgerEntry>();
	const left = [...saved];
	const take = (message: Message, isIt: (one: SavedOne) => boolean) => {
		const at = left.findIndex(isIt);
		const [one] = at < 0 ? [] : left.splice(at, 1);
		if (one) found.set(message, one.entry);
	};
	const isThere = (one: SavedOne, nth: number) =>
		one.size === String(group.length) && one.nth === String(nth);
	const rules: Array<(one: SavedOne, nth: number, content: string) => boolean> = [
		(one, nth, content) => one.hash === content && isThere(one, nth),
		(one, _, content) => one.hash === content,
		(one, nth) => isThere(one, nth),
	];
	const hasContent = saved.some(({ hash }) => hash !== '');
	const contents = group.map((message) => (hasContent ? contentHash(message) : ''));
	for (const rule of rules) {
		group.forEach((message, nth) => {
			if (!found.has(message)) take(message, (one) => rule(one, nth, contents[nth] ?? ''));
		});
	}
	const unmatched = group.filter((message) => !found.has(message));
	if (left.length === 0 || unmatched.length === 0) return { found, left };
	// Something was sent to this recipient, but it is unknown which of these messages it was.
	for (const message of unmatched) found.set(message, uncertain);
	return { found, left: left.map((one) => ({ ...one, entry: uncertain })) };
}

/**
 * Matches messages with the ledger of an earlier attempt.
 *
 * @param uncertain the entry for a message that may or may not be one of those sent
 */
export function matchEntries(
	messages: readonly Message[],
	entries: Readonly<Record<string, LedgerEntry>>,
	uncertain: LedgerEntry,
): Matches {
	const found = new Map<Message, LedgerEntry>();
	const saved = savedByBase(entries);
	if (saved.size === 0) return { found, left: [] };
	const left: SavedMessage[] = [];
	const groups = groupByBase(messages);
	for (const [base, ones] of saved) {
		const matches = matchGroup(groups.get(base) ?? [], ones, uncertain);
		for (const [message, entry] of matches.found) found.set(message, entry);
		left.push(...matches.left);
	}
	return { found, left };
}
