import { isPlainObject } from '../json';

/** Keys that may hold an error message. `message` is documented; the others are common in APIs. */
const MESSAGE_KEYS = [
	'message',
	'error_message',
	'error',
	'err',
	'errors',
	'reason',
	'msg',
	'description',
];
const MAX_LENGTH = 500;

/**
 * The text in a value of a response: a text, the texts of a list, or the message of an error object; empty if there is none.
 */
export function errorText(value: unknown): string {
	if (typeof value === 'string') return value.trim().slice(0, MAX_LENGTH);
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value))
		return value.map(errorText).filter(Boolean).join(', ').slice(0, MAX_LENGTH);
	return isPlainObject(value) ? vendorMessageIn(value) : '';
}

/** The error message in an object of a response, under whatever key; empty if there is none. */
export function vendorMessageIn(body: Readonly<Record<string, unknown>> | undefined): string {
	for (const key of MESSAGE_KEYS) {
		const text = errorText(body?.[key]);
		if (text !== '') return text;
	}
	return '';
}
