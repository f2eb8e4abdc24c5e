import type { HttpResult } from '../../../nodes/api/http/httpResult';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo, requestOf } from '../api/messages';
import { http, NO_ANSWER, NOT_CONNECTED, ok, Recorder, says } from './deliveryRecorder';

const MESSAGES = ['12025550101', '12025550102', '12025550103'].map((number) => messageTo(number));
const REQUESTS = MESSAGES.map((message) => requestOf(message));
const [, SECOND, THIRD] = MESSAGES;

/** Delivers three requests of one message each against these responses, in turn; then all is accepted. */
async function run(answers: readonly HttpResult[], cancelledAfter = Infinity) {
	const recorder = new Recorder((_, turn) => answers[turn] ?? ok());
	const cancelled = () => recorder.pushed.length >= cancelledAfter;
	const { outcomes, hints } = await sendRequests(REQUESTS, recorder.dependencies({ cancelled }));
	const statuses = MESSAGES.map((message) => outcomes.get(message)?.status);
	return { outcomes, hints, statuses, pushed: recorder.pushed, recorder };
}

test('requests leave one after the other, in order, each once', async () => {
	const { outcomes, pushed, recorder } = await run([ok('1'), ok('2'), ok('3')]);
	expect(pushed).toEqual(REQUESTS);
	expect(recorder.mostAtOnce).toBe(1);
	expect(MESSAGES.map((message) => outcomes.get(message))).toEqual([
		{ status: 'accepted', pushId: '1' },
		{ status: 'accepted', pushId: '2' },
		{ status: 'accepted', pushId: '3' },
	]);
});

test('no requests: nothing is sent', async () => {
	const recorder = new Recorder(() => ok());
	const { hints } = await sendRequests([], recorder.dependencies());
	expect([recorder.pushed, hints]).toEqual([[], []]);
});

test.each<[string, HttpResult, string]>([
	['status 401', says(401), 'rejected'],
	['status 403', says(403), 'rejected'],
	['status 405', says(405), 'rejected'],
	['status 408', says(408), 'rejected'],
	['status 409', says(409), 'rejected'],
	['HTTP 307', http(307), 'rejected'],
	['HTTP 401', http(401), 'rejected'],
	['HTTP 404', http(404), 'rejected'],
])('after %s nothing more leaves, and the rest says why', async (_, result, status) => {
	const { outcomes, pushed, statuses } = await run([ok('1'), result]);
	expect(pushed).toEqual(REQUESTS.slice(0, 2));
	expect(statuses).toEqual(['accepted', status, 'not sent']);
	const stopper = SECOND && outcomes.get(SECOND);
	const reason = stopper && 'reason' in stopper ? stopper.reason : 'no reason';
	const description: unknown = expect.stringContaining(reason);
	expect(THIRD && outcomes.get(THIRD)).toMatchObject({ code: null, pushId: null, description });
});

test.each<[string, HttpResult, string]>([
	['status 101', says(101), 'unconfirmed'],
	['status 402', says(402), 'rejected'],
	['status 404', says(404), 'unconfirmed'],
	['status 406', says(406), 'rejected'],
	['status 410', says(410), 'rejected'],
	['status 802', says(802), 'rejected'],
	['status 899', says(899), 'unconfirmed'],
	['HTTP 400', http(400), 'rejected'],
	['HTTP 408', http(408), 'unconfirmed'],
	['HTTP 503', http(503), 'unconfirmed'],
	['an answer that is no JSON', http(200), 'unconfirmed'],
	['no answer', NO_ANSWER, 'unconfirmed'],
])(
	'after %s the same request never leaves again, and the next one is tried',
	async (_, result, status) => {
		const { pushed, statuses } = await run([result]);
		expect(pushed).toEqual(REQUESTS);
		expect(statuses).toEqual([status, 'accepted', 'accepted']);
	},
);

test.each<[string, HttpResult]>([
	['HTTP 429', http(429)],
	['no connection', NOT_CONNECTED],
])('after %s the same request is sent again, because it did not arrive', async (_, result) => {
	const { pushed, statuses } = await run([result, result]);
	expect(pushed).toEqual([REQUESTS[0], REQUESTS[0], ...REQUESTS]);
	expect(statuses).toEqual(['accepted', 'accepted', 'accepted']);
});

test.each<[string, HttpResult]>([
	['HTTP 429', http(429)],
	['no connection', NOT_CONNECTED],
])('after %s again and again it gives up, and nothing was sent', async (_, result) => {
	const { pushed, statuses } = await run(Array.from({ length: 1_000 }, () => result));
	expect(pushed.length).toBeGreaterThan(1);
	expect(pushed.length).toBeLessThan(50);
	expect(new Set(pushed)).toEqual(new Set(REQUESTS.slice(0, 1)));
	expect(statuses).toEqual(['not sent', 'not sent', 'not sent']);
});

test('an execution that was stopped before it began sends nothing', async () => {
	const { pushed, statuses } = await run([], 0);
	expect(pushed).toEqual([]);
	expect(statuses).toEqual(['not sent', 'not sent', 'not sent']);
});

test('what was accepted before the execution was stopped stays accepted', async () => {
	const { outcomes, pushed, statuses } = await run([], 1);
	expect(pushed).toHaveLength(1);
	expect(statuses).toEqual(['accepted', 'not sent', 'not sent']);
	const description: unknown = expect.stringContaining('execution was stopped');
	expect(THIRD && outcomes.get(THIRD)).toMatchObject({ description });
});

test.each<[string, HttpResult]>([
	['HTTP 429', http(429)],
	['no connection', NOT_CONNECTED],
])('an execution that is stopped while it waits after %s sends nothing more', async (_, result) => {
	const { outcomes, pushed, statuses } = await run([result], 1);
	expect(pushed).toHaveLength(1);
	const description: unknown = expect.stringContaining('execution was stopped');
	for (const message of MESSAGES) expect(outcomes.get(message)).toMatchObject({ description });
	expect(statuses).toEqual(['not sent', 'not sent', 'not sent']);
});

test('the same hint of two requests is given once', async () => {
	// Two rows: the only row of a message is its own.
	const body = {
		status: 100,
		data: [
			{ number: '4930123456', msg_id: '8' },
			{ number: '4930123457', msg_id: '9' },
		],
	};
	const withStranger: HttpResult = { kind: 'http', httpStatus: 200, body };
	const { hints } = await run([withStranger, withStranger]);
	expect(hints).toHaveLength(1);
});
