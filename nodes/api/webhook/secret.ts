import { createHash, timingSafeEqual } from 'crypto';
import type { Payload } from './payload';

/** The name of the secret, in the query of the URL and in the body. */
export const SECRET_KEY = 'secret';

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

/** The same object without the secret. */
export function withoutSecret(record: Payload): Payload {
	return Object.fromEntries(Object.entries(record).filter(([key]) => key !== SECRET_KEY));
}
