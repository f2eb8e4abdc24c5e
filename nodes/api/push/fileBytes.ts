import { isPlainObject, type JsonValue } from '../json';
import type { PushBody } from './types';

const SHARED = 'globalmedia_code';
const OWN = 'media_code';
/** Spaces before the JSON, so that the token can be written into the bytes of a large request without copying them. */
const TOKEN_PADDING = 512;
/** The number of bytes to encode at a time, a multiple of three. */
const STEP = 3 * 2 ** 16;

/** The base64 of a file, as bytes: a string would take the same memory again. */
export function toBase64(file: Buffer): Buffer {
	const base64 = Buffer.allocUnsafe(4 * Math.ceil(file.length / 3));
	let end = 0;
	for (let start = 0; start < file.length; start += STEP) {
		end += base64.write(
			file.toString('base64', start, Math.min(start + STEP, file.length)),
			end,
			'latin1',
		);
	}
	return base64;
}

/**
 * The JSON of a request with the contents of its stored files, as bytes.
 *
 * @param contents base64, by the `value` of the messages' media
 * @param placeholder a text that does not occur in the request
 */
export function toBytes(
	body: PushBody,
	contents: ReadonlyMap<string, Buffer>,
	placeholder: string,
): Buffer {
	const inserted: Buffer[] = [];
	const withPlaceholder = (fields: { readonly [variable: string]: JsonValue }, name: string) => {
		const content = contents.get(String(fields[name]));
		if (!content) return fields;
		inserted.push(content);
		return { ...fields, [name]: placeholder };
	};
	// In the order in which JSON.stringify writes them: shared variables come before the entries.
	const top = withPlaceholder(body, SHARED);
	const { data } = body;
	const entries = Array.isArray(data)
		? { data: data.map((entry) => (isPlainObject(entry) ? withPlaceholder(entry, OWN) : entry)) }
		: {};
	const [start = '', ...rest] = JSON.stringify({ ...top, ...entries }).split(placeholder);
	const parts = rest.flatMap((text, index) => [
		inserted[index] ?? Buffer.alloc(0),
		Buffer.from(text),
	]);
	return Buffer.concat([Buffer.alloc(TOKEN_PADDING, ' '), Buffer.from(start), ...parts]);
}
