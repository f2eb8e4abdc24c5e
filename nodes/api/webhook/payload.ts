import { isPlainObject } from '../json';
import { parseExactJson } from '../http/exactJson';

/** A value in a payload. An object may also be a list. */
export type Value = string | number | boolean | object | null | undefined;

/** A JSON object posted by Picky Assist, or one inside it. */
export type Payload = Readonly<Record<string, Value>>;

/** Whether a parsed value is an object: not null, not a list. */
export function isPayload(value: unknown): value is Payload {
	return isPlainObject(value);
}

/** The body of a webhook call. */
export interface WebhookBody {
	/** The raw body; empty for multipart. */
	readonly text: string;
	/** The fields of a form, URL-encoded or multipart. */
	readonly fields?: unknown;
}

/** Drops a `__proto__` key, which is never sent in good faith and would change the prototype of a copy. */
function withoutProto(payload: Payload): Payload {
	return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== '__proto__'));
}

/**
 * Decodes form-encoded text, with `+` for a space, as used in `message-in` and some bodies (Quick Start Guide). A stray `%`
 * means that the text was not encoded: it is returned as it is.
 */
export function decodeForm(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}

/** The fields of a form, or the JSON object in its only field. */
function payloadOfForm(fields: Payload): Payload | undefined {
	const values = Object.values(fields);
	if (values.every((value) => value === '')) return undefined;
	const onlyValue =
		values.length === 1 && typeof values[0] === 'string' ? parseExactJson(values[0]) : undefined;
	return isPayload(onlyValue) ? onlyValue : fields;
}

/**
 * Parses the body of a webhook call, whatever its content type. JSON is tried first, because JSON sent as a form has been
 * split at `&` and `=` (Configuring webhook URL page: JSON; receivers also saw forms).
 *
 * @returns undefined if the body is neither a JSON object nor a form
 */
export function readPayload({ text, fields }: WebhookBody): Payload | undefined {
	const start = text.trimStart();
	const json = parseExactJson(/^%7B/i.test(start) ? decodeForm(start) : text);
	if (isPayload(json)) return withoutProto(json);
	const isBrokenJson = /^(?:\uFEFF|%7B|%5B|[{[])/i.test(start);
	const form = isPayload(fields) && !isBrokenJson ? payloadOfForm(fields) : undefined;
	return form && withoutProto(form);
}
