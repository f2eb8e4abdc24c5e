import { parseExactJson } from './exactJson';
import { isJsonObject, type JsonValue } from '../json';

/** How a request ended, at the level of HTTP and the network. */
export type HttpResult =
	| {
			readonly kind: 'http';
			readonly httpStatus: number;
			/** The parsed JSON, or the text if it is not JSON. */
			readonly body: unknown;
			/** Milliseconds to wait before the next request (HTTP header Retry-After). */
			readonly retryAfter?: number;
	  }
	/** The request was not sent, because Picky Assist dropped those of others for too long. */
	| { readonly kind: 'notTried' }
	/** No connection was made, so nothing was sent. `cause` is a code such as `ECONNREFUSED`, or empty if there is none. */
	| { readonly kind: 'notConnected'; readonly cause: string }
	/**
	 * At least part of the request was sent, and no complete response arrived. `timedOutAfter`: the timeout in milliseconds,
	 * if it expired.
	 */
	| { readonly kind: 'noResponse'; readonly cause: string; readonly timedOutAfter?: number };

/** Node.js and OpenSSL error codes that occur before the first byte of a request is sent. */
const NOT_SENT_CODES = new Set([
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
 * OpenSSL errors that occur only during the TLS handshake, before the first byte of a request is sent: the server does not
 * speak TLS, or shares no version, cipher or name with the client. Other errors, such as `internal error`, may occur later.
 */
const HANDSHAKE_ERROR =
	/\b(wrong version number|https? (proxy )?request|un(supported|known) protocol|no protocols available|protocol version|handshake failure|unrecognized name|no application protocol|no shared cipher|insufficient security|key too small|unsafe legacy renegotiation disabled)$/;

/** OpenSSL's reason is in the message (`EPROTO`), or is the code itself (`ERR_SSL_UNSUPPORTED_PROTOCOL`). */
function isHandshakeError(code: string, tlsReason: string): boolean {
	if (code === 'EPROTO') return HANDSHAKE_ERROR.test(tlsReason);
	return (
		code.startsWith('ERR_SSL_') && HANDSHAKE_ERROR.test(code.toLowerCase().replaceAll('_', ' '))
	);
}

/**
 * Classifies a network error by whether the request may have arrived.
 *
 * @param code the error code, for example `ECONNREFUSED`; empty if there is none
 * @param syscall the system call that failed, for example `connect`
 * @param tlsReason OpenSSL's reason, for a TLS error
 */
export function classifyNetworkError(code: string, syscall: string, tlsReason = ''): HttpResult {
	if (isHandshakeError(code, tlsReason)) return { kind: 'notConnected', cause: code };
	// Linux also reports an unreachable host on a connection that is already open.
	const connecting = ['', 'connect', 'getaddrinfo'].includes(syscall);
	const notSent = connecting && (NOT_SENT_CODES.has(code) || syscall !== '');
	return { kind: notSent ? 'notConnected' : 'noResponse', cause: code };
}

/** The JSON object in the body of a response, if there is one. */
export function jsonBodyOf(result: HttpResult): Record<string, JsonValue> | undefined {
	return result.kind === 'http' && isJsonObject(result.body) ? result.body : undefined;
}

/**
 * Parses the body of a response as JSON, whatever its content type. n8n would parse it too, but round large ids. A body that
 * is not JSON is returned as it is.
 */
export function readBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	// trim() also removes a byte order mark, which JSON.parse rejects.
	const text = body.trim();
	return /^[{[]/.test(text) ? (parseExactJson(text) ?? body) : body;
}
