import type { Message } from './types';

/** What the recipient would see, as text: everything but the sender's own reference. */
export function contentKey(message: Message): string {
	const seen = { ...message.entry, reference_number: undefined };
	return JSON.stringify([message.recipient, message.envelope, seen, message.media ?? null]);
}

/**
 * Parts messages into those to send and copies of an earlier one.
 *
 * @param keysOf the keys of a message; two messages that share one are copies
 * @returns `first`: the messages to send; `copyOf`: for each copy, the message that is sent in its place
 */
export function withoutDuplicates(
	messages: readonly Message[],
	keysOf: (message: Message) => readonly string[],
): { first: Message[]; copyOf: Map<Message, Message> } {
	const seen = new Map<string, Message>();
	const first: Message[] = [];
	const copyOf = new Map<Message, Message>();
	for (const message of messages) {
		const keys = keysOf(message);
		const original = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
		if (original) copyOf.set(message, original);
		else first.push(message);
		for (const key of keys) if (!seen.has(key)) seen.set(key, original ?? message);
	}
	return { first, copyOf };
}
