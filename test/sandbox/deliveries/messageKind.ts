import { textOf, type JsonObject } from '../json';

/** What a message is; the words of `message_type` in delivery events. */
export type MessageKind = 'text' | 'image' | 'video' | 'audio' | 'document';

const EXTENSIONS: ReadonlyArray<readonly [MessageKind, RegExp]> = [
	['image', /\.(jpe?g|gif|png|webp)$/i],
	['video', /\.(mp4|3gpp?)$/i],
	['audio', /\.(mp3|wav|aac|m4a|amr|ogg|opus)$/i],
];
/** The first bytes of PNG, JPEG and GIF as base64. */
const PICTURE = /^(iVBORw|\/9j\/|R0lGOD)/;

/** The kind of the message that an entry of a push request makes; a file that nothing is known of is a document. */
export function messageKind(top: JsonObject, entry: JsonObject): MessageKind {
	if (top['voice'] === 1) return 'audio';
	if (top['sticker'] === 1) return 'image';
	const address = textOf(entry, 'media') || textOf(top, 'globalmedia');
	if (address !== '') return kindByName(new URL(address).pathname);
	const code = textOf(entry, 'media_code') || textOf(top, 'globalmedia_code');
	if (code === '') return 'text';
	return PICTURE.test(code) ? 'image' : kindByName(textOf(top, 'media_name'));
}

function kindByName(name: string): MessageKind {
	return EXTENSIONS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'document';
}
