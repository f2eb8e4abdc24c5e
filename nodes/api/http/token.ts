import { isPlainObject } from '../json';

/** Spaces, line breaks and invisible characters that come along when a token is copied. */
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** The token of the credential as it was meant. */
export function tokenOf(apiToken: unknown): string {
	return String(apiToken ?? '').replace(AROUND, '');
}

/**
 * The body of a request with the token in it, where Picky Assist looks for it (Quick Start Guide).
 *
 * @param body an object; or the bytes of a JSON object, which are written to where blanks before it leave room
 * @param apiToken as it stands in the credential
 */
export function withToken(body: unknown, apiToken: unknown): Record<string, unknown> | Buffer {
	const token = tokenOf(apiToken);
	if (!Buffer.isBuffer(body)) return { ...(isPlainObject(body) ? body : {}), token };
	const start = body.indexOf('{');
	const opening = Buffer.from(`{"token":${JSON.stringify(token)},`);
	// A request that is sent once more has it already.
	if (body.subarray(start, start + opening.length).equals(opening)) return body;
	const at = start + 1 - opening.length;
	if (at < 0) return Buffer.concat([opening, body.subarray(start + 1)]);
	opening.copy(body, at);
	return body;
}
