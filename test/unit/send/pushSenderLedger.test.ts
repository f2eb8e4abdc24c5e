import fc from 'fast-check';

import type { HttpResult } from '../../../nodes/api/http/httpResult';
import type { Message, PushRequest } from '../../../nodes/api/push/types';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo, requestOf } from '../api/messages';
import { http, NO_ANSWER, NOT_CONNECTED, ok, Recorder, says } from './deliveryRecorder';

const result = fc.oneof(
	fc.constantFrom(100, 101, 401, 403, 404, 406, 802).map(says),
	fc.constantFrom(302, 400, 401, 429, 500).map(http),
	fc.constantFrom(NO_ANSWER, NOT_CONNECTED),
);

const requests = fc
	.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 })
	.map((sizes) =>
		sizes.map((size, turn) =>
			requestOf(
				...Array.from({ length: size }, (_, at) =>
					messageTo(String(12_025_550_000 + turn * 10 + at)),
				),
			),
		),
	);

const cases = fc.record({
	requests,
	answers: fc.array(result, { minLength: 1, maxLength: 30 }),
	isolateRejected: fc.boolean(),
	cancelledAfter: fc.integer({ min: 0, max: 40 }),
});

interface Case {
	readonly requests: PushRequest[];
	readonly answers: HttpResult[];
	readonly isolateRejected: boolean;
	readonly cancelledAfter: number;
}

async function run(given: Case) {
	const answered: Array<[PushRequest, HttpResult]> = [];
	const recorder = new Recorder((request, turn) => {
		const now = given.answers[turn % given.answers.length] ?? ok();
		answered.push([request, now]);
		return now;
	});
	const delivery = await sendRequests(
		given.requests,
		recorder.dependencies({
			isolateRejected: given.isolateRejected,
			cancelled: () => recorder.pushed.length >= given.cancelledAfter,
		}),
	);
	const messages = given.requests.flatMap((request) => request.messages);
	return { recorder, answered, messages, outcomes: delivery.outcomes };
}

/** Whether the response leaves it open, or says, that the request was taken. */
function mayHaveBeenTaken(given: HttpResult): boolean {
	if (given.kind !== 'http') return given.kind === 'noResponse';
	return (
		[500, 200].includes(given.httpStatus) &&
		![401, 403, 406, 802].some((code) => JSON.stringify(given.body).includes(String(code)))
	);
}

test('every message has exactly one outcome, whatever the answers are', async () => {
	await fc.assert(
		fc.asyncProperty(cases, async (given) => {
			const { messages, outcomes, recorder } = await run(given);
			expect(messages.filter((message) => !outcomes.get(message))).toEqual([]);
			expect(recorder.mostAtOnce).toBeLessThanOrEqual(1);
		}),
	);
});

test('nobody is messaged twice: what may have been taken never leaves again', async () => {
	await fc.assert(
		fc.asyncProperty(cases, async (given) => {
			const { answered } = await run(given);
			const taken = new Set<Message>();
			for (const [{ messages }, its] of answered) {
				for (const message of messages) {
					expect(taken.has(message)).toBe(false);
					if (mayHaveBeenTaken(its)) taken.add(message);
				}
			}
		}),
		{ numRuns: 300 },
	);
});

test('messages are in the ledger before they leave, and afterwards only with what became of them', async () => {
	await fc.assert(
		fc.asyncProperty(cases, async (given) => {
			const { messages, recorder, outcomes } = await run(given);
			expect(recorder.unguarded).toEqual([]);
			for (const message of messages) {
				const status = outcomes.get(message)?.status;
				const kept = status === 'accepted' || status === 'unconfirmed';
				expect(recorder.ledger.get(message)).toBe(kept ? status : undefined);
			}
		}),
		{ numRuns: 300 },
	);
});

test('no message is called accepted or unconfirmed that did not leave', async () => {
	await fc.assert(
		fc.asyncProperty(cases, async (given) => {
			const { messages, outcomes, answered } = await run(given);
			const left = new Set(answered.flatMap(([{ messages }]) => messages));
			for (const message of messages)
				if (!left.has(message)) expect(outcomes.get(message)?.status).toBe('not sent');
		}),
	);
});
