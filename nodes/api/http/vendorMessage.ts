import { isPlainObject } from '../json';

/** Keys under which a response says in words what is wrong. `message` is documented, the others are what APIs use. */
const KEYS = ['message', 'error_message', 'error', 'err', 'errors', 'reason', 'msg', 'description'];
const MAX_LENGTH = 500;

/** A value of a response in words: a text, the texts of a list, or what an error object says; empty where there are none. */
export function messageText(value: unknown): string {
	if (typeof value === 'string') return value.trim().slice(0, MAX_LENGTH);
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value))
		return value.map(messageText).filter(Boolean).join(', ').slice(0, MAX_LENGTH);
	return isPlainObject(value) ? vendorMessageIn(value) : '';
}

/** What an object of a response says in words, under whatever key; empty where it says nothing. */
export function vendorMessageIn(body: Readonly<Record<string, unknown>> | undefined): string {
	for (const key of KEYS) {
		const words = messageText(body?.[key]);
		if (words !== '') return words;
	}
	return '';
}
