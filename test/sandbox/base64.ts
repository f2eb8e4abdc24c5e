import { createHash } from 'node:crypto';

import { isJsonObject, type JsonObject } from './json';

const FILE_FIELDS: ReadonlySet<string> = new Set([
	'globalmedia_code',
	'media_code',
	'contact_image',
]);
const LONGEST_LOGGED = 200;

/**
 * The bytes of a bare base64 text, or undefined when it is none (a data URI, the URL alphabet, a cut text).
 * No regular expression: one would run out of its stack on a file of 100 MB.
 */
export function decodeBase64(text: string): Buffer | undefined {
	if (text.length % 4 !== 0 || text.includes('-') || text.includes('_')) return undefined;
	const bytes = Buffer.from(text, 'base64');
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	// Node skips what is not base64, so anything skipped makes the result too short.
	return bytes.length === (text.length / 4) * 3 - padding ? bytes : undefined;
}

/**
 * The same JSON, with every base64 file of more than 200 characters replaced by
 * `<base64, N bytes, sha256 HEX>`, so that a log of many files stays small.
 */
export function withoutLongFiles(body: JsonObject): JsonObject {
	const seen = new Map<string, string>();
	return describeFiles(body, seen);
}

function describeFiles(fields: JsonObject, seen: Map<string, string>): JsonObject {
	let copy: Record<string, unknown> | undefined;
	for (const [name, value] of Object.entries(fields)) {
		const loggable = loggableValue(name, value, seen);
		if (loggable === value) continue;
		copy ??= { ...fields };
		copy[name] = loggable;
	}
	return copy ?? fields;
}

function loggableValue(name: string, value: unknown, seen: Map<string, string>): unknown {
	if (typeof value === 'string') {
		if (!FILE_FIELDS.has(name) || value.length <= LONGEST_LOGGED) return value;
		return describeOnce(value, seen);
	}
	if (Array.isArray(value)) {
		return value.map((one: unknown) => (isJsonObject(one) ? describeFiles(one, seen) : one));
	}
	return isJsonObject(value) ? describeFiles(value, seen) : value;
}

function describeOnce(text: string, seen: Map<string, string>): string {
	const known = seen.get(text);
	if (known !== undefined) return known;
	const bytes = decodeBase64(text);
	const description = bytes
		? `<base64, ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}>`
		: `<not base64, ${text.length} characters>`;
	seen.set(text, description);
	return description;
}
