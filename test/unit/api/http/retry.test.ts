import fc from 'fast-check';

import { MINUTE } from '../../../../nodes/api/http/minute';
import type { HttpResult } from '../../../../nodes/api/http/httpResult';
import { RETRY_BUDGET, parseRetryAfter, waitBeforeRetry } from '../../../../nodes/api/http/retry';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const NOT_CONNECTED: HttpResult = { kind: 'notConnected', cause: 'ECONNREFUSED' };

function http(httpStatus: number, retryAfter?: number): HttpResult {
	return {
		kind: 'http',
		httpStatus,
		body: { status: 100 },
		...(retryAfter === undefined ? {} : { retryAfter }),
	};
}

test('whatever may have arrived is never sent again', () => {
	const status = fc.integer({ min: 100, max: 599 }).filter((code) => code !== 429);
	const result = fc.oneof(
		fc
			.tuple(status, fc.option(fc.nat(), { nil: undefined }))
			.map(([code, retryAfter]) => http(code, retryAfter)),
		fc.constantFrom<HttpResult>(
			{ kind: 'noResponse', cause: 'ETIMEDOUT' },
			{ kind: 'noResponse', cause: 'ECONNRESET' },
		),
	);
	fc.assert(
		fc.property(result, fc.integer({ min: 1, max: 10 }), chance, (given, tries, luck) => {
			expect(waitBeforeRetry(given, tries, luck)).toBeUndefined();
		}),
	);
});

test('after HTTP 429 it waits at least as long as it was told, or else a minute', () => {
	fc.assert(
		fc.property(
			fc.nat(10 * MINUTE),
			fc.integer({ min: 1, max: 50 }),
			chance,
			(retryAfter, tries, luck) => {
				expect(waitBeforeRetry(http(429, retryAfter), tries, luck)).toBeGreaterThanOrEqual(
					retryAfter,
				);
				expect(waitBeforeRetry(http(429, retryAfter), tries, luck)).toBeLessThanOrEqual(
					retryAfter + MINUTE / 2,
				);
				expect(waitBeforeRetry(http(429), tries, luck)).toBeGreaterThanOrEqual(MINUTE);
			},
		),
	);
});

test('chance spreads the senders', () => {
	for (const result of [http(429), NOT_CONNECTED]) {
		expect(waitBeforeRetry(result, 1, 1)).toBeGreaterThan(Number(waitBeforeRetry(result, 1, 0)));
	}
});

test.each<[string, number | undefined, number, number]>([
	['no more than it was told', 30_000, 0, 30_000],
	['up to a sixth of a minute more', 30_000, 1, 40_000],
	['a minute and some where it was told nothing', undefined, 1, 70_000],
	['no more than the node waits in all', RETRY_BUDGET - 1, 1, RETRY_BUDGET],
	['longer than that only where it was told so', RETRY_BUDGET + 1, 1, RETRY_BUDGET + 1],
])('after HTTP 429 it waits %s', (_, retryAfter, luck, wait) => {
	expect(waitBeforeRetry(http(429, retryAfter), 1, luck)).toBe(wait);
});

test('without a connection it waits one second first, or up to a half more', () => {
	expect([0, 1].map((luck) => waitBeforeRetry(NOT_CONNECTED, 1, luck))).toEqual([1_000, 1_500]);
});

test('without a connection it tries a few times, each after a longer wait', () => {
	const waits = [1, 2, 3, 4, 5].map((tries) => waitBeforeRetry(NOT_CONNECTED, tries, 0));
	const until = waits.indexOf(undefined);
	expect(until).toBeGreaterThan(1);
	expect(waits.slice(until)).toEqual(waits.slice(until).fill(undefined));
	const taken = waits.slice(0, until).map(Number);
	expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
	expect(taken[0]).toBeGreaterThan(0);
});

const NOW = Date.UTC(2025, 0, 15, 12, 0, 0);

test.each<[string, unknown, number | undefined]>([
	['seconds', '120', 120_000],
	['seconds with blanks', ' 5 ', 5_000],
	['no seconds', '0', 0],
	['a date', 'Wed, 15 Jan 2025 12:01:30 GMT', 90_000],
	['a date that is over', 'Wed, 15 Jan 2025 11:00:00 GMT', 0],
	['no header', undefined, undefined],
	['an empty header', '', undefined],
	['words', 'soon', undefined],
	['two headers', ['120', '60'], undefined],
])('Retry-After: %s', (_, value, milliseconds) => {
	expect(parseRetryAfter(value, NOW)).toBe(milliseconds);
});

test.each(['-5', '1.5'])(
	'Retry-After %p is neither seconds nor a date: the minute counts',
	(value) => {
		expect(parseRetryAfter(value, NOW)).toBeUndefined();
	},
);
