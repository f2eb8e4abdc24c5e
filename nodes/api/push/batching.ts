import type { Envelope, Message } from './types';
import type { Media } from '../content/media';

/**
 * The maximum amount of base64 in one request with the files of several messages. Picky Assist documents no limit; a
 * document of 100 MB, the largest that WhatsApp accepts, still fits.
 */
const MAX_FILE_CHARACTERS = 140_000_000;

/**
 * The maximum length of the entries of a request that was made larger automatically: that of 1,000 of the longest texts
 * (4,096 characters). Picky Assist documents no limit, but a server that refuses large bodies refuses all of its messages.
 */
const MAX_ENTRY_CHARACTERS = 4_096_000;

/** Whether two envelopes are equal. Identical objects are; two that contain objects or arrays never are. */
export function isSameEnvelope(one: Envelope, other: Envelope): boolean {
	if (one === other) return true;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
	);
}

/** The file of a message, if the channel allows only one file per request. */
function separateFile({ media, mediaPerRecipient }: Message): Media | undefined {
	return mediaPerRecipient ? undefined : media;
}

function isSameFile(one: Media | undefined, other: Media | undefined): boolean {
	return one?.field === other?.field && one?.value === other?.value;
}

/** The list for a key, created on first use. A file's content may be the key: JSON would copy it. */
function listFor<T>(lists: Map<string, T[]>, key: string): T[] {
	const known = lists.get(key);
	if (known) return known;
	const list: T[] = [];
	lists.set(key, list);
	return list;
}

/** Groups messages that may share one request: with one envelope, and one file if the channel requires it. In order of first use. */
export function groupByEnvelope(messages: readonly Message[]): Message[][] {
	const groups: Message[][] = [];
	const found = new Map<string, Map<string, Message[]>>();
	let group: Message[] = [];
	for (const message of messages) {
		const [last] = group;
		const file = separateFile(message);
		if (
			!last ||
			!isSameEnvelope(last.envelope, message.envelope) ||
			!isSameFile(separateFile(last), file)
		) {
			const key = JSON.stringify([message.envelope, file?.field]);
			const files = found.get(key) ?? new Map<string, Message[]>();
			found.set(key, files);
			group = listFor(files, file?.value ?? '');
			if (group.length === 0) groups.push(group);
		}
		group.push(message);
	}
	return groups;
}

/** Roughly how many characters a file adds to the request, if its content is sent with it. */
function fileCharacters({ media }: Message): number {
	if (!media?.file) return 0;
	return media.file.stored ? ((media.file.bytes ?? 0) * 4) / 3 : media.value.length;
}

/** Roughly how many characters the entry of a message has. */
function entryCharacters({ recipient, entry }: Message): number {
	let characters = recipient.length;
	for (const name in entry) {
		const value = entry[name];
		characters += name.length;
		characters += typeof value === 'string' ? value.length : JSON.stringify(value ?? null).length;
	}
	return characters;
}

/** How many messages one request may carry. */
export interface ChunkSize {
	readonly recipients: number;
	/** A request with more recipients than this is limited to `MAX_ENTRY_CHARACTERS`; if undefined, none is. */
	readonly recipientsWithoutLengthLimit?: number;
}

/** Splits messages into chunks of limited size, and of a limited amount of base64 unless all share one file. */
export function chunk(
	messages: readonly Message[],
	{ recipients, recipientsWithoutLengthLimit = recipients }: ChunkSize,
): Message[][] {
	const oneFile = sharedMedia(messages) !== undefined;
	const countsEntries = recipients > recipientsWithoutLengthLimit;
	const chunks: Message[][] = [];
	let part: Message[] = [];
	let fileSize = 0;
	let entrySize = 0;
	for (const message of messages) {
		const moreFile = oneFile ? 0 : fileCharacters(message);
		const moreEntry = countsEntries ? entryCharacters(message) : 0;
		if (
			part.length === 0 ||
			part.length >= recipients ||
			fileSize + moreFile > MAX_FILE_CHARACTERS ||
			(part.length >= recipientsWithoutLengthLimit && entrySize + moreEntry > MAX_ENTRY_CHARACTERS)
		) {
			part = [];
			chunks.push(part);
			fileSize = 0;
			entrySize = 0;
		}
		part.push(message);
		fileSize += moreFile;
		entrySize += moreEntry;
	}
	return chunks;
}

/** The fewest chunks: either with files in the entries, or with separate chunks for each file. */
export function fewestChunks(group: readonly Message[], size: ChunkSize): Message[][] {
	const mixed = chunk(group, size);
	if (mixed.length === 1 || !group.some(({ media }) => media?.file)) return mixed;
	const byFile = new Map<string, Message[]>();
	for (const message of group) listFor(byFile, message.media?.value ?? '').push(message);
	const spaced = [...byFile.values()].flatMap((sameFile) => chunk(sameFile, size));
	return spaced.length < mixed.length ? spaced : mixed;
}

/** The file that all messages share; undefined if there is none or more than one. */
export function sharedMedia(messages: readonly Message[]): Media | undefined {
	const first = messages[0]?.media;
	return first && messages.every(({ media }) => isSameFile(media, first)) ? first : undefined;
}
