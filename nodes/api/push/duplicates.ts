import type { Entry, Message } from './types';

/** What the recipient sees of an entry: everything except the sender's own reference. */
export function withoutReference(entry: Entry): Entry {
	return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'reference_number'));
}

function contentOf({ envelope, entry, media }: Pick<Message, 'envelope' | 'entry' | 'media'>) {
	return [envelope, { ...entry, reference_number: undefined }, media?.field, media?.value];
}

/** What the recipient sees, or may see if the session is closed, as text: everything except the sender's own reference. */
export function contentKey(message: Message): string {
	const { recipient, fallbackTemplate } = message;
	return JSON.stringify([
		recipient,
		...contentOf(message),
		...(fallbackTemplate ? contentOf(fallbackTemplate) : []),
	]);
}

/**
 * Splits messages into those to send and copies of an earlier one.
 *
 * @param keyOf the key of a message; two messages with the same one are copies
 * @param neverCopy whether a message is never a copy
 * @returns `unique`: the messages to send; `copyOf`: maps each copy to the message that is sent instead
 */
export function withoutDuplicates(
	messages: readonly Message[],
	keyOf: (message: Message) => string,
	neverCopy: (message: Message) => boolean,
): { unique: readonly Message[]; copyOf: ReadonlyMap<Message, Message> } {
	const seen = new Map<string, Message>();
	const unique: Message[] = [];
	const copyOf = new Map<Message, Message>();
	for (const message of messages) {
		const key = keyOf(message);
		const original = seen.get(key);
		if (original && !neverCopy(message)) {
			copyOf.set(message, original);
		} else {
			if (!original) seen.set(key, message);
			unique.push(message);
		}
	}
	return { unique, copyOf };
}
