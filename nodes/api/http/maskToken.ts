import { isPlainObject } from '../json';

const MASK = '***';
/** A shorter number may be something else, such as a status or a price. */
const MIN_NUMERIC_LENGTH = 6;

function unicodeEscaped(text: string): string {
	return text.replace(
		/[^\x20-\x7e]/g,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function percentEncoded(text: string): string {
	return [...Buffer.from(text)]
		.map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
		.join('');
}

function uriEncoded(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		// A lone surrogate cannot be encoded.
		return text;
	}
}

function htmlEscaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** The encodings in which a server may echo a token, longest first. */
function encodingsOf(token: string): string[] {
	const json = JSON.stringify(token).slice(1, -1);
	const slashed = json.replaceAll('/', '\\/');
	const uri = uriEncoded(token);
	const strictUri = uri.replace(/[!'()*]/g, percentEncoded);
	const html = htmlEscaped(token);
	const encodings = [
		token,
		json,
		slashed,
		unicodeEscaped(json),
		unicodeEscaped(slashed),
		JSON.stringify(json).slice(1, -1),
		uri,
		new URLSearchParams([['', token]]).toString().slice(1),
		strictUri,
		strictUri.replaceAll('%20', '+'),
		uri.replaceAll('%20', '+'),
		html,
		html.replaceAll("'", '&#039;'),
		html.replaceAll("'", '&#39;'),
		html.replaceAll("'", '&apos;'),
		Buffer.from(token).toString('base64'),
		Buffer.from(token).toString('base64url'),
	];
	const inBothLetterCases = encodings.flatMap((one) => [
		one,
		one.replace(/%[0-9A-F]{2}|\\u[0-9a-f]{4}/g, (code) =>
			code.startsWith('%') ? code.toLowerCase() : `\\u${code.slice(2).toUpperCase()}`,
		),
	]);
	return [...new Set(inBothLetterCases)].sort((one, other) => other.length - one.length);
}

/**
 * Creates a function that masks the token in a response, in case the server echoes it: in texts, numbers and keys at any
 * depth, in plain form and escaped for JSON, URLs or HTML.
 */
export function tokenMask(token: string): (result: unknown) => unknown {
	if (token === '') return (result) => result;
	const encodings = encodingsOf(token);
	const shortest = Math.min(...encodings.map(({ length }) => length));
	const maskText = (text: string) =>
		encodings.reduce(
			(masked, encoding) =>
				masked.includes(encoding) ? masked.replaceAll(encoding, MASK) : masked,
			text,
		);
	const containsToken = (result: unknown): boolean => {
		if (typeof result === 'string')
			return result.length >= shortest && encodings.some((encoding) => result.includes(encoding));
		if (typeof result === 'number')
			return token.length >= MIN_NUMERIC_LENGTH && String(result) === token;
		if (Array.isArray(result)) return result.some(containsToken);
		if (!isPlainObject(result)) return false;
		for (const name in result) if (containsToken(name) || containsToken(result[name])) return true;
		return false;
	};
	const mask = (result: unknown): unknown => {
		if (typeof result === 'string') return maskText(result);
		if (typeof result === 'number') return containsToken(result) ? MASK : result;
		if (Array.isArray(result)) return result.map(mask);
		if (!isPlainObject(result)) return result;
		return Object.fromEntries(
			Object.entries(result).map(([name, value]) => [maskText(name), mask(value)]),
		);
	};
	return (result) => (containsToken(result) ? mask(result) : result);
}
