import { type MediaKind, mediaKindOfFile } from '../content/mediaKind';
import type { Message } from './types';

const KB = 1_000;
const MB = 1_000 * KB;

/** The largest files that WhatsApp accepts, in bytes (Media attachments page). */
const LARGEST: Readonly<Record<MediaKind | 'sticker', number>> = {
	image: 5 * MB,
	video: 16 * MB,
	audio: 16 * MB,
	document: 100 * MB,
	sticker: 500 * KB,
};

/** The sentence about the limit for each kind of file. */
const NAMES: Readonly<Record<MediaKind | 'sticker', string>> = {
	image: 'Pictures can have up to 5 MB',
	video: 'Videos can have up to 16 MB',
	audio: 'Audio files can have up to 16 MB',
	document: 'Documents can have up to 100 MB',
	sticker: 'Stickers can have up to 100 KB, animated ones 500 KB',
};

/** The kind of file in a message to WhatsApp, if it is larger than WhatsApp accepts. */
function tooLargeKind({
	envelope,
	media,
	recipientField,
}: Message): keyof typeof NAMES | undefined {
	if (recipientField === 'messenger_id' || media?.file?.bytes === undefined) return undefined;
	const kind = envelope.sticker === 1 ? 'sticker' : mediaKindOfFile(media.file);
	return kind !== undefined && media.file.bytes > LARGEST[kind] ? kind : undefined;
}

/**
 * A hint for each kind of file that is larger than WhatsApp accepts. The files are sent all the same: the limits are
 * WhatsApp's and may change.
 */
export function sizeHints(messages: readonly Message[]): string[] {
	const names = new Map<keyof typeof NAMES, string>();
	for (const message of messages) {
		const kind = message.media?.file && tooLargeKind(message);
		if (kind !== undefined && !names.has(kind)) names.set(kind, message.media?.file?.name ?? '');
	}
	return [...names].map(([kind, name]) => `${name} may be too large for WhatsApp. ${NAMES[kind]}.`);
}
