import type { PushRequest } from '../../../nodes/api/push/types';
import { sendRequests, type SenderDependencies } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo, requestOf } from '../api/messages';
import { NO_ANSWER, ok, Recorder, says } from './deliveryRecorder';

const MESSAGES = ['12025550101', '12025550102', '12025550103'].map((number) => messageTo(number));
const [FIRST, SECOND, THIRD] = MESSAGES;

/** What another retry of the same execution sends: all but these. Remembers what is released at the end. */
class Claims {
	readonly released: unknown[] = [];

	constructor(private readonly mine: readonly unknown[]) {}

	readonly dependency: NonNullable<SenderDependencies['retryClaims']> = {
		claim: (messages) => Promise.resolve(messages.filter((message) => this.mine.includes(message))),
		release: (isFree) => {
			this.released.push(...MESSAGES.filter(isFree));
			return Promise.resolve();
		},
	};
}

const recipientsOf = ({ messages }: PushRequest) => messages.map(({ recipient }) => recipient);

test('what another retry of the execution has claimed is left to it', async () => {
	const recorder = new Recorder(() => ok());
	const { dependency: retryClaims } = new Claims([FIRST, THIRD]);
	const { outcomes } = await sendRequests(
		[requestOf(...MESSAGES)],
		recorder.dependencies({ retryClaims }),
	);
	expect(recorder.pushed.map(recipientsOf)).toEqual([['12025550101', '12025550103']]);
	expect(MESSAGES.map((message) => outcomes.get(message)?.status)).toEqual([
		'accepted',
		'unconfirmed',
		'accepted',
	]);
	// The other retry may release it, so this ledger says nothing of it.
	expect([...recorder.ledger.keys()]).not.toContain(SECOND);
});

test('what is left of a request keeps the same minimum delay', async () => {
	for (const spaced of [true, false]) {
		const recorder = new Recorder(() => ok());
		const { dependency: retryClaims } = new Claims([FIRST]);
		const request = { ...requestOf(...MESSAGES), ...(spaced ? { spaced } : {}) };
		await sendRequests([request], recorder.dependencies({ retryClaims }));
		expect(recorder.pushed.map((pushed) => pushed.spaced ?? false)).toEqual([spaced]);
	}
});

test('a request of which everything is claimed does not leave', async () => {
	const recorder = new Recorder(() => ok());
	const { dependency: retryClaims } = new Claims([]);
	await sendRequests([requestOf(...MESSAGES)], recorder.dependencies({ retryClaims }));
	expect(recorder.pushed).toEqual([]);
});

test('in the end what was certainly not accepted is free again', async () => {
	const recorder = new Recorder((_, turn) => [says(406), NO_ANSWER][turn] ?? ok());
	const claims = new Claims(MESSAGES);
	const requests = MESSAGES.map((message) => requestOf(message));
	await sendRequests(requests, recorder.dependencies({ retryClaims: claims.dependency }));
	expect(claims.released).toEqual([FIRST]);
});

test('what was not sent because the execution was stopped is free again', async () => {
	const claims = new Claims(MESSAGES);
	const recorder = new Recorder(() => ok());
	await sendRequests(
		[requestOf(...MESSAGES)],
		recorder.dependencies({ retryClaims: claims.dependency, cancelled: () => true }),
	);
	expect(claims.released).toEqual(MESSAGES);
});

test('a message whose file is gone is not sent; the others of its request are', async () => {
	const recorder = new Recorder(() => ok());
	const { outcomes } = await sendRequests(
		[requestOf(...MESSAGES)],
		recorder.dependencies({
			withFiles: ({ messages }) =>
				Promise.resolve({
					request: requestOf(...messages.slice(1)),
					unreadable: messages.slice(0, 1),
				}),
		}),
	);
	expect(recorder.pushed.map(recipientsOf)).toEqual([['12025550102', '12025550103']]);
	expect(FIRST && outcomes.get(FIRST)).toMatchObject({
		status: 'not sent',
		reason: expect.stringContaining('file'),
	});
});

test('a request whose files are all gone does not leave, and the next one does', async () => {
	const recorder = new Recorder(() => ok());
	const { outcomes } = await sendRequests(
		MESSAGES.map((message) => requestOf(message)),
		recorder.dependencies({
			withFiles: (request) =>
				Promise.resolve(
					request.messages[0] === FIRST
						? { request: undefined, unreadable: request.messages }
						: { request, unreadable: [] },
				),
		}),
	);
	expect(recorder.pushed).toHaveLength(2);
	expect(MESSAGES.map((message) => outcomes.get(message)?.status)).toEqual([
		'not sent',
		'accepted',
		'accepted',
	]);
});
