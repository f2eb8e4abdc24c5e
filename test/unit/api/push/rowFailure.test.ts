import { rowFailure } from '../../../../nodes/api/push/rowFailure';

const NUMBER = { number: '12025550101' };
const ID = { ...NUMBER, msg_id: '9000001' };

test.each([
	[ID],
	[{ ...ID, credit: '0.005' }],
	[{ ...ID, status: '1' }],
	[{ ...ID, status: 2 }],
	[{ ...ID, status: '100', message: 'Success' }],
	[{ ...ID, status: 'queued', error: '' }],
	[
		{
			...ID,
			status: 'success',
			error: null,
			error_message: 'null',
			err: 0,
			error_code: '0',
			errors: [],
		},
	],
	[{ ...ID, error: 'No error', success: true }],
	[{ ...ID, msg_id: 9000001 }],
	[{ number: '12025550101' }],
	[{ number: '12025550101', message: 'Success' }],
	[{ number: '12025550101', message: 'No errors' }],
	[{ ...ID, sent: true, accepted: 'yes', result: 'ok', state: 'queued', errors: [null] }],
	[{ ...ID, message: 'Sent without errors' }],
	[{ ...ID, msg_id: 'wamid.HBgLMTIwMjU1NTAxMDE=' }],
])('%j shows nothing wrong', (row) => {
	expect(rowFailure(row)).toBeUndefined();
});

test.each([
	[{ ...NUMBER, status: '406' }, 406, ''],
	[{ ...NUMBER, status: 406, message: 'Invalid mobile number' }, 406, 'Invalid mobile number'],
	[{ ...NUMBER, error: 802 }, 802, 'error: 802'],
	[{ ...NUMBER, status: { code: 406 } }, 406, ''],
	[{ msg_id: '0', error_code: '406', error_message: 'Bad number' }, 406, 'Bad number'],
	[{ ...NUMBER, status: 'failed', err: '403' }, 403, 'failed'],
	[{ ...NUMBER, error: 'Invalid mobile number' }, null, 'Invalid mobile number'],
	[{ ...NUMBER, status: 'rejected' }, null, 'rejected'],
	[{ number: '1', message: 'The number is not on WhatsApp' }, null, 'not on WhatsApp'],
	[
		{ ...NUMBER, error: { code: 7, message: 'Insufficient balance' } },
		null,
		'Insufficient balance',
	],
] as const)('%j is a refusal', (row, code, vendorMessage) => {
	expect(rowFailure(row)).toEqual({
		code,
		isRefused: true,
		vendorMessage: expect.stringContaining(vendorMessage),
	});
});

test.each([
	[{ ...ID, msg_id: '0' }, ''],
	[{ ...ID, msg_id: 0 }, ''],
	[{ ...ID, msg_id: '' }, ''],
	[{ ...ID, msg_id: null }, ''],
	[{ ...ID, msg_id: false }, ''],
	[{ ...ID, msg_id: ' -1' }, ''],
	[{ ...ID, msg_id: 'not yet known' }, ''],
	[{ ...ID, status: 'failed' }, 'failed'],
	[{ ...ID, msg_id: 'error' }, ''],
	[{ ...ID, msg_id: 'failed' }, ''],
	[{ ...ID, sent: false }, 'sent: false'],
	[{ ...ID, accepted: 'false' }, 'accepted: false'],
	[{ ...ID, result: 'error' }, 'error'],
	[{ ...ID, state: 'FAILED' }, 'FAILED'],
	[{ ...ID, errors: [{ title: 'Message undeliverable' }] }, 'Message undeliverable'],
	[{ number: '12025550101', message: 'Failed to send' }, 'Failed to send'],
	[{ number: '12025550101', message: 'Internal error' }, 'Internal error'],
	[{ ...ID, status: 'FAILED', message: 'Try later' }, 'Try later, FAILED'],
	[{ ...ID, error: 'Something went wrong' }, 'Something went wrong'],
	[{ ...ID, error: true }, 'error: true'],
	[{ ...ID, success: false }, 'success: false'],
	[{ ...ID, error_code: '131026' }, '131026'],
	[{ ...ID, errors: ['a', 'b'] }, 'a, b'],
	[{ ...ID, failure_reason: 'Template paused' }, 'Template paused'],
	[{ ...ID, status: 404, message: 'Cannot reach the phone' }, 'Cannot reach the phone'],
	[{ ...ID, status: 802 }, ''],
	[{ ...ID, status: { code: '406' } }, ''],
	[{ ...ID, error: 'Invalid mobile number' }, 'Invalid mobile number'],
	[{ ...NUMBER, message_id: 'wamid.1', error_code: '802' }, '802'],
	[{ ...NUMBER, status: '100', error_code: 406 }, '406'],
	[{ ...NUMBER, success: 'true', code: 802 }, ''],
	[{ ...NUMBER, accepted: 1, error: 'Number blocked' }, 'Number blocked'],
])('%j leaves it open', (row, vendorMessage) => {
	expect(rowFailure(row)).toMatchObject({
		isRefused: false,
		vendorMessage: expect.stringContaining(vendorMessage),
	});
});

