import { jsonBodyOf, networkFault, readBody } from '../../../../nodes/api/http/httpResult';

test.each([
	['ECONNREFUSED', 'connect'],
	['ECONNREFUSED', ''],
	['ENOTFOUND', 'getaddrinfo'],
	['EAI_AGAIN', 'getaddrinfo'],
	['ETIMEDOUT', 'connect'],
	['ECONNRESET', 'connect'],
	['EHOSTUNREACH', 'connect'],
	['ENETUNREACH', 'connect'],
	['ERR_INVALID_URL', ''],
	['CERT_HAS_EXPIRED', ''],
	['DEPTH_ZERO_SELF_SIGNED_CERT', ''],
	['SELF_SIGNED_CERT_IN_CHAIN', ''],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ''],
	['ERR_TLS_CERT_ALTNAME_INVALID', ''],
	['ERR_SSL_WRONG_VERSION_NUMBER', ''],
	['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', ''],
	['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', ''],
	['EPROTO', 'write', 'wrong version number'],
	['EPROTO', 'write', 'ssl/tls alert handshake failure'],
	['EPROTO', '', 'unsupported protocol'],
])('%s of "%s" comes before anything left', (code, syscall, tlsReason = '') => {
	expect(networkFault(code, syscall, tlsReason)).toEqual({ kind: 'notConnected', cause: code });
});

test.each([
	['ECONNRESET', 'read'],
	['ECONNRESET', ''],
	['ECONNABORTED', ''],
	['ETIMEDOUT', 'read'],
	['ETIMEDOUT', ''],
	['EPIPE', 'write'],
	['EHOSTUNREACH', 'read'],
	['ENETUNREACH', 'write'],
	['HPE_INVALID_CONSTANT', ''],
	['Z_DATA_ERROR', ''],
	['', ''],
	['EPROTO', 'write'],
	['EPROTO', 'write', 'tlsv1 alert internal error'],
	['ECONNRESET', 'read', 'wrong version number'],
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', ''],
])('after %s of "%s" the request may have arrived', (code, syscall, tlsReason = '') => {
	expect(networkFault(code, syscall, tlsReason)).toEqual({ kind: 'noResponse', cause: code });
});

test.each([
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
])('%s comes before anything left, also where the system call is unknown', (code) => {
	expect(networkFault(code, '')).toEqual({ kind: 'notConnected', cause: code });
});

test.each([
	'wrong version number',
	'http request',
	'https proxy request',
	'unsupported protocol',
	'unknown protocol',
	'no protocols available',
	'tlsv1 alert protocol version',
	'sslv3 alert handshake failure',
	'tlsv1 unrecognized name',
	'tlsv1 alert no application protocol',
	'no shared cipher',
	'tlsv1 alert insufficient security',
	'dh key too small',
	'unsafe legacy renegotiation disabled',
])('"%s" is said while the two sides still agree on TLS', (tlsReason) => {
	expect(networkFault('EPROTO', 'write', tlsReason).kind).toBe('notConnected');
	expect(networkFault('EPROTO', 'write', `${tlsReason} later`).kind).toBe('noResponse');
	const code = `ERR_SSL_${tlsReason.toUpperCase().replaceAll(' ', '_')}`;
	expect(networkFault(code, 'write').kind).toBe('notConnected');
	expect(networkFault(code.replace('ERR_SSL', 'ERR_XXX'), 'write').kind).toBe('noResponse');
});

test.each<[unknown, unknown]>([
	['{"a":1}', { a: 1 }],
	['[1]', [1]],
	['\uFEFF {"a":1}\r\n', { a: 1 }],
	['{"id":10000000000000000123}', { id: '10000000000000000123' }],
	['{"a":', '{"a":'],
	['<html>', '<html>'],
	[' 5 ', ' 5 '],
	['"[a]"', '"[a]"'],
	['null', 'null'],
	['', ''],
	[{ a: 1 }, { a: 1 }],
])('the body %j is read as %j', (body, read) => {
	expect(readBody(body)).toEqual(read);
});

test('only an object is an answer of Picky Assist', () => {
	const http = (body: unknown) => jsonBodyOf({ kind: 'http', httpStatus: 200, body });
	expect(http({ status: 100 })).toEqual({ status: 100 });
	expect(['', '{}', [], null, 5].map(http)).toEqual(Array(5).fill(undefined));
	expect(jsonBodyOf({ kind: 'noResponse', cause: 'ECONNRESET' })).toBeUndefined();
});
