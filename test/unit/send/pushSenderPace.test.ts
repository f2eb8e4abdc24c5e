import fc from 'fast-check';

import { MINUTE } from '../../../nodes/api/http/minute';
import { planPushRequests } from '../../../nodes/api/push/pushRequest';
import { RateLimit } from '../../../nodes/api/http/rateLimit';
import type { PushRequest } from '../../../nodes/api/push/types';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo, requestOf } from '../api/messages';
import { Clock, http, ok, Recorder } from './deliveryRecorder';

const FIVE_SECONDS = 5_000;

function textsTo(count: number): PushRequest[] {
	return Array.from({ length: count }, (_, index) =>
		requestOf(messageTo(String(12_025_550_100 + index))),
	);
}

/** Different files on web automation: one request each. */
function filesTo(count: number): PushRequest[] {
	const messages = Array.from({ length: count }, (_, index) =>
		messageTo(String(12_025_550_100 + index), {
			envelope: { application: '10' },
			media: { field: 'media', value: `https://a.example/${index}.png` },
		}),
	);
	return planPushRequests(messages, 1_000);
}

/** No minute saw more than so many; a millisecond is left for the rounding of many added waits. */
function expectPace(times: readonly number[], most: number): void {
	const sorted = [...times].sort((a, b) => a - b);
	sorted.forEach((time, index) => {
		const before = sorted[index - most];
		if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(MINUTE - 1);
	});
}

test('no minute of the clock sees more requests than asked for, retries included', async () => {
	const most = fc.integer({ min: 1, max: 5 });
	const dropped = fc.array(fc.boolean(), { maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(
			most,
			fc.integer({ min: 0, max: 15 }),
			dropped,
			async (requestsPerMinute, count, drops) => {
				const recorder = new Recorder((_, turn) => (drops[turn] ? http(429) : ok()));
				await sendRequests(textsTo(count), recorder.dependencies({ requestsPerMinute }));
				expectPace(recorder.leftAt, requestsPerMinute);
			},
		),
	);
});

test('two executions with one token share the limit', async () => {
	const [clock, limit] = [new Clock(), new RateLimit()];
	const recorders = [new Recorder(() => ok(), clock), new Recorder(() => ok(), clock)];
	await Promise.all(
		recorders.map((recorder) =>
			sendRequests(textsTo(4), recorder.dependencies({ limit, requestsPerMinute: 3 })),
		),
	);
	const times = recorders.flatMap(({ leftAt }) => leftAt);
	expect(times).toHaveLength(8);
	expectPace(times, 3);
});

test('a request that was dropped holds the other executions back too', async () => {
	const [clock, limit] = [new Clock(), new RateLimit()];
	const dropped = new Recorder(
		(_, turn) => (turn === 0 ? { ...http(429), retryAfter: 7_000 } : ok()),
		clock,
	);
	await sendRequests(textsTo(1), dropped.dependencies({ limit }));
	expect(dropped.leftAt).toHaveLength(2);
	expect(dropped.leftAt[1]).toBeGreaterThanOrEqual(7_000);
});

test('texts do not wait while there is room', async () => {
	const recorder = new Recorder(() => ok());
	await sendRequests(textsTo(90), recorder.dependencies());
	expect(recorder.clock.now()).toBe(0);
});

function gapsOf(times: readonly number[]): number[] {
	return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

test('different files for a phone leave five seconds apart, the first one at once', async () => {
	const recorder = new Recorder(() => ok());
	await sendRequests(filesTo(4), recorder.dependencies());
	expect(recorder.leftAt[0]).toBe(0);
	expect(gapsOf(recorder.leftAt)).toEqual([FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS]);
});

test('they stay five seconds apart also where the first one had to wait for the limit', async () => {
	const limit = new RateLimit();
	limit.pauseUntil(4_000);
	const recorder = new Recorder(() => ok());
	await sendRequests(filesTo(2), recorder.dependencies({ limit }));
	expect(recorder.leftAt).toHaveLength(2);
	for (const gap of gapsOf(recorder.leftAt)) expect(gap).toBeGreaterThanOrEqual(FIVE_SECONDS);
});

test('long waits are told once, short ones not at all', async () => {
	const short = await sendRequests(
		textsTo(2),
		new Recorder(() => ok()).dependencies({ requestsPerMinute: 90 }),
	);
	const long = await sendRequests(
		textsTo(3),
		new Recorder(() => ok()).dependencies({ requestsPerMinute: 1 }),
	);
	expect(short.hints).toEqual([]);
	expect(long.hints).toHaveLength(1);
	expect(long.hints[0]).toContain('120 s');
	expect(long.hints[0]).not.toContain('Recipients per Request');
});

test.each([true, false])(
	'a long wait is put down to Recipients per Request only where more would help: %p',
	async (couldUseFewerRequests) => {
		const recorder = new Recorder(() => ok());
		const changes = { requestsPerMinute: 1, couldUseFewerRequests: () => couldUseFewerRequests };
		const { hints } = await sendRequests(textsTo(2), recorder.dependencies(changes));
		expect(hints).toHaveLength(1);
		expect(hints[0]?.includes('Recipients per Request')).toBe(couldUseFewerRequests);
	},
);

test('a wait of half a minute is long, a shorter one is not', async () => {
	for (const [milliseconds, count] of [
		[MINUTE / 2, 1],
		[MINUTE / 2 - 1, 0],
	] as const) {
		const limit = new RateLimit();
		limit.pauseUntil(milliseconds);
		const recorder = new Recorder(() => ok());
		const { hints } = await sendRequests(textsTo(1), recorder.dependencies({ limit }));
		expect(hints).toHaveLength(count);
	}
});
