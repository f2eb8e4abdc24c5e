import { parseExactJson } from './exactJson';
import { isJsonObject, type JsonValue } from '../json';

/** How a request ended, as far as HTTP and the network tell. */
export type HttpResult =
	| {
			readonly kind: 'http';
			readonly httpStatus: number;
			/** The parsed JSON, or the text where it is no JSON. */
			readonly body: unknown;
			/** Milliseconds that the service asks to wait before the next request (HTTP header Retry-After). */
			readonly retryAfter?: number;
	  }
	/** No connection was made, so nothing left. `cause` is a code such as `ECONNREFUSED`; empty where there is none. */
	| { readonly kind: 'notConnected'; readonly cause: string }
	/** The request left, or part of it, and no complete response came. `timedOutAfter`: milliseconds waited, if that was the limit. */
	| { readonly kind: 'noResponse'; readonly cause: string; readonly timedOutAfter?: number };

/** Codes of Node.js and OpenSSL that come before the first byte of a request leaves. */
const BEFORE_THE_BODY = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'ERR_INVALID_URL',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
]);

/**
 * What OpenSSL says only while the two sides still agree on TLS, before the first byte of a request: the other side speaks no
 * TLS, or no version, cipher or name that both know. Other faults, such as an `internal error`, may come later.
 */
const HANDSHAKE =
	/\b(wrong version number|https? (proxy )?request|un(supported|known) protocol|no protocols available|protocol version|handshake failure|unrecognized name|no application protocol|no shared cipher|insufficient security|key too small|unsafe legacy renegotiation disabled)$/;

/** OpenSSL's words: they stand in the message (`EPROTO`), or are the code (`ERR_SSL_UNSUPPORTED_PROTOCOL`). */
function isHandshake(code: string, tlsReason: string): boolean {
	if (code === 'EPROTO') return HANDSHAKE.test(tlsReason);
	return code.startsWith('ERR_SSL_') && HANDSHAKE.test(code.toLowerCase().replaceAll('_', ' '));
}

/**
 * Sorts a network fault by the one question that counts: can the request have arrived?
 *
 * @param code the fault's code, for example `ECONNREFUSED`; empty where there is none
 * @param syscall what the system was doing, for example `connect`
 * @param tlsReason OpenSSL's words, where it was a fault of TLS
 */
export function networkFault(code: string, syscall: string, tlsReason = ''): HttpResult {
	if (isHandshake(code, tlsReason)) return { kind: 'notConnected', cause: code };
	// Linux also reports an unreachable host on a connection that is already open.
	const connecting = ['', 'connect', 'getaddrinfo'].includes(syscall);
	const beforeTheBody = connecting && (BEFORE_THE_BODY.has(code) || syscall !== '');
	return { kind: beforeTheBody ? 'notConnected' : 'noResponse', cause: code };
}

/** The JSON object that a response holds; undefined where it holds none. */
export function jsonBodyOf(result: HttpResult): Record<string, JsonValue> | undefined {
	return result.kind === 'http' && isJsonObject(result.body) ? result.body : undefined;
}

/**
 * The JSON in the body of a response, whatever its content type says; n8n would parse it too, and round the ids that do not fit
 * a number. A body that is not JSON stays as it is.
 */
export function readBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	// JavaScript's trim also takes a byte order mark away, which JSON.parse does not accept.
	const text = body.trim();
	return /^[{[]/.test(text) ? (parseExactJson(text) ?? body) : body;
}
