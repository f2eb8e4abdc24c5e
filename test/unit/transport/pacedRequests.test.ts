import type { HttpResult } from '../../../nodes/api/http/httpResult';
import { MINUTE } from '../../../nodes/api/http/minute';
import { RequestShare } from '../../../nodes/api/http/requestShare';
import { RETRY_BUDGET, waitBeforeRetry } from '../../../nodes/api/http/retry';
import { RateLimit } from '../../../nodes/api/http/rateLimit';
import { PacedRequests } from '../../../nodes/PickyAssist/transport/pacedRequests';
import { Clock, http, NOT_CONNECTED, ok } from '../send/deliveryRecorder';

function desk(answers: (turn: number) => HttpResult = () => ok()) {
	const clock = new Clock();
	const [all, few] = [new RateLimit(), new RateLimit()];
	const leftAt: number[] = [];
	const requests = new PacedRequests({
		now: clock.now,
		pause: clock.pause,
		cancelled: () => false,
	});
	const send = (narrow: boolean) =>
		requests.send({
			limits: [{ limit: all, perMinute: 10 }, ...(narrow ? [{ limit: few, perMinute: 3 }] : [])],
			send: async () => answers(leftAt.push(clock.now()) - 1),
			waitBeforeRetry: (result) =>
				result.kind === 'http' && result.httpStatus === 429 ? MINUTE : undefined,
		});
	return { send, leftAt, all, few, clock };
}

test('a request under two limits keeps both, and counts for both', async () => {
	const { send, leftAt, all, clock } = desk();
	for (let turn = 0; turn < 7; turn++) await send(true);
	expect(leftAt).toEqual([0, 0, 0, MINUTE, MINUTE, MINUTE, 2 * MINUTE]);
	expect(all.waitingTime(clock.now(), 2)).toBe(0);
	expect(all.waitingTime(clock.now(), 1)).toBeGreaterThan(0);
});

test('the narrow limit does not hold up the others', async () => {
	const { send, leftAt } = desk();
	for (let turn = 0; turn < 3; turn++) await send(true);
	for (let turn = 0; turn < 7; turn++) await send(false);
	expect(leftAt).toEqual(Array(10).fill(0));
});

test('a 429 closes the narrowest limit only', async () => {
	const { send, all, few, clock, leftAt } = desk((turn) => (turn === 0 ? http(429) : ok()));
	const done = send(true);
	for (let turn = 0; turn < 3; turn++) await Promise.resolve();
	expect(few.waitingTime(clock.now(), 3)).toBeGreaterThan(0);
	expect(all.waitingTime(clock.now(), 10)).toBe(0);
	await done;
	expect(leftAt).toEqual([0, MINUTE]);
});

test('whatever is thrown while a request leaves, its places come back', async () => {
	const { all, clock } = desk();
	const requests = new PacedRequests({
		now: clock.now,
		pause: clock.pause,
		cancelled: () => false,
	});
	const send = requests.send({
		limits: [{ limit: all, perMinute: 1 }],
		send: async () => await Promise.reject(new RangeError('out of memory')),
		waitBeforeRetry: () => undefined,
	});
	await expect(send).rejects.toThrow('out of memory');
	expect(all.waitingTime(clock.now() + MINUTE, 1)).toBe(0);
});

test.each<[string, HttpResult]>([
	['no connection', NOT_CONNECTED],
	['HTTP 503', http(503)],
])('a wait after %s holds nobody else back', async (_, result) => {
	const clock = new Clock();
	const limit = new RateLimit();
	const waits: number[] = [];
	const pause = async (milliseconds: number) => {
		waits.push(limit.waitingTime(clock.now(), 2));
		await clock.pause(milliseconds);
	};
	const requests = new PacedRequests({ now: clock.now, pause, cancelled: () => false });
	let left = 0;
	await requests.send({
		limits: [{ limit, perMinute: 90 }],
		send: async () => (left++ === 0 ? result : ok()),
		waitBeforeRetry: (given) => (given === result ? 1_000 : undefined),
	});
	expect(waits).toEqual([0]);
	expect([left, requests.waits.total]).toEqual([2, 1_000]);
});

test.each([
	[RETRY_BUDGET, 2],
	[RETRY_BUDGET + 1, 1],
])('where a retry is to wait %i ms, the request leaves %i times', async (wait, times) => {
	const clock = new Clock();
	const requests = new PacedRequests({
		now: clock.now,
		pause: clock.pause,
		cancelled: () => false,
	});
	let left = 0;
	const result = await requests.send({
		limits: [{ limit: new RateLimit(), perMinute: 90 }],
		send: async () => {
			left += 1;
			return NOT_CONNECTED;
		},
		waitBeforeRetry: () => wait,
	});
	expect([left, result]).toEqual([times, NOT_CONNECTED]);
});

describe('while Picky Assist drops every request', () => {
	const always = (retryAfter?: number): HttpResult =>
		retryAfter === undefined ? http(429) : { kind: 'http', httpStatus: 429, body: '', retryAfter };

	it.each([
		['no Retry-After', undefined, 90],
		['Retry-After 0', 0, 90],
		['Retry-After 0, one request a minute', 0, 1],
		['Retry-After of four minutes', 4 * MINUTE, 90],
	])('%s: each of five runs waits at most ten minutes', async (_, retryAfter, perMinute) => {
		const clock = new Clock();
		const limit = new RateLimit(new RequestShare(90));
		const results: Array<HttpResult | undefined> = [];
		for (let run = 0; run < 5; run++) {
			const startedAt = clock.now();
			const requests = new PacedRequests({
				now: clock.now,
				pause: clock.pause,
				cancelled: () => false,
			});
			results.push(
				await requests.send({
					limits: [{ limit, perMinute }],
					send: async () => always(retryAfter),
					waitBeforeRetry,
				}),
			);
			expect(clock.now() - startedAt).toBeLessThanOrEqual(RETRY_BUDGET);
			expect(clock.now() - startedAt).toBeGreaterThan(RETRY_BUDGET / 2);
		}
		expect(results).toEqual(Array(5).fill(always(retryAfter)));
	});

	it('a run whose request was never sent gives up too, and says so', async () => {
		const clock = new Clock();
		const limit = new RateLimit();
		limit.acquire(0, 90);
		limit.release(0, true);
		limit.pauseUntil(RETRY_BUDGET + 1);
		const requests = new PacedRequests({
			now: clock.now,
			pause: clock.pause,
			cancelled: () => false,
		});
		const send = jest.fn();
		const result = await requests.send({
			limits: [{ limit, perMinute: 90 }],
			send,
			waitBeforeRetry,
		});
		expect([result, send.mock.calls, clock.now()]).toEqual([{ kind: 'notTried' }, [], 0]);
	});

	it('waits for the limit itself are not counted', async () => {
		const clock = new Clock();
		const limit = new RateLimit(new RequestShare(90));
		const requests = new PacedRequests({
			now: clock.now,
			pause: clock.pause,
			cancelled: () => false,
		});
		let turn = 0;
		for (let count = 0; count < 40; count++) {
			const result = await requests.send({
				limits: [{ limit, perMinute: 2 }],
				send: async () => (turn++ === 0 ? http(429) : ok()),
				waitBeforeRetry,
			});
			expect(result).toEqual(ok());
		}
		expect(clock.now()).toBeGreaterThan(RETRY_BUDGET);
	});
});
