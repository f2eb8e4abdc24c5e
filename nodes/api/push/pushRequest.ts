import { chunk, type ChunkSize, fewestChunks, groupByEnvelope, sharedMedia } from './batching';
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

/** Messages that may share requests, by envelope and file. */
export interface MessageGroups {
	readonly groups: readonly Message[][];
	/** There are several files that the channel requires to be sent some seconds apart. */
	readonly spaced: boolean;
}

/**
 * Groups messages that may share requests, in the order of their first messages. If the channel does not accept different
 * files in one request, they are in separate groups (Media attachments page).
 */
export function groupMessages(messages: readonly Message[]): MessageGroups {
	const groups = groupByEnvelope(messages);
	const files = new Set(groups.filter(needsOwnRequest).map(([first]) => first?.media?.value));
	return { groups, spaced: files.size > 1 };
}

/** Splits groups into push requests, as few as possible. A request to a WhatsApp group has one message. */
export function splitGroups({ groups, spaced }: MessageGroups, size: ChunkSize): PushRequest[] {
	return groups.flatMap((group) =>
		fewestChunks(group, group[0]?.recipientField === 'group_id' ? { recipients: 1 } : size).map(
			(part) => toRequest(part, spaced && needsOwnRequest(group)),
		),
	);
}

/**
 * Plans the push requests for messages: as few as possible, in the order of their first messages.
 *
 * Messages with the same envelope go together. A file that all messages of a request share is put at its top, and so are a
 * template's language, header and buttons; otherwise they are put into the entries.
 *
 * @param recipientsPerRequest the maximum number of entries in one request, 1 to 10,000
 */
export function planPushRequests(
	messages: readonly Message[],
	recipientsPerRequest: number,
): PushRequest[] {
	return splitGroups(groupMessages(messages), { recipients: recipientsPerRequest });
}

/** Splits a request with at least two messages into two halves. */
export function halve({ messages, spaced }: PushRequest): PushRequest[] {
	return chunk(messages, { recipients: Math.ceil(messages.length / 2) }).map((part) =>
		toRequest(part, spaced ?? false),
	);
}
