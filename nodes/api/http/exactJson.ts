import { parseJson } from '../json';

const QUOTE_OR_NUMBER = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const QUOTE_OR_BACKSLASH = /["\\]/g;

function isRounded(token: string): boolean {
	return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** Where the string ends whose opening quote stands before `start`. A loop: one pattern for it overflows on long strings. */
function endOfString(text: string, start: number): number {
	QUOTE_OR_BACKSLASH.lastIndex = start;
	for (let found = QUOTE_OR_BACKSLASH.exec(text); found; found = QUOTE_OR_BACKSLASH.exec(text)) {
		if (found[0] === '"') return found.index + 1;
		QUOTE_OR_BACKSLASH.lastIndex = found.index + 2;
	}
	return text.length;
}

/** Puts the whole numbers that JavaScript would round in quotes. */
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
 * The value of a JSON text. Whole numbers beyond 2^53, as ids of Messenger people are, come back as text with every digit.
 *
 * @returns undefined where the text is not JSON
 */
export function parseExactJson(text: string): unknown {
	const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
	const value = parseJson(json);
	return value === undefined || !/\d{16}/.test(json) ? value : parseJson(quoteLongNumbers(json));
}
