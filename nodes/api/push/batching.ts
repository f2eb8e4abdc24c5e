import type { Envelope, Message } from './types';
import type { Media } from '../content/media';

/**
 * So much base64 goes in one request with files of several messages. Picky Assist names no limit; a document of 100 MB,
 * the largest that WhatsApp takes, still fits.
 */
const MAX_FILE_CHARACTERS = 140_000_000;

/** Whether two envelopes say the same; at once for one and the same object, and never for two that hold objects. */
export function isSameEnvelope(one: Envelope, other: Envelope): boolean {
	if (one === other) return true;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
	);
}

/** The file that a message cannot share a request with another file for, where the channel is so. */
function separateFile({ media, mediaPerRecipient }: Message): Media | undefined {
	return mediaPerRecipient ? undefined : media;
}

function isSameFile(one: Media | undefined, other: Media | undefined): boolean {
	return one?.field === other?.field && one?.value === other?.value;
}

/** Lists by a key, each made when it is first asked for; a file's content may be the key, which JSON would copy. */
function listFor<T>(lists: Map<string, T[]>, key: string): T[] {
	const known = lists.get(key);
	if (known) return known;
	const list: T[] = [];
	lists.set(key, list);
	return list;
}

/** Messages that may share one request: one envelope, and one file where the channel wants that; in order of the first ones. */
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

/** About how long a file makes the request, where its content goes along. */
function fileCharacters({ media }: Message): number {
	if (!media?.file) return 0;
	return media.file.stored ? ((media.file.bytes ?? 0) * 4) / 3 : media.value.length;
}

/** Parts of at most `size` messages, and of so much base64 unless one file stands for all. */
export function chunk(messages: readonly Message[], size: number): Message[][] {
	const oneFile = sharedMedia(messages) !== undefined;
	const chunks: Message[][] = [];
	let part: Message[] = [];
	let characters = 0;
	for (const message of messages) {
		const more = oneFile ? 0 : fileCharacters(message);
		if (part.length === 0 || part.length >= size || characters + more > MAX_FILE_CHARACTERS) {
			part = [];
			chunks.push(part);
			characters = 0;
		}
		part.push(message);
		characters += more;
	}
	return chunks;
}

/** The fewest parts: with each file in the entries, or with the messages of each file by themselves. */
export function fewestChunks(group: readonly Message[], size: number): Message[][] {
	const mixed = chunk(group, size);
	if (mixed.length === 1 || !group.some(({ media }) => media?.file)) return mixed;
	const byFile = new Map<string, Message[]>();
	for (const message of group) listFor(byFile, message.media?.value ?? '').push(message);
	const spaced = [...byFile.values()].flatMap((sameFile) => chunk(sameFile, size));
	return spaced.length < mixed.length ? spaced : mixed;
}

/** The one file that all messages share, or undefined where there is none or more than one. */
export function sharedMedia(messages: readonly Message[]): Media | undefined {
	const first = messages[0]?.media;
	return first && messages.every(({ media }) => isSameFile(media, first)) ? first : undefined;
}
