import type { HttpResult } from '../../../../nodes/api/http/httpResult';
import { requestFailureOf, vendorStatusOf } from '../../../../nodes/api/http/requestFailure';

const http = (httpStatus: number, body: unknown = '', retryAfter?: number): HttpResult => ({
	kind: 'http',
	httpStatus,
	body,
	...(retryAfter === undefined ? {} : { retryAfter }),
});

test.each([200, 201, 299])('HTTP status %i has a body to read', (httpStatus) => {
	expect(requestFailureOf(http(httpStatus))).toBeUndefined();
});

test.each<[number, string, boolean]>([
	[199, 'unclear', false],
	[300, 'unclear', true],
	[302, 'unclear', true],
	[307, 'refused', true],
	[399, 'unclear', true],
	[400, 'refused', false],
	[401, 'refused', true],
	[404, 'refused', true],
	[408, 'unclear', false],
	[413, 'refused', false],
	[429, 'dropped', true],
	[500, 'unclear', false],
	[502, 'unclear', false],
])('HTTP status %i: %s, and nothing later can do better: %p', (httpStatus, kind, abortsRun) => {
	const failure = requestFailureOf(http(httpStatus));
	// There, the address is probably wrong.
	const facts = [404, 405].includes(httpStatus) ? expect.stringContaining('Base URL') : '';
	expect(failure).toMatchObject({ kind, httpStatus, abortsRun, facts });
	expect(failure?.reason).toMatch(/^\S.*[^\s.]$/);
});

test('a redirect is told from any other HTTP status, which is named', () => {
	expect(requestFailureOf(http(302))?.reason).toContain('redirects');
	expect(requestFailureOf(http(400))?.reason).toContain('HTTP status 400');
	expect(requestFailureOf(http(500))?.reason).toContain('HTTP status 500');
});

test.each([
	[1, '1 second'],
	[1_001, '2 seconds'],
	[119_000, '119 seconds'],
	[120_000, '2 minutes'],
	[120_001, '3 minutes'],
	[3_600_000, '60 minutes'],
	[100_000_000, '1,667 minutes'],
])('a busy Picky Assist that asks for %i ms asks for %s', (retryAfter, wait) => {
	expect(requestFailureOf(http(429, '', retryAfter))?.facts).toContain(` wait ${wait}.`);
});

test('where nothing left, no later request can do better; where it may have arrived, one can', () => {
	expect(requestFailureOf({ kind: 'notConnected', cause: 'ECONNREFUSED' })).toMatchObject({
		kind: 'notConnected',
		reason: expect.stringContaining('could not connect'),
		facts: expect.stringContaining('ECONNREFUSED'),
		abortsRun: true,
	});
	expect(requestFailureOf({ kind: 'noResponse', cause: 'ECONNRESET' })).toMatchObject({
		kind: 'unclear',
		reason: expect.stringContaining('closed'),
		facts: expect.stringContaining('ECONNRESET'),
		abortsRun: false,
	});
	expect(requestFailureOf({ kind: 'noResponse', cause: '' })?.facts).toBe('');
});

test('where the time was over, the time is told and no network error', () => {
	const result: HttpResult = { kind: 'noResponse', cause: 'ECONNABORTED', timedOutAfter: 5_000 };
	expect(requestFailureOf(result)).toEqual({
		kind: 'unclear',
		reason: expect.stringContaining('in time'),
		facts: '',
		timedOutAfter: 5_000,
		abortsRun: false,
	});
});

test.each<[string, HttpResult, number | undefined]>([
	['a documented status under HTTP 4xx', http(400, { status: 406 }), 406],
	['the same as text', http(499, { status: '406' }), 406],
	['one that is not documented', http(400, { status: 400 }), undefined],
	['accepted under HTTP 4xx', http(400, { status: 100 }), 100],
	['accepted under HTTP 5xx', http(500, { status: '100' }), 100],
	['a documented status under HTTP 5xx', http(500, { status: 406 }), undefined],
	['a documented status under HTTP 3xx', http(399, { status: 406 }), undefined],
	['anything under HTTP 429', http(429, { status: 100 }), undefined],
	['no status', http(400, {}), undefined],
	['no object', http(400, [{ status: 406 }]), undefined],
	['no answer', { kind: 'noResponse', cause: '' }, undefined],
])("Picky Assist's own status: %s", (_, result, status) => {
	expect(vendorStatusOf(result)).toBe(status);
});
