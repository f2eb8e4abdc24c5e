import fc from 'fast-check';

import type { HttpResult } from '../../../nodes/api/http/httpResult';
import { planPushRequests } from '../../../nodes/api/push/pushRequest';
import type { PushRequest } from '../../../nodes/api/push/types';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo } from '../api/messages';
import { http, ok, Recorder, says } from './deliveryRecorder';

/** 30 numbers, some of which Picky Assist refuses, planned into requests of so many. */
const cases = fc
	.record({
		bad: fc.uniqueArray(fc.nat(29), { maxLength: 5 }),
		limit: fc.integer({ min: 1, max: 40 }),
	})
	.map(({ bad, limit }) => {
		const messages = Array.from({ length: 30 }, (_, index) =>
			messageTo(String(12_025_550_100 + index)),
		);
		const refused = new Set(bad.map((index) => messages[index]?.recipient));
		return { messages, refused, requests: planPushRequests(messages, limit) };
	});

/** Refuses a whole request for one bad number in it. */
function strict(refused: ReadonlySet<string | undefined>): (request: PushRequest) => HttpResult {
	return ({ messages }) =>
		messages.some(({ recipient }) => refused.has(recipient)) ? says(406) : ok();
}

test('with isolation only the refused numbers are rejected, and the others are accepted once', async () => {
	await fc.assert(
		fc.asyncProperty(cases, async ({ messages, refused, requests }) => {
			const recorder = new Recorder(strict(refused));
			const { outcomes } = await sendRequests(
				requests,
				recorder.dependencies({ isolateRejected: true }),
			);
			for (const message of messages) {
				expect(outcomes.get(message)?.status).toBe(
					refused.has(message.recipient) ? 'rejected' : 'accepted',
				);
			}
			const taken = recorder.pushed.filter(
				({ messages: sent }) => !sent.some(({ recipient }) => refused.has(recipient)),
			);
			const recipients = taken.flatMap((request) =>
				request.messages.map(({ recipient }) => recipient),
			);
			expect(recipients).toHaveLength(30 - refused.size);
			const halvings = recorder.pushed.length - requests.length;
			expect(halvings).toBeLessThanOrEqual(refused.size * 2 * Math.ceil(Math.log2(30)));
		}),
	);
});

test('without isolation a refused request is not sent again', async () => {
	await fc.assert(
		fc.asyncProperty(cases, async ({ refused, requests }) => {
			const recorder = new Recorder(strict(refused));
			await sendRequests(requests, recorder.dependencies());
			expect(recorder.pushed).toEqual(requests);
		}),
	);
});

test('order is kept: the halves of a request leave before the next request', async () => {
	const messages = Array.from({ length: 6 }, (_, index) =>
		messageTo(String(12_025_550_101 + index)),
	);
	const recorder = new Recorder(strict(new Set(['12025550102'])));
	await sendRequests(
		planPushRequests(messages, 4),
		recorder.dependencies({ isolateRejected: true }),
	);
	const sent = recorder.pushed.map((request) =>
		request.messages.map(({ recipient }) => Number(recipient.slice(-1))),
	);
	expect(sent).toEqual([[1, 2, 3, 4], [1, 2], [1], [2], [3, 4], [5, 6]]);
});

test('a half that shows that no later request can do better ends all', async () => {
	const messages = ['12025550101', '12025550102'].map((number) => messageTo(number));
	const recorder = new Recorder((_, turn) => says(turn === 0 ? 406 : 401));
	const { outcomes } = await sendRequests(
		planPushRequests(messages, 10),
		recorder.dependencies({ isolateRejected: true }),
	);
	expect(recorder.pushed).toHaveLength(2);
	expect(messages.map((message) => outcomes.get(message)?.status)).toEqual([
		'rejected',
		'not sent',
	]);
});

test('a request that was partly taken is not sent again', async () => {
	const messages = [messageTo('12025550101'), messageTo('12025550102')];
	const body = { status: 406, data: [{ number: '12025550102', msg_id: '9' }] };
	const recorder = new Recorder(() => ({ kind: 'http', httpStatus: 200, body }));
	const { outcomes } = await sendRequests(
		planPushRequests(messages, 10),
		recorder.dependencies({ isolateRejected: true }),
	);
	expect(recorder.pushed).toHaveLength(1);
	expect(messages.map((message) => outcomes.get(message)?.status)).toEqual([
		'rejected',
		'accepted',
	]);
});

test('numbers that were refused each by their own row are not sent again', async () => {
	const messages = [messageTo('12025550101'), messageTo('12025550102')];
	const data = messages.map(({ recipient }) => ({ number: recipient, status: 406 }));
	const recorder = new Recorder(() => ({
		kind: 'http',
		httpStatus: 200,
		body: { status: 100, data },
	}));
	const { outcomes } = await sendRequests(
		planPushRequests(messages, 10),
		recorder.dependencies({ isolateRejected: true }),
	);
	expect(messages.map((message) => outcomes.get(message)?.status)).toEqual([
		'rejected',
		'rejected',
	]);
	expect(recorder.pushed).toHaveLength(1);
});

test('HTTP status 406 says nothing of numbers: it is not sent again', async () => {
	const messages = [messageTo('12025550101'), messageTo('12025550102')];
	const recorder = new Recorder(() => http(406));
	await sendRequests(
		planPushRequests(messages, 10),
		recorder.dependencies({ isolateRejected: true }),
	);
	expect(recorder.pushed).toHaveLength(1);
});
