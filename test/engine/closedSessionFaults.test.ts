/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import fc from 'fast-check';
import type { Fault } from '../sandbox/sandbox';
import type { Sessions } from '../sandbox/sessions';
import { waitUntil } from '../waitUntil';
import { outputOf, sendInProcess } from './harness/childProcess';
import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, errorIn, type SendRun, statusOf, useEngineSetup } from './harness/engineSetup';
import {
	contradictions,
	errorContradicts,
	ON_ERROR,
	outcomesOf,
	RETRIES,
	stopAtFirst429,
} from './harness/faultTable';
import { rowsOf, SIX_NUMBERS } from './harness/fixtures';

// A separate process takes up to 20 seconds to start on a busy machine.
jest.setTimeout(120_000);

const setup = useEngineSetup({ minute: 60 });
const store = useDeduplicationStore();
beforeEach(() => {
	setup.sandbox.account.sessions = { closed: [], answer: 'request' };
});

const people = SIX_NUMBERS.map((phone) => ({ phone }));
/** Of the three requests, the first has one person without a session, the second none, and the third nobody else. */
const CLOSED = ['12025550102', '12025550105', '12025550106'];
const parameters = {
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Your code is {{ Math.random() }}',
	ifSessionClosed: 'sendTemplate',
	template: { __rl: true, mode: 'list', value: 'AB1236' },
	language: 'en',
	values: '={{ Math.random() }}',
	options: {
		recipientsPerRequest: 2,
		timeout: 1000,
		urlButtonValues: 'a',
		referenceNumber: '={{ $json.phone }}',
	},
};
const withOptions = (options: object) => ({
	...parameters,
	options: { ...parameters.options, ...options },
});

/** Who received what they must not: text without a session, a template within one, more than one message. */
function wronglyReceived(closed: readonly string[] = CLOSED, most = 1): string[] {
	return setup.sandbox.log.recipients().flatMap(({ recipient, messages }) => {
		const isClosed = closed.includes(recipient);
		const isRight =
			messages.length <= most &&
			messages.every(({ template_id: id }) => (id !== undefined) === isClosed);
		return isRight ? [] : [recipient];
	});
}

interface SecondPart {
	readonly name: string;
	readonly faults: readonly Fault[];
	readonly cancelled?: true;
}
const onlyTemplates = true;
/** What the request with the templates meets. */
const SECOND_PART: readonly SecondPart[] = [
	{ name: 'nothing', faults: [] },
	{ name: 'the connection is lost', faults: [{ kind: 'resetAfterBody', onlyTemplates }] },
	{ name: 'half a response', faults: [{ kind: 'half', onlyTemplates }] },
	{ name: '429 once', faults: [{ kind: 'http', statusCode: 429, accept: false, onlyTemplates }] },
	{
		name: '429 always',
		faults: [{ kind: 'http', statusCode: 429, accept: false, onlyTemplates, times: Infinity }],
	},
	{
		name: '403',
		faults: [{ kind: 'status', status: 403, message: 'No balance', onlyTemplates }],
	},
	{
		name: '802 again',
		faults: [{ kind: 'status', status: 802, message: 'Session Closed', onlyTemplates }],
	},
	{
		name: 'a row that is refused',
		faults: [{ kind: 'rows', rowStatus: { 0: { status: 802 } }, onlyTemplates }],
	},
	{
		name: 'stopped during a wait',
		faults: [{ kind: 'http', statusCode: 429, accept: false, onlyTemplates, times: Infinity }],
		cancelled: true,
	},
];
const CELLS = (['request', 'rows'] as const).flatMap((answer) =>
	['sendTemplate', 'report'].flatMap((ifSessionClosed) =>
		(ifSessionClosed === 'report' ? SECOND_PART.slice(0, 1) : SECOND_PART).flatMap((second) =>
			ON_ERROR.flatMap(([onError, setting]) =>
				RETRIES.map(([retries, retry]) => ({
					answer,
					ifSessionClosed,
					second,
					name: second.name,
					onError,
					retries,
					settings: { ...setting, ...retry },
				})),
			),
		),
	),
);

