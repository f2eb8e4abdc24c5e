import type { HttpResult } from '../../../nodes/api/http/httpResult';
import type { Outcome } from '../../../nodes/api/push/outcome';
import { planPushRequests } from '../../../nodes/api/push/pushRequest';
import type { Message } from '../../../nodes/api/push/types';
import { sendRequests, type SenderDependencies } from '../../../nodes/PickyAssist/send/pushSender';
import { entriesOf, messageTo } from '../api/messages';
import { NO_ANSWER, ok, Recorder, says } from './deliveryRecorder';

const MESSAGES = ['12025550101', '12025550102', '12025550103'].map((number) => messageTo(number));

/** The references of earlier executions, in memory. */
class References {
	readonly noted = new Set<string>();
	closed = 0;

	constructor(sentBefore: readonly string[] = []) {
		for (const number of sentBefore) this.noted.add(number);
	}

	readonly dependencies: NonNullable<SenderDependencies['references']> = {
		claim: async (messages) => {
			const known = new Map<Message, Outcome>();
			for (const message of messages) {
				if (this.noted.has(message.recipient)) known.set(message, { status: 'already sent' });
			}
			for (const { recipient } of messages) this.noted.add(recipient);
			return { fresh: messages.filter((message) => !known.has(message)), outcomes: known };
		},
		record: async (messages, outcomeOf) => {
			for (const message of messages) {
				const status = outcomeOf(message)?.status;
				if (status === 'rejected' || status === 'not sent') this.noted.delete(message.recipient);
			}
		},
		close: async () => {
			this.closed += 1;
		},
	};
}

async function run(
	references: References,
	result: (turn: number) => HttpResult,
	changes: Partial<SenderDependencies> = {},
	limit = 2,
) {
	const recorder = new Recorder((_, turn) => result(turn));
	const requests = planPushRequests(MESSAGES, limit);
	const dependencies = recorder.dependencies({ references: references.dependencies, ...changes });
	const { outcomes, hints } = await sendRequests(requests, dependencies);
	const numbers = recorder.pushed.map((request) => entriesOf(request).map(({ number }) => number));
	return {
		numbers,
		statuses: MESSAGES.map((message) => outcomes.get(message)?.status),
		first: MESSAGES[0] && outcomes.get(MESSAGES[0]),
		hints,
	};
}

test('what an earlier execution sent does not leave again; the others of its request do', async () => {
	const references = new References(['12025550101']);
	const { numbers, statuses } = await run(references, () => ok());
	expect(numbers).toEqual([['12025550102'], ['12025550103']]);
	expect(statuses).toEqual(['already sent', 'accepted', 'accepted']);
	expect(references.closed).toBe(1);
});

test('a request of which nothing is left does not leave at all', async () => {
	const { numbers, statuses } = await run(new References(['12025550103']), () => ok());
	expect(numbers).toEqual([['12025550101', '12025550102']]);
	expect(statuses).toEqual(['accepted', 'accepted', 'already sent']);
});

test('what was certainly not taken may be sent another time, what may have been sent may not', async () => {
	const references = new References();
	const answers = [says(406), NO_ANSWER, ok()];
	const { statuses } = await run(references, (turn) => answers[turn] ?? ok(), {}, 1);
	expect(statuses).toEqual(['rejected', 'unconfirmed', 'accepted']);
	expect([...references.noted]).toEqual(['12025550102', '12025550103']);
});

test('after a stop the rest is not noted', async () => {
	const references = new References();
	const { statuses } = await run(references, () => says(401), {}, 1);
	expect(statuses).toEqual(['rejected', 'not sent', 'not sent']);
	expect([...references.noted]).toEqual([]);
});

test('a request that was halved can leave in halves', async () => {
	const references = new References();
	const { numbers, statuses } = await run(
		references,
		(turn) => (turn < 2 ? says(406) : ok()),
		{ isolateRejected: true },
		3,
	);
	expect(numbers.map((list) => list.length)).toEqual([3, 2, 1, 1, 1]);
	expect(statuses).toEqual(['accepted', 'accepted', 'accepted']);
});

test('if the references cannot be noted, nothing leaves', async () => {
	const references = new References();
	const claim = async (): Promise<never> => await Promise.reject(new RangeError('no database'));
	const { numbers, statuses, first } = await run(references, () => ok(), {
		references: { ...references.dependencies, claim },
	});
	expect(first).toMatchObject({ description: expect.stringContaining('Save the workflow') });
	expect(numbers).toEqual([]);
	expect(statuses).toEqual(['not sent', 'not sent', 'not sent']);
});

test('if the outcome cannot be noted, what was accepted is told all the same', async () => {
	const references = new References();
	const record = async (): Promise<never> => await Promise.reject(new RangeError('no database'));
	const { statuses, hints } = await run(references, () => ok(), {
		references: { ...references.dependencies, record },
	});
	expect(hints).toEqual([expect.stringContaining('could not record')]);
	expect(statuses.slice(0, 2)).toEqual(['accepted', 'accepted']);
});
