import { parseJson } from '../json';

const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

function isTooLong(token: string): boolean {
	return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** Puts the whole numbers that JavaScript would round in quotes; undefined where the text is too much for it. */
function quoteLongNumbers(text: string): string | undefined {
	try {
		return text.replace(TEXT_OR_NUMBER, (token) => (isTooLong(token) ? `"${token}"` : token));
	} catch {
		return undefined;
	}
}

/**
 * The value of a JSON text. Whole numbers beyond 2^53, as ids of Messenger people are, come back as text with every digit.
 *
 * @returns undefined where the text is no JSON
 */
export function parseExactJson(text: string): unknown {
	const value = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
	if (value === undefined || !/\d{16}/.test(text)) return value;
	const quoted = quoteLongNumbers(text.startsWith('\uFEFF') ? text.slice(1) : text);
	return quoted === undefined ? value : (parseJson(quoted) ?? value);
}
