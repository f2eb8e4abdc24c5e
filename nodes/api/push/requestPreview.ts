import { isJsonObject, type JsonValue } from '../json';
import type { Message, PushBody } from './types';

/** Variables that hold a file as base64 (Push API variables page). */
const FILES = new Set(['globalmedia_code', 'media_code', 'contact_image']);

/** The size of the file that a base64 text contains. */
export function bytesOfBase64(text: string): number {
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	return (text.length / 4) * 3 - padding;
}

/** The sizes of the stored files, whose content is inserted when the request is sent, by their placeholder. */
function storedFiles(messages: readonly Message[]): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const { media } of messages)
		if (media?.file?.stored) sizes.set(media.value, media.file.bytes ?? 0);
	return sizes;
}

/** Shows the size of each file instead of its content. `found` gets the difference in bytes. */
function shorten(
	value: JsonValue,
	name: string,
	sizeOf: (text: string) => number,
	found: (hiddenBytes: number) => void,
): JsonValue {
	if (typeof value === 'string' && FILES.has(name)) {
		const bytes = sizeOf(value);
		const shown = `<base64, ${bytes.toLocaleString('en-US')} bytes>`;
		found(4 * Math.ceil(bytes / 3) - shown.length);
		return shown;
	}
	if (Array.isArray(value)) return value.map((one) => shorten(one, name, sizeOf, found));
	return isJsonObject(value) ? shortenAll(value, sizeOf, found) : value;
}

function shortenAll(
	fields: PushBody,
	sizeOf: (text: string) => number,
	found: (hiddenBytes: number) => void,
): Record<string, JsonValue> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, shorten(value, name, sizeOf, found)]),
	);
}

/** A copy in which the size of each file replaces its content. */
export function withoutFiles(fields: PushBody): Record<string, JsonValue> {
	return shortenAll(fields, bytesOfBase64, () => {});
}

/**
 * A push request's body for display: the size of each file replaces its content.
 *
 * @param messages the messages of the request, with the sizes of stored files
 * @returns `body`: a copy without file contents; `bytes`: the size of the request as it would be sent, without the token
 */
export function previewBody(
	fullBody: PushBody,
	messages: readonly Message[],
): {
	body: Record<string, JsonValue>;
	bytes: number;
} {
	const stored = storedFiles(messages);
	let hiddenBytes = 0;
	const body = shortenAll(
		fullBody,
		(text) => stored.get(text) ?? bytesOfBase64(text),
		(bytes) => {
			hiddenBytes += bytes;
		},
	);
	return { body, bytes: Buffer.byteLength(JSON.stringify(body)) + hiddenBytes };
}
