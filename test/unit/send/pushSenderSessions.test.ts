import fc from 'fast-check';

import { planPushRequests } from '../../../nodes/api/push/pushRequest';
import { toFallback } from '../../../nodes/api/push/fallbackTemplate';
import type { Message } from '../../../nodes/api/push/types';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo } from '../api/messages';
import { ok, Recorder, says } from './deliveryRecorder';

const template = { envelope: { application: '8', template_id: 'AB1238' }, entry: {} };
const people = (count: number, changes: Partial<Message> = { fallbackTemplate: template }) =>
	Array.from({ length: count }, (_, position) =>
		messageTo(String(12_025_500_000 + position), { ...changes, position }),
	);

/** Sends to people of whom some have no session, in requests of so many. */
async function send(messages: readonly Message[], closed: ReadonlySet<number>, size: number) {
	const recorder = new Recorder(({ messages: sent }) =>
		sent.some(({ position, fallbackFor }) => !fallbackFor && closed.has(position))
			? says(802)
			: ok(),
	);
	const requestsFor = (all: Parameters<typeof toFallback>[0][]) =>
		planPushRequests(all.map(toFallback), size);
	const { outcomes } = await sendRequests(
		planPushRequests(messages, size),
		recorder.dependencies({ fallbacksFor: (all) => requestsFor([...all]) }),
	);
	return { recorder, outcomes };
}

test('everybody gets one of the two, and the ledger has the message for the template', async () => {
	const cases = fc.record({
		closed: fc.uniqueArray(fc.nat(29)),
		size: fc.integer({ min: 1, max: 40 }),
	});
	await fc.assert(
		fc.asyncProperty(cases, async ({ closed, size }) => {
			const messages = people(30);
			const without = new Set(closed);
			const { recorder, outcomes } = await send(messages, without, size);
			messages.forEach((message) => {
				const sentAs = without.has(message.position) ? { sentAs: 'template' } : {};
				expect(outcomes.get(message)).toEqual({ status: 'accepted', pushId: '7000001', ...sentAs });
				expect(recorder.ledger.get(message)).toBe('accepted');
			});
			expect(recorder.ledger.size).toBe(30);
			const templates = recorder.pushed.flatMap(({ messages: sent }) =>
				sent.filter(({ fallbackFor }) => fallbackFor).map(({ position }) => position),
			);
			expect(templates.sort((a, b) => a - b)).toEqual([...without].sort((a, b) => a - b));
		}),
	);
});

test.each([
	[1_000, 1, 22],
	[1_000, 5, 100],
	[800, 800, 830],
	[800, 400, 1_000],
])('of %i people %i have no session: at most %i requests', async (count, closed, most) => {
	const step = count / closed;
	const without = new Set(Array.from({ length: closed }, (_, nth) => Math.floor(nth * step)));
	const { recorder, outcomes } = await send(people(count), without, 1_000);
	expect(outcomes.allSucceeded()).toBe(true);
	expect(recorder.pushed.length).toBeLessThanOrEqual(most);
});

test('of 2,000 people nobody has a session: the search ends, and the rest get nothing', async () => {
	const messages = people(2_000);
	const all = new Set(messages.map(({ position }) => position));
	const { recorder, outcomes } = await send(messages, all, 1_000);
	const found = messages.filter((message) => outcomes.get(message)?.status === 'accepted').length;
	expect(found).toBeGreaterThan(850);
	expect(recorder.pushed.length).toBeLessThanOrEqual(903);
	expect(outcomes.get(messages[1_999] ?? messageTo('1'))).toMatchObject({
		status: 'rejected',
		code: 802,
		description: expect.stringContaining('neither the message nor the template'),
	});
});

test('without a template nothing is sent again', async () => {
	const { recorder } = await send(people(4, {}), new Set([1]), 10);
	expect(recorder.pushed).toHaveLength(1);
});
