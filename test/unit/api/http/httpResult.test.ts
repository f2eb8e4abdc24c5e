import { networkFault } from '../../../../nodes/api/http/httpResult';

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
