import { chunk, fewestChunks, groupByEnvelope, sharedMedia } from './batching';
import { sharedVariables, withoutVariables } from './sharedVariables';
import type { Entry, Message, PushBody, PushRequest } from './types';

/** One push request carries at most this many numbers (help desk, rate limits). */
export const MAX_RECIPIENTS_PER_REQUEST = 10_000;

function toEntry(
	{ recipient, recipientField, entry, media }: Message,
	ownMedia: boolean,
	omitted: readonly string[],
): Entry {
	const start = { [recipientField]: recipient, ...withoutVariables(entry, omitted) };
	return ownMedia && media ? { ...start, [media.field]: media.value } : start;
}

/** The JSON of a push request, without the token and the contents of stored files. Made only when the request is sent: there
 * may be 100,000 messages. */
export function toBody({ messages }: Pick<PushRequest, 'messages'>): PushBody {
	const [first] = messages;
	const envelope = first?.envelope ?? {};
	const shared = sharedMedia(messages);
	const { variables, names } = sharedVariables(messages);
	const top = {
		...envelope,
		...variables,
		...(shared ? { [`global${shared.field}`]: shared.value } : {}),
	};
	// A request to a group has no `data`: its envelope names the group.
	if (first?.recipientField === 'group_id') return top;
	const ownMedia = !shared && messages.some(({ media }) => media !== undefined);
	return {
		...top,
		...(ownMedia && !('globalmessage' in envelope || 'template_id' in envelope)
			? { globalmessage: '' }
			: {}),
		data: messages.map((message) => toEntry(message, ownMedia, names)),
	};
}

/** How many of these messages fit into one request: only one if they are to a WhatsApp group. */
function maxPerRequest([first]: readonly Message[], recipientsPerRequest: number): number {
	return first?.recipientField === 'group_id' ? 1 : recipientsPerRequest;
}

/**
 * One push request for messages that may share one.
 *
 * @param messages at least one, all with one envelope, and with one file if the channel requires it
 * @param spaced whether it contains one of several files that the channel requires to be sent some seconds apart
 */
export function toRequest(messages: readonly Message[], spaced: boolean): PushRequest {
	return spaced ? { messages, spaced } : { messages };
}

/** Whether the file of these messages cannot share a request with another file. */
function needsOwnRequest([first]: readonly Message[]): boolean {
	return first?.media !== undefined && first.mediaPerRecipient !== true;
}

/**
 * Plans the push requests for messages: as few as possible, in the order of their first messages.
 *
 * Messages with the same envelope go together. A file that all messages of a request share is put at its top, and so are a
 * template's language, header and buttons; otherwise they are put into the entries. If the channel does not accept different
 * files in one request, they go into separate requests (Media attachments page).
 *
 * @param recipientsPerRequest the maximum number of entries in one request, 1 to 10,000
 */
export function planPushRequests(
	messages: readonly Message[],
	recipientsPerRequest: number,
): PushRequest[] {
	const groups = groupByEnvelope(messages);
	const files = new Set(groups.filter(needsOwnRequest).map(([first]) => first?.media?.value));
	const spaced = files.size > 1;
	return groups.flatMap((group) =>
		fewestChunks(group, maxPerRequest(group, recipientsPerRequest)).map((part) =>
			toRequest(part, spaced && needsOwnRequest(group)),
		),
	);
}

/** Splits a request with at least two messages into two halves. */
export function halve({ messages, spaced }: PushRequest): PushRequest[] {
	return chunk(messages, Math.ceil(messages.length / 2)).map((part) =>
		toRequest(part, spaced ?? false),
	);
}
