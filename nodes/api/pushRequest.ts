import type { Entry, Message, PushRequest } from './types';

/** One push request carries at most this many numbers (help desk, rate limits). */
export const MAX_RECIPIENTS_PER_REQUEST = 10_000;

/** Messages that may share one request have the same key: one envelope, and one file where the channel wants that. */
function groupKey({ envelope, media, mediaPerRecipient }: Message): string {
	const file = media && !mediaPerRecipient ? [media.field, media.value] : [];
	return JSON.stringify([envelope, ...file]);
}

function groupByEnvelope(messages: readonly Message[]): Message[][] {
	const groups = new Map<string, Message[]>();
	for (const message of messages) {
		const key = groupKey(message);
		const group = groups.get(key);
		if (group) group.push(message);
		else groups.set(key, [message]);
	}
	return [...groups.values()];
}

function chunk(messages: readonly Message[], size: number): Message[][] {
	const chunks: Message[][] = [];
	for (let start = 0; start < messages.length; start += size) {
		chunks.push(messages.slice(start, start + size));
	}
	return chunks;
}

/** The one file that all messages share, or undefined where there is none or more than one. */
function sharedMedia(messages: readonly Message[]) {
	const first = messages[0]?.media;
	const same = messages.every(({ media }) => media?.field === first?.field && media?.value === first?.value);
	return same ? first : undefined;
}

function toEntry({ recipient, recipientField, entry, media }: Message, ownMedia: boolean): Entry {
	return {
		[recipientField]: recipient,
		...entry,
		...(ownMedia && media ? { [media.field]: media.value } : {}),
	};
}

/**
 * One push request for messages that may share one.
 *
 * @param messages of one envelope, and of one file where the channel wants that; at least one
 * @param apart whether it carries one of several files that the channel wants some seconds apart
 */
export function toRequest(messages: readonly Message[], apart: boolean): PushRequest {
	const envelope = messages[0]?.envelope ?? {};
	const shared = sharedMedia(messages);
	const ownMedia = !shared && messages.some(({ media }) => media !== undefined);
	return {
		body: {
			...envelope,
			...(shared ? { [`global${shared.field}`]: shared.value } : {}),
			...(ownMedia && !('globalmessage' in envelope) ? { globalmessage: '' } : {}),
			data: messages.map((message) => toEntry(message, ownMedia)),
		},
		messages,
		...(apart ? { apart } : {}),
	};
}

/** Whether a group's file cannot share a request with another file. */
function needsOwnRequest([first]: readonly Message[]): boolean {
	return first?.media !== undefined && first.mediaPerRecipient !== true;
}

/**
 * The push requests that carry the messages: as few as possible, in the order in which their first messages came.
 *
 * Messages with the same envelope go together. A file that all of a request share stands at its top; different files
 * stand in the entries where the channel takes that, and in requests of their own where it does not (Media attachments
 * page).
 *
 * @param recipientsPerRequest at most so many entries in one request, 1 to 10,000
 */
export function planPushRequests(messages: readonly Message[], recipientsPerRequest: number): PushRequest[] {
	const groups = groupByEnvelope(messages);
	const apart = groups.filter(needsOwnRequest).length > 1;
	return groups.flatMap((group) =>
		chunk(group, recipientsPerRequest).map((part) => toRequest(part, apart && needsOwnRequest(group))),
	);
}

/** The same messages in two requests of half the size; for a request of at least two. */
export function halve({ messages, apart }: PushRequest): PushRequest[] {
	return chunk(messages, Math.ceil(messages.length / 2)).map((part) => toRequest(part, apart ?? false));
}
