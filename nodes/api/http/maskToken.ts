import { isPlainObject } from '../json';

const MASK = '***';
/** A shorter number could be anything: a status, a price. */
const MIN_DIGITS = 6;

function unicodeEscaped(text: string): string {
	return text.replace(
		/[^\x20-\x7e]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
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
		// Half a surrogate pair cannot be encoded.
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

/** The spellings in which a server may send a token back, the longest first. */
function spellingsOf(token: string): string[] {
	const json = JSON.stringify(token).slice(1, -1);
	const slashed = json.replaceAll('/', '\\/');
	const uri = uriEncoded(token);
	const strictUri = uri.replace(/[!'()*]/g, percentEncoded);
	const html = htmlEscaped(token);
	const spellings = [
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
	const inBothCases = spellings.flatMap((one) => [
		one,
		one.replace(/%[0-9A-F]{2}|\\u[0-9a-f]{4}/g, (code) =>
			code.startsWith('%') ? code.toLowerCase() : `\\u${code.slice(2).toUpperCase()}`,
		),
	]);
	return [...new Set(inBothCases)].sort((one, other) => other.length - one.length);
}

/**
 * Makes the function that takes a token out of a response, should a server send it back: in texts, numbers and names, at
 * every depth, as it is and escaped for JSON, addresses or HTML.
 */
export function tokenMask(token: string): (result: unknown) => unknown {
	if (token === '') return (result) => result;
	const spellings = spellingsOf(token);
	const shortest = Math.min(...spellings.map(({ length }) => length));
	const maskText = (text: string) =>
		spellings.reduce(
			(masked, spelling) =>
				masked.includes(spelling) ? masked.replaceAll(spelling, MASK) : masked,
			text,
		);
	const holdsToken = (result: unknown): boolean => {
		if (typeof result === 'string')
			return result.length >= shortest && spellings.some((spelling) => result.includes(spelling));
		if (typeof result === 'number') return token.length >= MIN_DIGITS && String(result) === token;
		if (Array.isArray(result)) return result.some(holdsToken);
		if (!isPlainObject(result)) return false;
		for (const name in result) if (holdsToken(name) || holdsToken(result[name])) return true;
		return false;
	};
	const mask = (result: unknown): unknown => {
		if (typeof result === 'string') return maskText(result);
		if (typeof result === 'number') return holdsToken(result) ? MASK : result;
		if (Array.isArray(result)) return result.map(mask);
		if (!isPlainObject(result)) return result;
		return Object.fromEntries(
			Object.entries(result).map(([name, value]) => [maskText(name), mask(value)]),
		);
	};
	return (result) => (holdsToken(result) ? mask(result) : result);
}
