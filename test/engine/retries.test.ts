/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';
import type { IDataObject, INodeParameters, INodeType, IRun } from 'n8n-workflow';
import type { Fault } from '../sandbox/sandbox';
import { outputOf, sendInProcess } from './harness/childProcess';
import { useDeduplicationStore } from './harness/deduplication';
import {
	CONTINUE,
	useEngineSetup,
	type SendRun,
	statusOf,
	workflowOf,
} from './harness/engineSetup';
import { NODE } from './harness/workflow';
import { SIX_NUMBERS } from './harness/fixtures';
import { waitUntil } from '../waitUntil';

// A separate process takes up to 20 seconds to start on a busy machine.
jest.setTimeout(120_000);

const setup = useEngineSetup();
const store = useDeduplicationStore();

const people = SIX_NUMBERS.map((phone) => ({ phone }));
const parameters = {
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Your code is {{ Math.random() }}',
	options: { recipientsPerRequest: 2 },
};
const outcomes = ({ sent }: SendRun) => sent.map(statusOf);
/** The first two are accepted; the account then has no balance, so four are missing. */
async function stoppedRun(): Promise<SendRun> {
	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const first = await setup.send(parameters, people);
	setup.sandbox.faults.clear();
	expect(setup.received()).toEqual([1, 1, 0, 0, 0, 0]);
	// As the database keeps it: what is learnt later does not change it.
	return { ...first, run: JSON.parse(JSON.stringify(first.run)) };
}
const processFor = (
	{ run }: SendRun,
	changed: INodeParameters = {},
	items: IDataObject[] = people,
) =>
	sendInProcess({
		to: setup.sandbox,
		parameters: { ...parameters, ...changed },
		items,
		minute: 60_000,
		userFolder: join(store.folder, 'user'),
		deduplicationFile: store.file,
		saved: run,
	});
const retryElsewhere = async (saved: SendRun): Promise<{ rows: SendRun['sent'] }> =>
	JSON.parse(await outputOf(processFor(saved)));
const elsewhere = async (saved: SendRun) => (await retryElsewhere(saved)).rows.map(statusOf);

it('Retry execution pressed again while the first retry runs: the second one waits, and no duplicates are sent', async () => {
	const first = await stoppedRun();
	const retries = await Promise.all(
		[1, 2, 3].map(async () => await setup.retry(first, parameters, people, CONTINUE)),
	);
	expect(retries.map(outcomes)).toEqual(Array(3).fill(Array(6).fill('accepted')));
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
	const ids = retries.map(({ sent }) => sent.map(({ json }) => json.msg_id));
	expect(ids[1]).toEqual(ids[0]);
});

