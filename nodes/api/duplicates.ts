import type { Message } from './types';

/** What the recipient would see: everything but the sender's own reference. */
function contentKey(message: Message): string {
	const seen = { ...message.entry, reference_number: undefined };
	return JSON.stringify([message.recipient, message.envelope, seen, message.media ?? null]);
}

/**
 * Parts messages into those to send and copies of an earlier one: the same recipient and the same content.
 *
 * @returns `first`: the messages to send; `copyOf`: for each copy, the message that is sent in its place
 */
export function withoutDuplicates(messages: readonly Message[]): {
	first: Message[];
	copyOf: Map<Message, Message>;
} {
	const seen = new Map<string, Message>();
	const first: Message[] = [];
	const copyOf = new Map<Message, Message>();
	for (const message of messages) {
		const key = contentKey(message);
		const original = seen.get(key);
		if (original) {
			copyOf.set(message, original);
		} else {
			seen.set(key, message);
			first.push(message);
		}
	}
	return { first, copyOf };
}
