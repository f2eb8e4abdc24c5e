import { networkFault } from '../../../nodes/api/http/httpResult';
import { networkErrorOf } from '../../../nodes/PickyAssist/transport/networkError';

it.each([
	['connect', { kind: 'notConnected', cause: 'EHOSTUNREACH' }],
	// Linux also reports it on a connection that is open: the request may have arrived.
	['write', { kind: 'noResponse', cause: 'EHOSTUNREACH' }],
])('n8n 2.41: the system call %s is in the second cause', (syscall, result) => {
	const code = 'EHOSTUNREACH';
	const found = networkErrorOf({ httpCode: null, cause: { code, cause: { code, syscall } } });
	expect(found).toEqual({ code, syscall });
	expect(networkFault(code, found?.syscall ?? '')).toEqual(result);
});

it.each([
	['connect ECONNREFUSED 127.0.0.1:443', 'ECONNREFUSED', 'connect'],
	['getaddrinfo ENOTFOUND pickyassist.example', 'ENOTFOUND', 'getaddrinfo'],
	['read EHOSTUNREACH', 'EHOSTUNREACH', 'read'],
	['socket hang up', 'ECONNRESET', ''],
	['certificate has expired', 'CERT_HAS_EXPIRED', ''],
	['timeout of 250ms exceeded', 'ECONNABORTED', ''],
	['', 'ECONNREFUSED', ''],
])('n8n 2.8 keeps no cause: "%s" (%s)', (message, httpCode, syscall) => {
	expect(networkErrorOf({ httpCode, messages: [message], cause: undefined })).toEqual({
		code: httpCode,
		syscall,
	});
	expect(networkErrorOf({ httpCode, messages: [] })).toEqual({ code: httpCode, syscall: '' });
});

it('keeps the words of OpenSSL', () => {
	const message =
		'write EPROTO 80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/ssl3_record.c:350:\n';
	const found = { code: 'EPROTO', syscall: 'write', tlsReason: 'wrong version number' };
	expect(
		networkErrorOf({
			cause: { code: 'EPROTO', message, cause: { code: 'EPROTO', syscall: 'write', message } },
		}),
	).toEqual(found);
	expect(networkErrorOf({ httpCode: 'EPROTO', messages: [message] })).toEqual(found);
});

it.each([undefined, null, 'text', {}, { httpCode: null, messages: [] }, { httpCode: '500' }])(
	'no error of the network: %j',
	(error) => {
		expect(networkErrorOf(error)).toBeUndefined();
	},
);

it.each([
	['no system call', { cause: { code: 'ECONNRESET' } }, { code: 'ECONNRESET', syscall: '' }],
	[
		'the system call of another error',
		{ cause: { code: 'ERR_BAD_RESPONSE', cause: { code: 'ECONNRESET', syscall: 'read' } } },
		{ code: 'ERR_BAD_RESPONSE', syscall: '' },
	],
	[
		'a code with a digit',
		{ httpCode: 'ERR_HTTP2_ERROR' },
		{ code: 'ERR_HTTP2_ERROR', syscall: '' },
	],
	[
		'words of OpenSSL at the end of the message',
		{
			httpCode: 'EPROTO',
			messages: ['write EPROTO 80:error:0A:SSL routines:f:no shared cipher\n'],
		},
		{ code: 'EPROTO', syscall: 'write', tlsReason: 'no shared cipher' },
	],
])('%s', (_, error, found) => {
	expect(networkErrorOf(error)).toEqual(found);
});
