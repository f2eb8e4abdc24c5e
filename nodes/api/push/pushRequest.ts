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

/** The JSON of a push request, without the token and the contents of stored files. Made when the request is sent: a plan may hold 100,000 messages. */
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

/** How many of a group of messages one request takes: of those to a WhatsApp group only one. */
function maxPerRequest([first]: readonly Message[], recipientsPerRequest: number): number {
	return first?.recipientField === 'group_id' ? 1 : recipientsPerRequest;
}

/**
 * One push request for messages that may share one.
 *
 * @param messages of one envelope, and of one file where the channel wants that; at least one
 * @param spaced whether it carries one of several files that the channel wants some seconds apart
 */
export function toRequest(messages: readonly Message[], spaced: boolean): PushRequest {
	return spaced ? { messages, spaced } : { messages };
}

/** Whether a group's file cannot share a request with another file. */
function needsOwnRequest([first]: readonly Message[]): boolean {
	return first?.media !== undefined && first.mediaPerRecipient !== true;
}

/**
 * The push requests that carry the messages: as few as possible, in the order in which their first messages came.
 *
 * Messages with the same envelope go together. A file that all of a request share stands at its top, and so do a template's
 * language, values and buttons; different ones stand in the entries. Different files do so where the channel takes that,
 * and are in requests of their own where it does not (Media attachments page).
 *
 * @param recipientsPerRequest at most so many entries in one request, 1 to 10,000
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

/** The same messages in two requests of half the size; for a request of at least two. */
export function halve({ messages, spaced }: PushRequest): PushRequest[] {
	return chunk(messages, Math.ceil(messages.length / 2)).map((part) =>
		toRequest(part, spaced ?? false),
	);
}