describe.each(CELLS)(
	'802 for the $answer, $ifSessionClosed, then $name, On Error = $onError, Retry on Fail $retries',
	({ answer, ifSessionClosed, second, onError, settings }) => {
		const node = { ...parameters, ifSessionClosed };
		async function sendAll(): Promise<SendRun> {
			setup.sandbox.account.sessions = { closed: CLOSED, answer };
			for (const fault of second.faults) setup.sandbox.faults.add(fault);
			const options = second.cancelled ? { onStart: stopAtFirst429(setup.sandbox) } : {};
			return await setup.send(node, people, settings, options);
		}

		it('nobody gets two messages or the wrong one, and each item has one result or the error counts it', async () => {
			const finished = await sendAll();
			const received = setup.received();
			expect(wronglyReceived()).toEqual([]);
			// The three others are not affected by what the templates meet. Without the search, the first request stays refused.
			const open = [0, 2, 3].map((index) => received[index]);
			const isRefusedWhole = ifSessionClosed === 'report' && answer === 'request';
			expect(open).toEqual([isRefusedWhole ? 0 : 1, 1, 1]);
			if (finished.run.status === 'canceled') return expect(second.cancelled).toBe(true);
			const problems = finished.error
				? errorContradicts(finished.error, received)
				: contradictions(outcomesOf(finished, people.length), received);
			expect(problems).toEqual([]);
			if (second.faults.length === 0 && ifSessionClosed === 'sendTemplate')
				expect(received).toEqual([1, 1, 1, 1, 1, 1]);
			if (ifSessionClosed === 'report')
				expect([1, 4, 5].map((index) => received[index])).toEqual([0, 0, 0]);
		});

		if (onError !== 'Stop' || (second.faults.length === 0 && ifSessionClosed !== 'report')) return;
		it('Retry execution, pressed twice, sends what is missing and nothing else', async () => {
			const first = await sendAll();
			setup.sandbox.faults.clear();
			if (!first.error && first.run.status !== 'canceled')
				return expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
			const again = await setup.retry(first, parameters, people, CONTINUE);
			const outcomes = outcomesOf(again, people.length);
			expect(outcomes.filter((word) => !['accepted', 'unconfirmed'].includes(word))).toEqual([]);
			const before = setup.received();
			expect(contradictions(outcomes, before)).toEqual([]);
			const third = await setup.retry(first, parameters, people, CONTINUE);
			expect(setup.received()).toEqual(before);
			expect(outcomesOf(third, people.length)).toEqual(outcomes);
			expect(wronglyReceived()).toEqual([]);
			// What an earlier attempt sent as a template still says so.
			const sentAs = third.sent.map(({ json }) => json.status === 'accepted' && json.sent_as);
			const templates = people.map(({ phone }, index) =>
				outcomes[index] === 'accepted' ? (CLOSED.includes(phone) ? 'template' : null) : false,
			);
			expect(sentAs).toEqual(templates);
		});
	},
);

describe('another process', () => {
	const elsewhere = ({ run }: SendRun) =>
		sendInProcess({
			to: setup.sandbox,
			parameters,
			items: people,
			minute: 60,
			userFolder: join(store.folder, 'user'),
			deduplicationFile: store.file,
			saved: run,
		});
	async function stoppedAtTheTemplates(): Promise<SendRun> {
		setup.sandbox.account.sessions = { closed: CLOSED, answer: 'request' };
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No', onlyTemplates });
		const first = await setup.send(parameters, people);
		expect(setup.received()).toEqual([1, 0, 1, 1, 0, 0]);
		// As the database keeps it: what is learnt later does not change it.
		return { ...first, run: JSON.parse(JSON.stringify(first.run)) };
	}

	it('a retry there does not send the templates that a retry here has sent', async () => {
		const first = await stoppedAtTheTemplates();
		const here = await setup.retry(first, parameters, people, CONTINUE);
		expect(outcomesOf(here, 6)).toEqual(Array(6).fill('accepted'));
		const { rows } = JSON.parse(await outputOf(elsewhere(first)));
		expect(rows.map(statusOf)).toEqual([
			'accepted',
			'unconfirmed',
			'accepted',
			'accepted',
			'unconfirmed',
			'unconfirmed',
		]);
		expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
		expect(wronglyReceived()).toEqual([]);
	});

	it('a retry here sends no template while a process that is killed then is sending it', async () => {
		const first = await stoppedAtTheTemplates();
		setup.sandbox.faults.add({ kind: 'hang', onlyTemplates });
		const child = elsewhere(first);
		const ended = new Promise((done) => child.once('exit', done));
		await waitUntil('the templates', () => setup.received().every((times) => times === 1));
		const here = await setup.retry(first, parameters, people, CONTINUE);
		child.kill('SIGKILL');
		await ended;
		expect(outcomesOf(here, 6).filter((word) => word === 'unconfirmed')).toHaveLength(3);
		expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
		expect(wronglyReceived()).toEqual([]);
	});
});

