import { createHash, timingSafeEqual } from 'crypto';
import { mapNested } from './nestedValues';
import { decodeForm, isPayload, type Payload, type Value } from './payload';

/** The name of the secret in the URL's query and in the body. */
export const SECRET_KEY = 'secret';

/** In characters. A shorter secret would match by chance, for example in a reply or a number. */
export const MIN_SECRET_LENGTH = 8;

const MASK = '***';
/** How many times a text is URL-decoded in the search for the secret. */
const MAX_DECODINGS = 3;

function digest(text: string): Buffer {
	return createHash('sha256').update(text.trim()).digest();
}

/**
 * Whether one of these values is the secret. Compares hashes in constant time.
 *
 * @param candidates the values of `secret` in the query and in the body; a query may contain it more than once
 */
export function isSecret(secret: string, candidates: readonly unknown[]): boolean {
	const expected = digest(secret);
	const matches = candidates
		.flat()
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map((value) => timingSafeEqual(digest(String(value)), expected));
	return matches.includes(true);
}

/** The secret in plain form, JSON-escaped, and form- and URL-encoded. */
function encodingsOf(secret: string): string[] {
	const formEncoded = new URLSearchParams([['', secret]]).toString().slice(1);
	return [
		...new Set([
			secret,
			JSON.stringify(secret).slice(1, -1),
			formEncoded,
			formEncoded.replaceAll('+', '%20'),
		]),
	];
}

/** Finds and masks a secret. One shorter than MIN_SECRET_LENGTH is masked only if it is the whole value. */
export class SecretFilter {
	private readonly secret: string;
	private readonly encodings: readonly string[];

	constructor(secret: string) {
		this.secret = secret.trim();
		this.encodings = encodingsOf(this.secret);
	}

	/** Whether a text contains the secret, in plain form or encoded. */
	appearsIn(text: string): boolean {
		return this.redactText(text) !== text;
	}

	/** Returns an object without its `secret` key in any spelling, and with the secret masked everywhere else. */
	redact(record: Payload): Payload {
		const entries = Object.entries(record).filter(([key]) => key.toLowerCase() !== SECRET_KEY);
		const masked = this.redactValue(Object.fromEntries(entries));
		return isPayload(masked) ? masked : {};
	}

	/** Masks the secret with ***, in keys and values at any depth. */
	redactValue(value: Value): Value {
		return mapNested(value, {
			value: (inner) => {
				if (typeof inner === 'string') return this.redactText(inner);
				return typeof inner === 'number' && String(inner) === this.secret ? MASK : inner;
			},
			key: (key) => this.redactText(key),
		});
	}

	private redactText(text: string): string {
		if (this.secret.length < MIN_SECRET_LENGTH)
			return this.encodings.includes(text.trim()) ? MASK : text;
		const masked = this.encodings.reduce((rest, encoding) => rest.replaceAll(encoding, MASK), text);
		return masked === text && this.appearsEncodedIn(text) ? MASK : masked;
	}

	/** Whether the secret appears after URL-decoding, because encoders differ in which characters they encode. */
	private appearsEncodedIn(text: string): boolean {
		let decoded = text;
		for (let pass = 0; pass < MAX_DECODINGS && decoded.includes('%'); pass++) {
			decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decodeForm);
			if (decoded.includes(this.secret)) return true;
		}
		return false;
	}
}