it('the second of two retries sends what the first one got refused, and nothing else', async () => {
	const first = await stoppedRun();
	setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number' });
	const retries = await Promise.all(
		[1, 2].map(async () => await setup.retry(first, parameters, people, CONTINUE)),
	);
	// Which of the two comes first is up to the engine.
	const isComplete = (statuses: string[]) => Number(!statuses.includes('rejected'));
	const inOrder = retries.map(outcomes).sort((a, b) => isComplete(a) - isComplete(b));
	expect(inOrder).toEqual([
		['accepted', 'accepted', 'rejected', 'rejected', 'accepted', 'accepted'],
		Array(6).fill('accepted'),
	]);
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a retry that is stopped while it waits for another ends, and sends nothing', async () => {
	const first = await stoppedRun();
	setup.sandbox.faults.add({ kind: 'late', delay: 1_000 });
	const running = setup.retry(first, parameters, people, CONTINUE);
	// Only once the first one has a request in flight is it certain which of the two waits.
	await waitUntil('3 messages', () => setup.sandbox.log.counts.messages >= 3);
	let cancel = () => {};
	const { credentials } = setup;
	const waiting = setup.engine.retry(workflowOf(parameters, people, CONTINUE), first.run, {
		credentials,
		onStart: (stop) => (cancel = stop),
	});
	await new Promise((next) => setTimeout(next, 300));
	cancel();
	expect((await waiting).status).toBe('canceled');
	expect(outcomes(await running)).toEqual(Array(6).fill('accepted'));
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a retry in another process does not send what a retry here may have sent', async () => {
	const first = await stoppedRun();
	const here = await setup.retry(first, parameters, people, CONTINUE);
	expect(outcomes(here)).toEqual(Array(6).fill('accepted'));
	const { rows: sent } = await retryElsewhere(first);
	expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', ...Array(4).fill('unconfirmed')]);
	expect(JSON.stringify(sent[2]?.json)).toContain(
		'Another retry of this execution may have sent this message',
	);
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a retry in another process, at the same time, sends only what has not been claimed', async () => {
	const first = await stoppedRun();
	// The response to the request of the other process never comes, so it is in flight while the retry here runs.
	setup.sandbox.faults.add({ kind: 'hang' });
	const child = processFor(first);
	const ended = new Promise((done) => child.once('exit', done));
	await waitUntil('4 messages', () => setup.sandbox.log.counts.messages >= 4);
	const here = await setup.retry(first, parameters, people, CONTINUE);
	child.kill('SIGKILL');
	await ended;
	expect(outcomes(here)).toEqual([
		'accepted',
		'accepted',
		'unconfirmed',
		'unconfirmed',
		'accepted',
		'accepted',
	]);
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('of a refused request that was halved, only what was refused is free for another process', async () => {
	const first = await stoppedRun();
	const isolating = { ...parameters, options: { recipientsPerRequest: 2, isolateRejected: true } };
	setup.sandbox.faults.add({ kind: 'refuseNumber', number: '12025550103', times: 2 });
	const here = await setup.retry(first, isolating, people, CONTINUE);
	expect(outcomes(here)).toEqual([
		'accepted',
		'accepted',
		'rejected',
		'accepted',
		'accepted',
		'accepted',
	]);
	setup.sandbox.faults.clear();
	// The refused half is free for another process; what it has sent then, this one cannot know.
	expect(await elsewhere(first)).toEqual([
		'accepted',
		'accepted',
		'accepted',
		...Array(3).fill('unconfirmed'),
	]);
	const again = await setup.retry(first, parameters, people, CONTINUE);
	expect(outcomes(again)).toEqual([
		'accepted',
		'accepted',
		'unconfirmed',
		'accepted',
		'accepted',
		'accepted',
	]);
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('a request that was refused as a whole is free for a retry in another process', async () => {
	const first = await stoppedRun();
	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance' });
	await setup.retry(first, parameters, people, CONTINUE);
	expect(await elsewhere(first)).toEqual(Array(6).fill('accepted'));
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it("the retry's own execution, retried, and then the first one again: no duplicates are sent", async () => {
	const first = await stoppedRun();
	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const second = await setup.retry(first, parameters, people);
	expect(second.error).toBeDefined();
	setup.sandbox.faults.clear();
	const third = await setup.retry(second, parameters, people, CONTINUE);
	expect(outcomes(third)).toEqual(Array(6).fill('accepted'));
	const fourth = await setup.retry(first, parameters, people, CONTINUE);
	expect(outcomes(fourth)).toEqual(Array(6).fill('accepted'));
	// In another process, the claim of the request that the second execution had accepted still stands.
	expect(await elsewhere(first)).toEqual(['accepted', 'accepted', ...Array(4).fill('unconfirmed')]);
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('an execution that stopped before anything was sent, retried twice at once: no duplicates are sent', async () => {
	const withEmpty = [...people, { phone: '' }];
	const first = await setup.send(parameters, withEmpty);
	expect(first.error).toBeDefined();
	expect(setup.sandbox.log.pushes).toHaveLength(0);
	const retries = await Promise.all(
		[1, 2].map(async () => await setup.retry(first, parameters, withEmpty, CONTINUE)),
	);
	expect(retries.map(outcomes)).toEqual(Array(2).fill([...Array(6).fill('accepted'), 'not sent']));
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

describe('a second retry, in another process, whose requests are not those of the first', () => {
	const CHANGES: Array<[string, INodeParameters, received: number[]]> = [
		[
			'an item has become invalid',
			{ number: '={{ $itemIndex === 2 ? "" : $json.phone }}' },
			[1, 1, 1, 1, 1, 1],
		],
		[
			'an item has another number',
			{ number: '={{ $itemIndex === 2 ? "12025550199" : $json.phone }}' },
			[1, 1, 1, 1, 1, 1],
		],
		[
			'the channel differs from item to item',
			{ channel: '={{ $itemIndex % 2 ? "8" : "101" }}' },
			[1, 1, 1, 1, 1, 1],
		],
		[
			'the priority differs from item to item',
			{ options: { recipientsPerRequest: 2, priority: '={{ $itemIndex % 2 ? "0" : "1" }}' } },
			[1, 1, 1, 1, 1, 1],
		],
		['requests are larger', { options: { recipientsPerRequest: 5 } }, [1, 1, 1, 1, 1, 1]],
	];

	it.each(CHANGES)('%s: no duplicates are sent', async (_, changed, expected) => {
		const first = await stoppedRun();
		await setup.retry(first, parameters, people, CONTINUE);
		await outputOf(processFor(first, changed));
		expect(setup.received()).toEqual(expected);
	});
});

/** Gives out two of its items at a time, and takes back what comes round. */
const LOOP: INodeType = {
	description: {
		displayName: 'Loop',
		name: 'loop',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Loop' },
		inputs: ['main'],
		outputs: ['main', 'main'],
		properties: [],
	},
	async execute() {
		const state: { left?: IDataObject[] } = this.getContext('node');
		state.left ??= this.getInputData().map(({ json }) => json);
		const batch = state.left.splice(0, 2);
		return batch.length === 0
			? [[{ json: {} }], []]
			: [[], batch.map((json, item) => ({ json, pairedItem: { item } }))];
	},
};

it('a loop that stopped in its second round, retried twice at once and once more: later rounds reach no duplicates either', async () => {
	setup.engine.types.add('test.loop', LOOP);
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	const workflow = (settings = {}) => {
		const file = workflowOf(parameters, people, settings);
		const loop = {
			id: 'loop',
			name: 'Loop',
			type: 'test.loop',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {},
		};
		const round = { main: [[], [{ node: NODE, type: 'main' as const, index: 0 }]] };
		return {
			...file,
			nodes: [...file.nodes, loop],
			connections: { Start: to('Loop'), Loop: round, [NODE]: to('Loop') },
		};
	};
	const { credentials } = setup;
	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const first: IRun = JSON.parse(
		JSON.stringify(await setup.engine.run(workflow(), { credentials })),
	);
	expect(setup.received()).toEqual([1, 1, 0, 0, 0, 0]);
	const retry = async () => await setup.engine.retry(workflow(CONTINUE), first, { credentials });
	await Promise.all([retry(), retry()]);
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
	await retry();
	expect(setup.received()).toEqual([1, 1, 1, 1, 1, 1]);
});

describe('what was sent stays what it was, whatever a retry evaluates', () => {
	const [ANA = '', BEN = ''] = SIX_NUMBERS;
	const textsTo = (number: string) => setup.sandbox.log.messagesTo(number).map(({ text }) => text);
	const STOP_AT_SECOND = { kind: 'status', status: 407, message: 'Empty', after: 1 } as const;

	it('items with equal lists that differ in the retry: the list went out once, and still does', async () => {
		const list = {
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: `${ANA}, ${BEN}`,
			options: { recipientsPerRequest: 1 },
		};
		const items = ['', 'x', 'y'].map((n) => ({ n }));
		setup.sandbox.faults.add(STOP_AT_SECOND);
		const first = await setup.send({ ...list, message: 'Hi' }, items);
		const again = await setup.retry(
			first,
			{ ...list, message: '=Hi {{ $json.n }}' },
			items,
			CONTINUE,
		);
		expect(again.sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate']);
		expect([textsTo(ANA), textsTo(BEN)]).toEqual([['Hi'], ['Hi ']]);
	});

	it('items that differed and are equal in the retry: each row shows the message that it stands for', async () => {
		const list = {
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: `${ANA}, ${BEN}`,
			options: { recipientsPerRequest: 1 },
		};
		setup.sandbox.faults.add({ ...STOP_AT_SECOND, after: 3 });
		const first = await setup.send({ ...list, message: '=Hi {{ $json.n }}' }, [{ n: 1 }, { n: 2 }]);
		const again = await setup.retry(
			first,
			{ ...list, message: 'Hi' },
			[{ n: 1 }, { n: 2 }],
			CONTINUE,
		);
		expect(again.sent.map(statusOf)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
		expect([textsTo(ANA), textsTo(BEN)]).toEqual([
			['Hi 1', 'Hi 2'],
			['Hi 1', 'Hi'],
		]);
	});

	it('a duplicate stays a duplicate, and a separate message stays one', async () => {
		const once = {
			operation: 'sendSingle',
			number: '={{ $json.phone }}',
			options: { recipientsPerRequest: 1, duplicateNumbers: 'sendOnce' },
		};
		const items = [ANA, ANA, BEN].map((phone, n) => ({ phone, n }));
		setup.sandbox.faults.add(STOP_AT_SECOND);
		const equal = await setup.send({ ...once, message: 'Hi' }, items);
		const differs = await setup.retry(
			equal,
			{ ...once, message: '=Hi {{ $json.n }}' },
			items,
			CONTINUE,
		);
		expect(differs.sent.map(({ json }) => [json.status, json.duplicate_of_item])).toEqual([
			['accepted', undefined],
			['duplicate', 0],
			['accepted', undefined],
		]);
		expect(differs.sent[1]?.json.msg_id).toBe(differs.sent[0]?.json.msg_id);
		expect(textsTo(ANA)).toEqual(['Hi']);
	});

	it('of several messages to one person, the refused one is taken out: the others are known by their content', async () => {
		const table = (texts: string[]) => ({
			operation: 'sendDynamic',
			recipientsFrom: 'define',
			recipients: {
				recipient: [
					...texts.map((message) => ({ number: ANA, message })),
					{ number: BEN, message: 'x' },
				],
			},
			options: { recipientsPerRequest: 1 },
		});
		setup.sandbox.faults.add({ ...STOP_AT_SECOND, after: 0 });
		const first = await setup.send(table(['Your code', 'Your link']), [{}]);
		expect([textsTo(ANA), textsTo(BEN)]).toEqual([['Your link'], ['x']]);
		const again = await setup.retry(first, table(['Your link']), [{}], CONTINUE);
		expect(again.sent.map(statusOf)).toEqual(['accepted', 'accepted']);
		expect([textsTo(ANA), textsTo(BEN)]).toEqual([['Your link'], ['x']]);
		// With the refused text corrected, it is sent, and the other is not.
		await setup.retry(first, table(['Your new code', 'Your link']), [{}], CONTINUE);
		expect(textsTo(ANA)).toEqual(['Your link', 'Your new code']);
	});

	it('of several messages to one person, it is unknown which was sent: none is sent again, and they are unconfirmed', async () => {
		const list = (rows: string) => ({
			operation: 'sendDynamic',
			recipientsFrom: 'json',
			recipientsJson: rows,
			options: { recipientsPerRequest: 1 },
		});
		const rows = (texts: string[]) =>
			JSON.stringify(texts.map((message) => ({ number: ANA, message })));
		setup.sandbox.faults.add(STOP_AT_SECOND);
		const first = await setup.send(list(rows(['one', 'two', 'three'])), [{}]);
		expect(textsTo(ANA)).toEqual(['one', 'three']);
		const again = await setup.retry(first, list(rows(['A', 'B'])), [{}], CONTINUE);
		expect(again.sent.map(statusOf)).toEqual(['unconfirmed', 'unconfirmed']);
		expect(textsTo(ANA)).toEqual(['one', 'three']);
	});

	const AAB = [ANA, ANA, BEN];
	const LISTS: Array<[string, INodeParameters]> = [
		['Send Bulk', { operation: 'sendBulk', recipientsFrom: 'list', numbers: AAB.join() }],
		[
			'Send Dynamic',
			{
				operation: 'sendDynamic',
				recipientsFrom: 'json',
				recipientsJson: JSON.stringify(AAB.map((number) => ({ number, message: 'Hi' }))),
			},
		],
	];
	const NEVER_BEN: Fault = { kind: 'refuseNumber', number: BEN, times: Infinity };
	const LAST: Array<[string, Fault, toBen: number]> = [
		['another number is refused each time', NEVER_BEN, 0],
		['the outcome of another message is open', { kind: 'resetAfterBody', after: 2 }, 1],
	];
	describe.each(LISTS)(
		'%s, the same text twice to one person, the first of them refused once',
		(_, list) => {
			it.each(LAST)('%s: Retry on Fail sends the missing one, once', async (__, fault, toBen) => {
				setup.sandbox.faults.add({ ...STOP_AT_SECOND, after: 0 });
				setup.sandbox.faults.add(fault);
				const options = { recipientsPerRequest: 1, duplicateNumbers: 'send' };
				const twice = { ...list, message: 'Hi', options };
				await setup.send(twice, [{}], { retryOnFail: true, maxTries: 5, waitBetweenTries: 1 });
				expect([textsTo(ANA), textsTo(BEN)]).toEqual([['Hi', 'Hi'], Array(toBen).fill('Hi')]);
			});
		},
	);
});
