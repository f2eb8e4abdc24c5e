import { isPlainObject } from '../json';
import type { Message, PushBody } from './types';

/** Variables that hold a file as base64 (Push API variables page). */
const FILES = new Set(['globalmedia_code', 'media_code', 'contact_image']);

function bytesOfBase64(text: string): number {
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
	body: Record<string, unknown>;
	bytes: number;
} {
	const stored = storedFiles(messages);
	let hiddenBytes = 0;
	const shorten = (value: unknown, name: string): unknown => {
		if (typeof value === 'string' && FILES.has(name)) {
			const bytes = stored.get(value) ?? bytesOfBase64(value);
			const shown = `<base64, ${bytes.toLocaleString('en-US')} bytes>`;
			hiddenBytes += 4 * Math.ceil(bytes / 3) - shown.length;
			return shown;
		}
		if (Array.isArray(value)) return value.map((one) => shorten(one, name));
		return isPlainObject(value) ? shortenAll(value) : value;
	};
	const shortenAll = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
		Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shorten(value, name)]));
	const body = shortenAll(fullBody);
	return { body, bytes: Buffer.byteLength(JSON.stringify(body)) + hiddenBytes };
}