describe('Once per Recipient and Reference Number', () => {
	const once = withOptions({ oncePerRecipientAndReference: true });

	it('covers the templates: the next execution sends nothing', async () => {
		setup.sandbox.account.sessions = { closed: CLOSED, answer: 'request' };
		const first = await setup.send(once, people, CONTINUE);
		expect(outcomesOf(first, 6)).toEqual(Array(6).fill('accepted'));
		const second = await setup.send(once, people, CONTINUE);
		expect(outcomesOf(second, 6)).toEqual(Array(6).fill('already sent'));
		expect(second.sent.map(({ json }) => json.sent_as)).toEqual(Array(6).fill(null));
		expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it.each<[string, Fault, string[]]>([
		[
			// The third template is in another request.
			'unconfirmed',
			{ kind: 'resetAfterBody', onlyTemplates },
			['unconfirmed', 'unconfirmed', 'already sent'],
		],
		[
			'refused',
			{ kind: 'status', status: 403, message: 'No', onlyTemplates },
			['accepted', 'accepted', 'accepted'],
		],
	])('a template that was %s', async (_, fault, then) => {
		setup.sandbox.account.sessions = { closed: CLOSED, answer: 'request' };
		setup.sandbox.faults.add(fault);
		await setup.send(once, people, CONTINUE);
		const second = await setup.send(once, people, CONTINUE);
		const closed = second.sent.filter(({ json }) => CLOSED.includes(String(json.number)));
		expect(closed.map(statusOf)).toEqual(then);
		expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
		expect(wronglyReceived()).toEqual([]);
	});
});

describe('what leaves it open whether a message was accepted: no second message, and no template', () => {
	const [ana = '', ben = ''] = SIX_NUMBERS;
	const json = { 'content-type': 'application/json' };
	const two = people.slice(0, 2);

	it.each([
		{ status: 100 },
		{ status: '100' },
		{ success: true },
		{ credit: 0.005 },
		{ msg_id: '12' },
		{ message_id: '12' },
		{ msg_id: '12', status: 802 },
		{},
	])('802 for the request, and a row with %j', async (fields) => {
		const data = [
			{ number: ana, ...fields },
			{ number: ben, status: 802 },
		];
		const body = JSON.stringify({ status: 802, push_id: '77', message: 'Session Closed', data });
		setup.sandbox.faults.add({ kind: 'http', statusCode: 200, accept: true, headers: json, body });
		const { sent } = await setup.send(parameters, two, { ...CONTINUE, ...RETRIES[1]?.[1] });
		const isAccepted = 'msg_id' in fields && !('status' in fields);
		expect(sent.map(statusOf)).toEqual([isAccepted ? 'accepted' : 'unconfirmed', 'accepted']);
		expect(sent.map((row) => row.json.sent_as)).toEqual([null, 'template']);
		expect(setup.sandbox.log.messagesTo(ana)).toHaveLength(1);
	});

	it.each([
		{ status: 802 },
		{ status: '802' },
		{ error_code: 802 },
		{ status: { code: 802 } },
		{ msg_id: null, message_id: '12', status: 802 },
		{ msg_id: null, success: true, error_code: 802 },
		{ message: 'Session closed' },
		{ error: 'Session closed' },
	])('an accepted request, and a row with an ID or a word of success and %j', async (fields) => {
		setup.sandbox.faults.add({ kind: 'rows', fields });
		const { sent } = await setup.send(parameters, two, { ...CONTINUE, ...RETRIES[1]?.[1] });
		const status = 'message' in fields ? 'accepted' : 'unconfirmed';
		expect(sent.map(statusOf)).toEqual([status, status]);
		expect(setup.received().slice(0, 2)).toEqual([1, 1]);
	});
});

it('the search stops after ten minutes of requests: the rest are rejected, and Retry execution goes on', async () => {
	setup.sandbox.account.sessions = { closed: 'all', answer: 'request' };
	const many = rowsOf(40);
	const numbers = many.map(({ phone }) => phone);
	const slow = withOptions({ requestsPerMinute: 2, recipientsPerRequest: 1000 });
	const first = await setup.send(slow, many, CONTINUE);
	const accepted = first.sent.filter((row) => statusOf(row) === 'accepted').length;
	expect(accepted).toBeGreaterThan(5);
	expect(accepted).toBeLessThan(30);
	expect(setup.received(numbers).reduce((sum, times) => sum + times)).toBe(accepted);
	const last = errorIn(first.sent.at(-1));
	expect(last).toMatchObject({ status: 'rejected', code: 802 });
	expect(last.message).toContain('This recipient got neither the message nor the template');
	const stopped = await setup.send(slow, many);
	setup.sandbox.log.clear();
	const more = await setup.retry(
		stopped,
		withOptions({ recipientsPerRequest: 1000 }),
		many,
		CONTINUE,
	);
	expect(more.sent.map(statusOf)).toEqual(many.map(() => 'accepted'));
	expect(Math.max(...setup.received(numbers))).toBe(1);
});

const secondPart = SECOND_PART.filter(({ cancelled }) => !cancelled).flatMap(
	({ faults }) => faults,
);
const anyFault = fc.oneof(
	fc.constantFrom<Fault>(
		{ kind: 'http', statusCode: 500, accept: true },
		{ kind: 'http', statusCode: 429, accept: false },
		{ kind: 'status', status: 403, message: 'No' },
		{ kind: 'status', status: 406, message: 'No' },
		{ kind: 'resetAfterBody' },
		{ kind: 'refuseNumber', number: '12025550103', times: 3 },
	),
	fc.constantFrom<Fault>(...secondPart.filter(({ times }) => times === undefined)),
);
const scenario = fc.record({
	numbers: fc.array(fc.constantFrom(...SIX_NUMBERS), { minLength: 1, maxLength: 12 }),
	closed: fc.oneof(fc.constant<Sessions['closed']>('all'), fc.subarray([...SIX_NUMBERS])),
	answer: fc.constantFrom<Sessions['answer']>('request', 'rows'),
	faults: fc.array(
		fc.tuple(anyFault, fc.nat({ max: 6 })).map(([fault, after]): Fault => ({ ...fault, after })),
		{ maxLength: 3 },
	),
	recipientsPerRequest: fc.integer({ min: 1, max: 6 }),
	isolateRejected: fc.boolean(),
	duplicateNumbers: fc.constantFrom('send', 'sendOnce'),
	onError: fc.constantFrom(...ON_ERROR.map(([, setting]) => setting)),
	retry: fc.constantFrom(...RETRIES.map(([, setting]) => setting)),
	presses: fc.nat({ max: 2 }),
});

it('whatever the sessions, faults and retries are: nobody gets two messages for an item, or the wrong one', async () => {
	await fc.assert(
		fc.asyncProperty(scenario, async ({ numbers, closed, answer, faults, ...rest }) => {
			const { onError, retry, presses, ...options } = rest;
			setup.sandbox.log.clear();
			setup.sandbox.faults.clear();
			for (const fault of faults) setup.sandbox.faults.add(fault);
			setup.sandbox.account.sessions = { closed, answer };
			const items = numbers.map((phone, index) => ({ phone, index }));
			const node = { ...withOptions(options), message: '=Hi {{ $json.index }}' };
			let last = await setup.send(node, items, { ...onError, ...retry });
			for (let time = 0; time < presses && last.error; time++)
				last = await setup.retry(last, node, items, CONTINUE);
			for (const number of new Set(numbers)) {
				const most = numbers.filter((one) => one === number).length;
				expect(setup.sandbox.log.messagesTo(number).length).toBeLessThanOrEqual(most);
			}
			expect(wronglyReceived(closed === 'all' ? SIX_NUMBERS : closed, 12)).toEqual([]);
			if (!last.error) expect(outcomesOf(last, items.length).join()).not.toContain('results');
			const known = new Set(setup.sandbox.log.acceptedMessages.map(({ msgId }) => msgId));
			for (const { json } of last.sent)
				if (json.status === 'accepted' && json.msg_id !== null)
					expect(known).toContain(json.msg_id);
		}),
		{ numRuns: 150 },
	);
});
