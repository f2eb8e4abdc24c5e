import { isPlainObject } from './json';

/** Variables that hold a file as base64 (Push API variables page). */
const FILES = new Set(['globalmedia_code', 'media_code', 'contact_image']);

function bytesOfBase64(text: string): number {
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	return (text.length / 4) * 3 - padding;
}

/**
 * A push request's body as it can be shown: in place of a file's content stands how large it is.
 *
 * @returns `body`: a copy, the files shortened; `bytes`: the size of the whole as it would be sent, without the token
 */
export function shownBody(body: Readonly<Record<string, unknown>>): { body: Record<string, unknown>; bytes: number } {
	let leftOut = 0;
	const shorten = (value: unknown, name: string): unknown => {
		if (typeof value === 'string' && FILES.has(name)) {
			const shown = `<base64, ${bytesOfBase64(value).toLocaleString('en-US')} bytes>`;
			leftOut += value.length - shown.length;
			return shown;
		}
		if (Array.isArray(value)) return value.map((one) => shorten(one, name));
		return isPlainObject(value) ? shortenAll(value) : value;
	};
	const shortenAll = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
		Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shorten(value, name)]));
	const shown = shortenAll(body);
	return { body: shown, bytes: Buffer.byteLength(JSON.stringify(shown)) + leftOut };
}
