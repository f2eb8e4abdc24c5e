import { isPlainObject } from '../json';

/** Spaces, line breaks and invisible characters copied along with a token. */
const SURROUNDING_SPACE = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** The credential's token without surrounding spaces. */
export function tokenOf(apiToken: unknown): string {
	return String(apiToken ?? '').replace(SURROUNDING_SPACE, '');
}

/**
 * Adds the token to the body of a request, where Picky Assist expects it (Quick Start Guide).
 *
 * @param body an object; or the bytes of a JSON object, modified in place if leading spaces leave room
 * @param apiToken as entered in the credential
 */
export function withToken(body: unknown, apiToken: unknown): Record<string, unknown> | Buffer {
	const token = tokenOf(apiToken);
	if (!Buffer.isBuffer(body)) return { ...(isPlainObject(body) ? body : {}), token };
	const start = body.indexOf('{');
	const opening = Buffer.from(`{"token":${JSON.stringify(token)},`);
	// A repeated request already contains it.
	if (body.subarray(start, start + opening.length).equals(opening)) return body;
	const offset = start + 1 - opening.length;
	if (offset < 0) return Buffer.concat([opening, body.subarray(start + 1)]);
	opening.copy(body, offset);
	return body;
}
