import fc from 'fast-check';

import { MINUTE } from '../../../../nodes/api/http/minute';
import { RateLimit } from '../../../../nodes/api/http/rateLimit';

/** Lets requests go as soon as the limit does; each takes so long to be answered. Returns when each left and was answered. */
function run(
	perMinute: number,
	durations: readonly number[],
): Array<{ left: number; release: number }> {
	const limit = new RateLimit();
	let now = 0;
	return durations.map((duration) => {
		for (
			let wait = limit.waitingTime(now, perMinute);
			wait > 0;
			wait = limit.waitingTime(now, perMinute)
		)
			now += wait;
		limit.acquire(now, perMinute);
		const left = now;
		now += duration;
		limit.release(now);
		return { left, release: now };
	});
}

const perMinute = fc.integer({ min: 1, max: 10 });
const durations = fc.array(fc.integer({ min: 0, max: 2 * MINUTE }), { maxLength: 40 });

test('no sliding minute sees more than the limit, whenever between leaving and answer a request arrives', () => {
	fc.assert(
		fc.property(
			perMinute,
			durations,
			fc.double({ min: 0, max: 1, noNaN: true }),
			(most, lasting, part) => {
				const arrivals = run(most, lasting).map(
					({ left, release }) => left + (release - left) * part,
				);
				arrivals.forEach((arrival, index) => {
					const before = arrivals[index - most];
					if (before !== undefined) expect(arrival - before).toBeGreaterThanOrEqual(MINUTE);
				});
			},
		),
	);
});

test('nobody waits while there is a free place', () => {
	fc.assert(
		fc.property(perMinute, (most) => {
			expect(
				run(
					most,
					Array.from({ length: most }, () => 0),
				).map(({ left }) => left),
			).toEqual(Array(most).fill(0));
		}),
	);
});

test('the first request over the limit leaves a minute after the first answer, not later', () => {
	expect(run(2, [10, 20, 0, 0]).map(({ left }) => left)).toEqual([0, 10, MINUTE + 10, MINUTE + 30]);
});

test('a request without an answer holds its place', () => {
	const limit = new RateLimit();
	expect(limit.acquire(0, 1)).toBe(0);
	expect(limit.acquire(0, 1)).toBeGreaterThan(0);
	expect(limit.waitingTime(0, 1)).toBeGreaterThan(0);
	expect(limit.waitingTime(0, 1)).toBeLessThan(1_000);
	expect(limit.waitingTime(10 * MINUTE, 1)).toBeGreaterThan(0);
	expect(limit.waitingTime(0, 2)).toBe(0);
	limit.release(10 * MINUTE);
	expect(limit.waitingTime(10 * MINUTE, 1)).toBe(MINUTE);
	expect(limit.waitingTime(11 * MINUTE, 1)).toBe(0);
});

test('one that asks for fewer requests a minute waits for more places', () => {
	const limit = new RateLimit();
	for (const time of [0, 1_000, 2_000]) {
		limit.acquire(time, 90);
		limit.release(time);
	}
	expect(limit.waitingTime(2_000, 4)).toBe(0);
	expect(limit.waitingTime(2_000, 3)).toBe(MINUTE - 2_000);
	expect(limit.waitingTime(2_000, 2)).toBe(MINUTE - 1_000);
	expect(limit.waitingTime(2_000, 1)).toBe(MINUTE);
});

test('a pause holds all back, and a shorter one does not end it', () => {
	const limit = new RateLimit();
	limit.pauseUntil(5_000);
	limit.pauseUntil(3_000);
	expect(limit.waitingTime(1_000, 90)).toBe(4_000);
	expect(limit.waitingTime(5_000, 90)).toBe(0);
});
