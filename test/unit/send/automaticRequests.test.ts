import { MINUTE } from '../../../nodes/api/http/minute';
import { RateLimit } from '../../../nodes/api/http/rateLimit';
import type { Message } from '../../../nodes/api/push/types';
import { automaticRequests } from '../../../nodes/PickyAssist/send/automaticRequests';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo } from '../api/messages';
import { Clock, http, ok, Recorder } from './deliveryRecorder';

function texts(count: number, more: Partial<Message> = {}): Message[] {
	return Array.from({ length: count }, (_, index) =>
		messageTo(String(12_025_000_000 + index), more),
	);
}

/** A run whose requests are answered in this way. */
function runOf(
	messages: readonly Message[],
	limit: RateLimit,
	clock: Clock,
	{ answer = () => ok(), perMinute = 90 }: { answer?: Recorder['result']; perMinute?: number } = {},
) {
	const recorder = new Recorder(answer, clock);
	const requests = automaticRequests(messages, limit, perMinute, clock.now);
	const dependencies = recorder.dependencies({ limit, requestsPerMinute: perMinute });
	return { recorder, done: sendRequests(requests, dependencies) };
}
const sizesOf = ({ pushed }: Recorder) => pushed.map(({ messages }) => messages.length);

test.each([
	['five runs of 20,000 at the same time', 20_000, 90],
	['three runs of 100,000 at the same time', 100_000, 90],
	['five small runs with few requests per minute', 2_000, 9],
])('%s leave without a wait', async (what, count, perMinute) => {
	const [limit, clock] = [new RateLimit(), new Clock()];
	const runs = Array.from({ length: what.startsWith('three') ? 3 : 5 }, () =>
		runOf(texts(count), limit, clock, { perMinute }),
	);
	await Promise.all(runs.map(({ done }) => done));
	expect(clock.now()).toBe(0);
	for (const { recorder } of runs)
		expect(sizesOf(recorder).reduce((sum, size) => sum + size, 0)).toBe(count);
	// Nothing stays reserved.
	expect(limit.freeSlots(MINUTE, 90)).toBe(90);
});

test('when the next request has to wait, the rest becomes fewer and larger requests', async () => {
	const [limit, clock] = [new RateLimit(), new Clock()];
	let answers = 0;
	const answer = () => (++answers === 3 ? http(429) : ok());
	const { recorder, done } = runOf(texts(30_000), limit, clock, { answer });
	const { hints } = await done;
	// 30 were planned. The third is dropped and repeated; at that time nothing waits, so the plan stays.
	expect(sizesOf(recorder).slice(0, 4)).toEqual([1_000, 1_000, 1_000, 1_000]);
	expect(hints).toEqual([expect.stringContaining('"too many requests" once')]);

	const busy = new RateLimit();
	for (let count = 0; count < 80; count += 1) {
		busy.acquire(clock.now(), 90);
		busy.release(clock.now());
	}
	const short = runOf(texts(9_000), busy, clock);
	// Others take what was free when it was planned.
	for (let count = 0; count < 8; count += 1) {
		busy.acquire(clock.now(), 90);
		busy.release(clock.now());
	}
	await short.done;
	expect(sizesOf(short.recorder)).toEqual([3_000, 3_000, 3_000]);
});

test('a run that throws keeps nothing reserved', async () => {
	const [limit, clock] = [new RateLimit(), new Clock()];
	const answer = () => {
		throw new RangeError('out of memory');
	};
	await expect(runOf(texts(20_000), limit, clock, { answer }).done).rejects.toThrow();
	expect(limit.freeSlots(clock.now() + MINUTE, 90)).toBe(90);
});

test('files that go some seconds apart do so also when the rest is planned again', async () => {
	const [limit, clock] = [new RateLimit(), new Clock()];
	const file = (name: string, count: number) =>
		texts(count, {
			envelope: { application: '10' },
			media: { field: 'media', value: `https://a.example/${name}.png` },
		});
	const { recorder, done } = runOf([...file('a', 1), ...file('b', 2_500)], limit, clock, {
		perMinute: 2,
	});
	await done;
	expect(recorder.pushed.every(({ spaced }) => spaced)).toBe(true);
	const gaps = recorder.leftAt.slice(1).map((time, index) => time - Number(recorder.leftAt[index]));
	for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(MINUTE / 12);
});
