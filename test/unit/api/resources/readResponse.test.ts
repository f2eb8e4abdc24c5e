import fc from 'fast-check';

import type { HttpResult } from '../../../../nodes/api/http/httpResult';
import { codeName } from '../../../../nodes/api/http/codeNames';
import { idIn, amountIn } from '../../../../nodes/api/http/responseFields';
import { toReadResponse } from '../../../../nodes/api/resources/readResponse';
import { waitBeforeReadRetry, waitBeforeRetry } from '../../../../nodes/api/http/retry';

const http = (httpStatus: number, body: unknown = ''): HttpResult => ({
	kind: 'http',
	httpStatus,
	body,
});
const says = (body: object) => http(200, body);
const GONE: HttpResult = { kind: 'noResponse', cause: 'ECONNRESET' };
const CLOSED: HttpResult = { kind: 'notConnected', cause: 'ECONNREFUSED' };

test.each([
	{ status: 100 },
	{ status: '100' },
	{ status: 'CONNECTED' },
	{ balance: 1 },
	{ status: 899, data: [{}] },
])('%j is an answer', (body) => {
	expect(toReadResponse(says(body))).toEqual({ kind: 'read', body });
});

test('a refusal that has rows is an answer, with the failure', () => {
	const body = { status: 403, message: 'Empty', data: [{}] };
	const { failure } = { failure: undefined, ...toReadResponse(says(body)) };
	expect(toReadResponse(says(body))).toMatchObject({ kind: 'read', body });
	expect(failure).toEqual(toReadResponse(says({ ...body, data: [] })));
});

test.each([401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 801, 802, 804, 817, 899, 101])(
	'status %i is a refusal, as number and as text, and speaks of no message that may have gone',
	(status) => {
		for (const given of [status, String(status)]) {
			const response = toReadResponse(says({ status: given, message: 'In their words', data: [] }));
			expect(response).toMatchObject({
				kind: 'readFailure',
				code: status,
				description: expect.stringMatching(/^[A-Z].*\w/),
			});
			expect(JSON.stringify(response)).toContain('In their words');
			expect(JSON.stringify(response)).not.toMatch(/queued|was sent|send it again/);
		}
	},
);

test.each([
	['HTTP 429', http(429), true, /is busy.*Wait a few minutes/],
	['HTTP 500', http(500), false, /HTTP status 500/],
	['HTTP 401', http(401), true, /HTTP status 401/],
	['HTTP 307', http(307), true, /another address/],
	['no connection', CLOSED, true, /ECONNREFUSED/],
	['a lost connection', GONE, false, /ECONNRESET/],
	['a page', http(200, '<html>'), false, /cannot be read/],
	['a list', http(200, []), false, /cannot be read/],
] as const)('%s is no answer', (_, result, abortsRun, reason) => {
	const response = toReadResponse(result);
	expect(response).toMatchObject({ kind: 'readFailure', abortsRun });
	if (response.kind === 'readFailure')
		expect(`${response.reason}. ${response.description}`).toMatch(reason);
	expect(JSON.stringify(response)).not.toMatch(/sent\./);
});

test.each([
	['HTTP 500', http(500)],
	['HTTP 408', http(408)],
	['a lost connection', GONE],
	['no connection', CLOSED],
	['status 101', says({ status: 101 })],
	['status 101 as text', says({ status: '101' })],
])('after %s it asks again, three times, each after a longer wait', (_, result) => {
	const waits = [1, 2, 3, 4, 5].map((tries) => waitBeforeReadRetry(result, tries, 0, false));
	expect(waits).toEqual([1_000, 2_000, 4_000, undefined, undefined]);
});

test('where status 101 is what was asked for, it is not asked again', () => {
	expect(waitBeforeReadRetry(says({ status: 101 }), 1, 0, true)).toBeUndefined();
	expect(waitBeforeReadRetry(http(500), 1, 0, true)).toBe(1_000);
});

test('whatever may be sent again may be read again, at the same time', () => {
	const chance = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(
			fc.constantFrom(http(429), CLOSED),
			fc.integer({ min: 1, max: 9 }),
			chance,
			(result, tries, luck) => {
				expect(waitBeforeReadRetry(result, tries, luck, false)).toBe(
					waitBeforeRetry(result, tries, luck),
				);
			},
		),
	);
});

test.each([http(200), http(400), http(401), http(404), http(307), says({ status: 410 })])(
	'%j is not asked again',
	(result) => {
		expect(waitBeforeReadRetry(result, 1, 0, false)).toBeUndefined();
	},
);

test('fields of an answer', () => {
	expect(['7', 7, ' 7 ', '', '0', 0, null, {}].map(idIn)).toEqual([
		'7',
		'7',
		'7',
		...Array(5).fill(undefined),
	]);
	expect(
		[1, '1.5', '0', ' 1,234.50 ', '', ' ', 'x', '1.234,50', '12,34', null, NaN, Infinity].map(
			amountIn,
		),
	).toEqual([1, 1.5, 0, 1234.5, ...Array(8).fill(undefined)]);
	expect(
		['1', 1, ' 1', '01', '2', 'toString', null].map((one) => codeName(one, { 1: 'one' })),
	).toEqual(['one', 'one', 'one', 'one', '2', 'toString', '']);
});

test.each([
	[
		{ status: 410, message: 'No' },
		{ code: 410, abortsRun: false, refusal: { vendorMessage: 'No' } },
	],
	[
		{ status: 410, error_message: 'No' },
		{ code: 410, abortsRun: false, refusal: { vendorMessage: 'No' } },
	],
	[
		{ status: 410, data: 'x' },
		{ code: 410, abortsRun: false, refusal: { vendorMessage: '' } },
	],
	[{ status: 899 }, { code: 899, abortsRun: false, refusal: { vendorMessage: '' } }],
	[{ status: 401 }, { code: 401, abortsRun: true }],
	[{ status: 101 }, { code: 101, abortsRun: false }],
])('%j refuses the question, or shows that no question can be answered now', (body, expected) => {
	expect(toReadResponse(says(body))).toStrictEqual({
		kind: 'readFailure',
		reason: expect.any(String),
		description: expect.any(String),
		...expected,
	});
});

test.each<[HttpResult, object]>([
	[http(500), { code: null, httpStatus: 500, abortsRun: false }],
	[http(500, { status: 100 }), { code: null, httpStatus: 500, abortsRun: false }],
	[CLOSED, { code: null, abortsRun: true }],
	[http(400, { status: 401 }), { code: 401, abortsRun: true }],
	[http(200, 'OK'), { code: null, abortsRun: false }],
])('%j is not read', (result, expected) => {
	expect(toReadResponse(result)).toStrictEqual({
		kind: 'readFailure',
		reason: expect.any(String),
		description: expect.any(String),
		...expected,
	});
});

test.each<[string, HttpResult, RegExp]>([
	['a busy Picky Assist', http(429), /^Wait a few minutes/],
	['no connection', CLOSED, /Base URL.* network connection\. .*ECONNREFUSED/],
	['a refused request', http(404), /Platform and Base URL/],
	['a lost connection', GONE, /^Try again in a few minutes\..*ECONNRESET/],
	['a service that is away', says({ status: 101 }), /^Try again in a few minutes\.$/],
])('what to do after %s', (_, result, description) => {
	const response = toReadResponse(result);
	expect(response.kind === 'readFailure' && response.description).toMatch(description);
});
