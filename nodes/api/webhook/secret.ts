import { createHash, timingSafeEqual } from 'crypto';
import { mapValues } from './fields';
import { decodeForm, isPayload, type Payload, type Value } from './payload';

/** The name of the secret, in the query of the URL and in the body. */
export const SECRET_KEY = 'secret';

/** Characters: a shorter one would turn up by chance, in a reply or in a number. */
export const MIN_SECRET_LENGTH = 8;

const HIDDEN = '***';
/** How often a text is URL-decoded in the search for the secret: a URL in a URL in a URL. */
const DECODED = 3;

function digest(text: string): Buffer {
	return createHash('sha256').update(text.trim()).digest();
}

/**
 * Whether one of these values is the secret. Hashes are compared, in a time that tells nothing about where they differ.
 *
 * @param given what stood under `secret` in the query and in the body; a query may name it more than once
 */
export function isSecret(secret: string, given: readonly unknown[]): boolean {
	const expected = digest(secret);
	const matches = given
		.flat()
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map((value) => timingSafeEqual(digest(String(value)), expected));
	return matches.includes(true);
}

/** As it is, as part of a JSON text, and as forms and URLs encode it. */
function encodingsOf(secret: string): string[] {
	const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
	return [
		...new Set([
			secret,
			JSON.stringify(secret).slice(1, -1),
			inForm,
			inForm.replaceAll('+', '%20'),
		]),
	];
}

/** Finds and hides one secret. A short one (see SHORTEST_SECRET) only where it is the whole value. */
export class SecretFilter {
	private readonly secret: string;
	private readonly encodings: readonly string[];

	constructor(secret: string) {
		this.secret = secret.trim();
		this.encodings = encodingsOf(this.secret);
	}

	/** Whether a text gives the secret away, as it is or URL-encoded. */
	appearsIn(text: string): boolean {
		return this.redactText(text) !== text;
	}

	/** The same object without its own key `secret`, however it is spelled, and with the secret hidden in all that is in it. */
	redact(record: Payload): Payload {
		const kept = Object.entries(record).filter(([key]) => key.toLowerCase() !== SECRET_KEY);
		const hidden = this.redactValue(Object.fromEntries(kept));
		return isPayload(hidden) ? hidden : {};
	}

	/** The same value with *** in place of the secret, in keys and values at any depth. */
	redactValue(value: Value): Value {
		if (typeof value === 'string') return this.redactText(value);
		if (typeof value === 'number') return String(value) === this.secret ? HIDDEN : value;
		if (Array.isArray(value)) return value.map((inner: Value) => this.redactValue(inner));
		if (!isPayload(value)) return value;
		const named = Object.entries(value).map(
			([key, inner]) => [this.redactText(key), inner] as const,
		);
		return mapValues(Object.fromEntries(named), (inner) => this.redactValue(inner));
	}

	private redactText(text: string): string {
		if (this.secret.length < MIN_SECRET_LENGTH)
			return this.encodings.includes(text.trim()) ? HIDDEN : text;
		const hidden = this.encodings.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
		return hidden === text && this.appearsEncodedIn(text) ? HIDDEN : hidden;
	}

	/** Whether the secret comes out where a text is URL-decoded; encoders differ in the characters that they encode. */
	private appearsEncodedIn(text: string): boolean {
		let decoded = text;
		for (let times = 0; times < DECODED && decoded.includes('%'); times++) {
			decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decodeForm);
			if (decoded.includes(this.secret)) return true;
		}
		return false;
	}
}
