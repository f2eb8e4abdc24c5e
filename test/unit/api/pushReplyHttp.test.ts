import { readPushReply } from '../../../nodes/api/pushReply';
import type { NotAccepted } from '../../../nodes/api/outcome';
import { messageTo, requestOf } from './messages';

const ONE = messageTo('12025550101');
const TWO = messageTo('12025550102');

function readHttp(httpStatus: number, body: unknown) {
	return readPushReply(requestOf(ONE, TWO), { kind: 'http', httpStatus, body });
}

const HELPFUL: Partial<NotAccepted> = {
	reason: expect.stringMatching(/^(?!.*E[A-Z]{4})\S.*[^\s.]$/),
	advice: expect.stringMatching(/^[A-Z].*\.$/),
};

test.each([
	[300, 'rejected', true],
	[301, 'rejected', true],
	[302, 'rejected', true],
	[307, 'rejected', true],
	[308, 'rejected', true],
	[400, 'rejected', false],
	[401, 'rejected', true],
	[402, 'rejected', false],
	[403, 'rejected', true],
	[404, 'rejected', true],
	[405, 'rejected', false],
	[408, 'unconfirmed', false],
	[413, 'rejected', false],
	[422, 'rejected', false],
	[429, 'not sent', true],
	[500, 'unconfirmed', false],
	[502, 'unconfirmed', false],
	[503, 'unconfirmed', false],
	[504, 'unconfirmed', false],
	[520, 'unconfirmed', false],
	[599, 'unconfirmed', false],
] as const)(
	'HTTP status %i: %s, the rest is left: %p, whatever its body says',
	(httpStatus, status, stopsTheRest) => {
		for (const body of [undefined, '', '<html></html>', { status: 100, push_id: '7' }]) {
			const outcome = { status, code: null, httpStatus, pushId: null, ...HELPFUL };
			expect(readHttp(httpStatus, body)).toEqual({
				outcomes: [outcome, outcome],
				stopsTheRest,
				hints: [],
			});
		}
	},
);

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
])('an answer of %p leaves all open', (body) => {
	const outcome = { status: 'unconfirmed', code: null, ...HELPFUL };
	expect(readHttp(200, body)).toMatchObject({
		outcomes: [outcome, outcome],
		stopsTheRest: false,
		hints: [],
	});
});

test('no connection: nothing was sent, and later requests are not tried', () => {
	const verdict = readPushReply(requestOf(ONE, TWO), {
		kind: 'notConnected',
		cause: 'ECONNREFUSED',
	});
	const outcome = { status: 'not sent', code: null, pushId: null, ...HELPFUL };
	expect(verdict).toEqual({ outcomes: [outcome, outcome], stopsTheRest: true, hints: [] });
	expect(verdict.outcomes[0]).toMatchObject({ advice: expect.stringContaining('ECONNREFUSED') });
});

test('no answer: it may have been sent, and later requests are tried', () => {
	const verdict = readPushReply(requestOf(ONE, TWO), { kind: 'noAnswer', cause: 'ECONNRESET' });
	const outcome = { status: 'unconfirmed', code: null, pushId: null, ...HELPFUL };
	expect(verdict).toEqual({ outcomes: [outcome, outcome], stopsTheRest: false, hints: [] });
	expect(verdict.outcomes[0]).toMatchObject({ advice: expect.stringContaining('ECONNRESET') });
});