test.each([
	...['', '0', '-', 'no', 'none', 'null', 'nil', 'false', 'N/A', 'undefined', 'OK', 'success'],
	...['successful', 'Successfully', 'no error', 'No errors', '{}', '[]', 0, false, null, {}, []],
])('the error %j is none', (error) => {
	expect(rowFailure({ ...ID, error })).toBeUndefined();
});

test.each(['no errors here', 'not ok', 'x', '00', 'errors', {}.toString()])(
	'the error %j is one',
	(error) => {
		expect(rowFailure({ ...ID, error })?.vendorMessage).toContain(error);
	},
);

test.each([
	...['failed', 'Delivery failure', 'error', 'invalid', 'rejected', 'refused', 'denied'],
	...['blocked', 'expired', 'undelivered', 'unsent', ' not sent '],
])('the status %j is a problem', (status) => {
	expect(rowFailure({ ...ID, status })?.vendorMessage).toBe(status.trim());
});

test.each(['sent', 'queued', 'noted', 'another', 'delivered'])(
	'the status %j is none',
	(status) => {
		expect(rowFailure({ ...ID, status })).toBeUndefined();
	},
);

test.each([false, 0, 'false', ' False ', '0', 'NO'])('success: %j is a problem', (success) => {
	expect(rowFailure({ ...ID, success })?.vendorMessage).toBe(`success: ${String(success).trim()}`);
});

test.each([true, 1, 'true', '1', 'yes', '10', 'nope', 'is no', '', null])(
	'success: %j is none',
	(success) => {
		expect(rowFailure({ ...ID, success })).toBeUndefined();
	},
);

test.each([
	...[
		'Invalid number',
		'not valid',
		'Not a valid number',
		'Insufficient balance',
		'not enough credit',
	],
	...[
		'blacklisted',
		'in the blacklist',
		'blocked by the user',
		'opted out',
		'opted-out',
		'OptedOut',
	],
	...['unsubscribed', 'not on WhatsApp', 'not registered', 'not allowed', 'not permitted'],
	...['not authorized', 'not authorised', 'not supported', 'not accepted', 'does not exist'],
	...["doesn't exist", 'access denied', 'refused', 'rejected', 'message cannot be empty'],
	...['session closed', 'session is closed', 'session has expired', 'unauthorized', 'Unauthorised'],
])('the error %j leaves no doubt that nothing was sent', (error) => {
	expect(rowFailure({ ...NUMBER, error })).toEqual({
		code: null,
		isRefused: true,
		vendorMessage: error,
	});
});

test.each([
	'invalidated',
	'not one',
	'session closing',
	'unblocked',
	'exists',
	'cannot be sent now',
])('the error %j leaves it open', (error) => {
	expect(rowFailure({ ...ID, error })).toEqual({
		code: null,
		isRefused: false,
		vendorMessage: error,
	});
});
