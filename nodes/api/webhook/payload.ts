import { isPlainObject } from '../json';
import { parseExactJson } from '../http/exactJson';

/** What can stand in a payload; an object may also be a list. */
export type Value = string | number | boolean | object | null | undefined;

/** A JSON object that Picky Assist posted, or one inside it. */
export type Payload = Readonly<Record<string, Value>>;

/** Whether a value that was read from JSON or a form is an object: not null, not a list. */
export function isPayload(value: unknown): value is Payload {
	return isPlainObject(value);
}

/** The body of a webhook call. */
export interface WebhookBody {
	/** The body as it came; empty for multipart. */
	readonly text: string;
	/** The fields of a form, URL-encoded or multipart. */
	readonly fields?: unknown;
}

/** An own `__proto__` is nothing that anybody sends in good faith, and copying it would change the copy's prototype. */
function withoutPrototype(payload: Payload): Payload {
	return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== '__proto__'));
}

/**
 * A form-encoded text, with `+` for a space, as `message-in` and some bodies are (Quick Start Guide). A broken `%` means that
 * it was not encoded after all: the text stays as it is.
 */
export function decodeForm(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}

/** A form's fields, or the JSON object in its only field. */
function payloadOfForm(fields: Payload): Payload | undefined {
	const values = Object.values(fields);
	if (values.every((value) => value === '')) return undefined;
	const only =
		values.length === 1 && typeof values[0] === 'string' ? parseExactJson(values[0]) : undefined;
	return isPayload(only) ? only : fields;
}

/**
 * The payload of a webhook call, whatever its content type says: a JSON text sent as a form is cut at `&` and `=` by
 * whoever reads it as one, so the text is tried first (Configuring webhook URL page: JSON; receivers saw forms too).
 *
 * @returns undefined where the body holds no JSON object and no form fields
 */
export function readPayload({ text, fields }: WebhookBody): Payload | undefined {
	const start = text.trimStart();
	const json = parseExactJson(/^%7B/i.test(start) ? decodeForm(start) : text);
	if (isPayload(json)) return withoutPrototype(json);
	const isBrokenJson = /^(?:\uFEFF|%7B|%5B|[{[])/i.test(start);
	const form = isPayload(fields) && !isBrokenJson ? payloadOfForm(fields) : undefined;
	return form && withoutPrototype(form);
}
