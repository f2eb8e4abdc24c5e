import { rowFailure } from '../../../../nodes/api/push/rowFailure';

const ID = { number: '12025550101', msg_id: '9000001' };

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
	[{ ...ID, status: '406' }, 406, ''],
	[{ ...ID, status: 406, message: 'Invalid mobile number' }, 406, 'Invalid mobile number'],
	[{ ...ID, error: 802 }, 802, 'error: 802'],
	[{ ...ID, status: { code: 406 } }, 406, ''],
	[{ msg_id: '0', error_code: '406', error_message: 'Bad number' }, 406, 'Bad number'],
	[{ ...ID, status: 'failed', err: '403' }, 403, 'failed'],
	[{ ...ID, error: 'Invalid mobile number' }, null, 'Invalid mobile number'],
	[{ ...ID, status: 'rejected' }, null, 'rejected'],
	[{ number: '1', message: 'The number is not on WhatsApp' }, null, 'not on WhatsApp'],
	[{ ...ID, error: { code: 7, message: 'Insufficient balance' } }, null, 'Insufficient balance'],
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
])('%j leaves it open', (row, vendorMessage) => {
	expect(rowFailure(row)).toMatchObject({
		isRefused: false,
		vendorMessage: expect.stringContaining(vendorMessage),
	});
});
