import fc from 'fast-check';

import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import type { PushResponse } from '../../../../nodes/api/push/types';
import { messageTo, requestOf } from '../messages';

const NUMBERS = ['12025550101', '12025550102', '12025550101'];
const REQUEST = requestOf(...NUMBERS.map((number) => messageTo(number)));

/** A value of the right kind mostly, or any JSON. */
function mostly(...right: unknown[]): fc.Arbitrary<unknown> {
	return fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...right) },
		{ weight: 1, arbitrary: fc.jsonValue() },
	);
}

const status = mostly(100, '100', 101, 401, 404, '406', 802, 899);

const row = fc.record(
	{
		number: mostly(...NUMBERS, 12_025_550_101, '+12025550102', '4930123456'),
		messenger_id: mostly(null, NUMBERS[0]),
		msg_id: mostly('9000001', 9_000_001, '', null),
		credit: mostly('0.005', 0.005, ''),
		status,
		message: mostly('Invalid'),
	},
	{ requiredKeys: [] },
);

/** Bodies that look like responses, and any other JSON. */
const body = fc.oneof(
	fc.jsonValue(),
	fc.record(
		{
			status,
			push_id: mostly('7000001', 7_000_001, null),
			message: mostly('Success', 'Invalid'),
			data: fc.oneof(
				{ weight: 4, arbitrary: fc.array(fc.oneof(row, fc.jsonValue())) },
				fc.jsonValue(),
			),
		},
		{ requiredKeys: [] },
	),
);

function read(result: unknown): PushResponse['outcomes'] {
	return readPushResponse(REQUEST, { kind: 'http', httpStatus: 200, body: result }).outcomes;
}

test('any JSON gives one outcome for each message, with a sentence where it was not accepted', () => {
	fc.assert(
		fc.property(body, fc.integer({ min: 100, max: 599 }), (result, httpStatus) => {
			for (const code of [200, httpStatus]) {
				const response = readPushResponse(REQUEST, {
					kind: 'http',
					httpStatus: code,
					body: result,
				});
				expect(response.outcomes).toHaveLength(NUMBERS.length);
				for (const outcome of response.outcomes) {
					if (outcome.status === 'accepted') continue;
					expect(['rejected', 'unconfirmed', 'not sent']).toContain(outcome.status);
					expect(outcome.reason.trim()).not.toBe('');
					expect(outcome.description.trim()).not.toBe('');
				}
			}
		}),
		{ numRuns: 1_000 },
	);
});

test('ids are texts and prices numbers, whatever the JSON is', () => {
	fc.assert(
		fc.property(body, (result) => {
			for (const outcome of read(result)) {
				expect(outcome.pushId === null || typeof outcome.pushId === 'string').toBe(true);
				if (outcome.status !== 'accepted') continue;
				expect(['undefined', 'string']).toContain(typeof outcome.msgId);
				expect(outcome.credit === undefined || Number.isFinite(outcome.credit)).toBe(true);
			}
		}),
		{ numRuns: 1_000 },
	);
});

test('an answer of HTTP 200 never calls a message "not sent": the request did leave', () => {
	fc.assert(
		fc.property(body, (result) => {
			expect(read(result).map((outcome) => outcome.status)).not.toContain('not sent');
		}),
		{ numRuns: 500 },
	);
});

test.each<[string, unknown]>([
	['number', { number: { toString: '' } }],
	['messenger_id', { messenger_id: { toString: null, valueOf: null } }],
	['number as a list', { number: [{ toString: '' }] }],
])('an object without a text form as %s of a row does not stop the reading', (_, oddRow) => {
	const result = { status: 100, push_id: '7', data: [oddRow, { number: NUMBERS[1], msg_id: '9' }] };
	expect(read(result)).toMatchObject([
		{ status: 'unconfirmed' },
		{ status: 'accepted', msgId: '9' },
		{ status: 'unconfirmed' },
	]);
});

test('rows without a number are not named in a hint', () => {
	const result = { status: 100, data: [{ msg_id: '8' }, { number: '4930123456', msg_id: '9' }] };
	const { hints } = readPushResponse(REQUEST, { kind: 'http', httpStatus: 200, body: result });
	expect(hints[0]).toMatch(/: 4930123456\.$/);
});
