import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import type { NotAccepted } from '../../../../nodes/api/push/outcome';
import { messageTo, requestOf } from '../messages';

const ONE = messageTo('12025550101');
const TWO = messageTo('12025550102');

function readHttp(httpStatus: number, body: unknown) {
	return readPushResponse(requestOf(ONE, TWO), { kind: 'http', httpStatus, body });
}

const HELPFUL: Partial<NotAccepted> = {
	reason: expect.stringMatching(/^(?!.*E[A-Z]{4})\S.*[^\s.]$/),
	description: expect.stringMatching(/^[A-Z].*\.$/),
};

test.each([
	[199, 'unconfirmed', false],
	[300, 'unconfirmed', true],
	[301, 'rejected', true],
	[302, 'unconfirmed', true],
	[303, 'unconfirmed', true],
	[307, 'rejected', true],
	[308, 'rejected', true],
	[400, 'rejected', false],
	[401, 'rejected', true],
	[402, 'unconfirmed', false],
	[403, 'rejected', true],
	[404, 'rejected', true],
	[405, 'rejected', true],
	[406, 'rejected', false],
	[408, 'unconfirmed', false],
	[409, 'unconfirmed', false],
	[410, 'rejected', true],
	[411, 'rejected', false],
	[413, 'rejected', false],
	[414, 'rejected', false],
	[415, 'rejected', false],
	[421, 'rejected', true],
	[422, 'rejected', false],
	[425, 'unconfirmed', false],
	[426, 'rejected', true],
	[431, 'rejected', false],
	[429, 'not sent', true],
	[499, 'unconfirmed', false],
	[500, 'unconfirmed', false],
	[502, 'unconfirmed', false],
	[503, 'unconfirmed', false],
	[504, 'unconfirmed', false],
	[520, 'unconfirmed', false],
	[599, 'unconfirmed', false],
] as const)(
	'HTTP status %i: %s, the rest is left: %p, unless its body says otherwise',
	(httpStatus, status, abortsRun) => {
		for (const body of [
			undefined,
			'',
			'<html></html>',
			{},
			{ status: httpStatus === 402 ? 0 : 599 },
			{ status: 'error', message: 'Why' },
		]) {
			const shared = abortsRun ? { sharedBy: 2 } : {};
			const outcome = { status, code: null, httpStatus, pushId: null, ...shared, ...HELPFUL };
			expect(readHttp(httpStatus, body)).toEqual({
				outcomes: [outcome, outcome],
				abortsRun,
				hints: [],
			});
		}
	},
);

test.each([301, 302, 400, 401, 404, 422, 500])(
	'HTTP status %i with a body that claims acceptance leaves all open',
	(httpStatus) => {
		const { outcomes } = readHttp(httpStatus, {
			status: 100,
			push_id: '7',
			data: [{ number: ONE.recipient, msg_id: '9' }],
		});
		expect(outcomes).toMatchObject([
			{ status: 'unconfirmed', pushId: '7' },
			{ status: 'unconfirmed', pushId: '7' },
		]);
	},
);

test.each([
	[400, 406, 'rejected'],
	[401, 401, 'rejected'],
	[403, 403, 'rejected'],
	[404, 404, 'unconfirmed'],
	[409, 802, 'rejected'],
	[422, '101', 'unconfirmed'],
] as const)(
	'HTTP status %i with the status %p of Picky Assist: its meaning and its words',
	(httpStatus, code, status) => {
		const [outcome] = readHttp(httpStatus, { status: code, message: 'In their words' }).outcomes;
		expect(outcome).toMatchObject({
			status,
			code: Number(code),
			description: expect.stringContaining('In their words'),
		});
		expect(outcome).not.toMatchObject({
			description: expect.stringContaining('Platform and Base URL'),
		});
	},
);

test('a message accepted by its row under HTTP 4xx is unconfirmed', () => {
	const data = [
		{ number: ONE.recipient, msg_id: '9' },
		{ number: TWO.recipient, status: '406' },
	];
	expect(readHttp(400, { status: 406, data }).outcomes).toMatchObject([
		{ status: 'unconfirmed' },
		{ status: 'rejected', code: 406 },
	]);
});

test('HTTP 429 stays the limit, whatever its body says', () => {
	for (const status of [100, 404, 429])
		expect(readHttp(429, { status }).outcomes).toMatchObject([
			{ status: 'not sent' },
			{ status: 'not sent' },
		]);
});

test.each([200, 201, 202])('with HTTP status %i the body decides', (httpStatus) => {
	expect(readHttp(httpStatus, { status: 100 }).outcomes).toMatchObject([
		{ status: 'accepted' },
		{ status: 'accepted' },
	]);
	expect(readHttp(httpStatus, { status: 407 }).outcomes).toMatchObject([
		{ status: 'rejected' },
		{ status: 'rejected' },
	]);
});

test.each([
	[undefined],
	[null],
	[''],
	['<html><body>Maintenance</body></html>'],
	['{"status":100'],
	[100],
	[[]],
	[[{ status: 100 }]],
	[{}],
	[{ status: null }],
	[{ status: 'Success' }],
	[{ status: true }],
	[{ status: [100] }],
	[{ push_id: '7', data: [{ number: '12025550101', msg_id: '9' }] }],
	[{ status: 100.5 }],
	[{ status: '-1', message: 'Failed' }],
])('an answer of %p leaves all open', (body) => {
	const outcome = { status: 'unconfirmed', ...HELPFUL };
	expect(readHttp(200, body)).toMatchObject({
		outcomes: [outcome, outcome],
		abortsRun: false,
		hints: [],
	});
});

test('the words of an answer without a status are handed on', () => {
	for (const body of [{ status: 'error', message: 'Locked' }, { error: { message: 'Locked' } }]) {
		expect(readHttp(200, body).outcomes[0]).toMatchObject({
			status: 'unconfirmed',
			description: expect.stringContaining('Picky Assist says: "Locked"'),
		});
	}
});

test('no connection: nothing was sent, and later requests are not tried', () => {
	const response = readPushResponse(requestOf(ONE, TWO), {
		kind: 'notConnected',
		cause: 'ECONNREFUSED',
	});
	const outcome = { status: 'not sent', code: null, pushId: null, sharedBy: 2, ...HELPFUL };
	expect(response).toEqual({ outcomes: [outcome, outcome], abortsRun: true, hints: [] });
	expect(response.outcomes[0]).toMatchObject({
		description: expect.stringContaining('ECONNREFUSED'),
	});
});

test('no answer: it may have been sent, and later requests are tried', () => {
	const response = readPushResponse(requestOf(ONE, TWO), {
		kind: 'noResponse',
		cause: 'ECONNRESET',
	});
	const outcome = { status: 'unconfirmed', code: null, pushId: null, ...HELPFUL };
	expect(response).toEqual({ outcomes: [outcome, outcome], abortsRun: false, hints: [] });
	expect(response.outcomes[0]).toMatchObject({
		description: expect.stringContaining('ECONNRESET'),
	});
});
