import { parseJson } from '../json';

const QUOTE_OR_NUMBER = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** What may stand before a number is part of it: otherwise each digit of each phone number would be looked at many times. */
const LONG_NUMBER = /(?:^|[\s:,[-])\d{16}/;
const QUOTE_OR_BACKSLASH = /["\\]/g;

function isRounded(token: string): boolean {
	return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** The end of the string whose content begins at `start`. A loop, because a regular expression overflows on long strings. */
function endOfString(text: string, start: number): number {
	QUOTE_OR_BACKSLASH.lastIndex = start;
	for (let found = QUOTE_OR_BACKSLASH.exec(text); found; found = QUOTE_OR_BACKSLASH.exec(text)) {
		if (found[0] === '"') return found.index + 1;
		QUOTE_OR_BACKSLASH.lastIndex = found.index + 2;
	}
	return text.length;
}

/** Quotes the integers that JavaScript would round. */
function quoteLongNumbers(json: string): string {
	const parts: string[] = [];
	let copied = 0;
	QUOTE_OR_NUMBER.lastIndex = 0;
	for (let found = QUOTE_OR_NUMBER.exec(json); found; found = QUOTE_OR_NUMBER.exec(json)) {
		const { 0: token, index } = found;
		if (token === '"') {
			QUOTE_OR_NUMBER.lastIndex = endOfString(json, index + 1);
		} else if (isRounded(token)) {
			parts.push(json.slice(copied, index), '"', token, '"');
			copied = index + token.length;
		}
	}
	return parts.length === 0 ? json : parts.join('') + json.slice(copied);
}

/**
 * Parses JSON. Integers beyond 2^53, such as the ids of Messenger users, become text so that no digit is lost.
 *
 * @returns undefined if the text is not JSON
 */
export function parseExactJson(text: string): unknown {
	const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
	const value = parseJson(json);
	return value === undefined || !LONG_NUMBER.test(json) ? value : parseJson(quoteLongNumbers(json));
}
