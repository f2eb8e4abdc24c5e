import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runOf } from './harness/engine';
import {
	CONTINUE,
	useEngineSetup,
	ERROR_OUTPUT,
	errorIn,
	type NodeSettings,
	workflowOf,
} from './harness/engineSetup';
import { NODE } from './harness/workflow';
import { ANA, BEN, THREE_TRIES } from './harness/fixtures';

const setup = useEngineSetup();

const sms = { operation: 'sendSms', number: '={{ $json.phone }}', message: '={{ $json.message }}' };
const REFUSAL = { kind: 'status', status: 406, message: 'Invalid mobile number' } as const;

/** The last run of an SMS node that sends to each item that the first node could not. */
async function behindErrorOutput(
	parameters: INodeParameters,
	items: IDataObject[],
	second: INodeParameters,
	settings: NodeSettings = {},
): Promise<{ refused: INodeExecutionData[]; sent: INodeExecutionData[] }> {
	const { nodes, connections, ...file } = workflowOf(parameters, items, ERROR_OUTPUT);
	const first = nodes.find(({ name }) => name === NODE);
	if (!first) throw new Error('There is no node');
	const fallback: INode = {
		...first,
		id: 'sms',
		name: 'By SMS',
		parameters: { resource: 'message', ...second },
		onError: 'continueErrorOutput',
		...settings,
	};
	const run = await setup.engine.run(
		{
			...file,
			nodes: [...nodes, fallback],
			connections: {
				...connections,
				[NODE]: { main: [[], [{ node: 'By SMS', type: 'main', index: 0 }]] },
			},
		},
		{ credentials: setup.credentials },
	);
	return {
		refused: runOf(run, NODE).outputs[1] ?? [],
		sent: runOf(run, 'By SMS').outputs[0] ?? [],
	};
}

describe('the error output', () => {
	const own = {
		phone: ANA,
		message: 'Your parcel is on its way',
		details: { street: 'Example Street' },
		number: 7,
		status: 'open',
		code: 'A',
		push_id: 'own',
		reference_number: 'order-1001',
	};

	it('passes on the item with all of its own columns, and one error beside them', async () => {
		setup.sandbox.faults.add(REFUSAL);
		const { refused } = await behindErrorOutput(
			{ operation: 'sendSingle', number: '={{ $json.phone }}', message: 'Hi' },
			[own],
			sms,
		);
		expect(refused.map(({ json }) => json)).toEqual([{ ...own, error: expect.any(Object) }]);
	});

	it('lets an SMS node behind it send the item’s own text, not ours', async () => {
		setup.sandbox.faults.add(REFUSAL);
		const { sent } = await behindErrorOutput({ ...sms, operation: 'sendSingle' }, [own], sms);
		expect(sent.map(({ json }) => json.status)).toEqual(['accepted']);
		expect(setup.sandbox.log.messagesTo(ANA).map(({ text }) => text)).toEqual([own.message]);
	});

	it('leads to an SMS node with Include Input Fields and Retry on Fail that sends once', async () => {
		setup.sandbox.faults.add(REFUSAL);
		const second = { ...sms, options: { includeInputFields: true } };
		const { sent } = await behindErrorOutput(
			{ ...sms, operation: 'sendSingle' },
			[own],
			second,
			THREE_TRIES,
		);
		expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
		expect(sent).toHaveLength(1);
		expect(sent[0]?.json).not.toHaveProperty('error');
		expect(sent[0]?.json).toMatchObject({
			phone: ANA,
			message: own.message,
			details: own.details,
			status: 'accepted',
		});
	});

	it.each([
		[
			'an item that cannot be sent',
			{ ...sms, operation: 'sendSingle', number: '12-34' },
			undefined,
		],
		[
			'a read',
			{ resource: 'account', operation: 'getBalance' },
			{ kind: 'status', status: 401, message: 'Invalid', endpoint: 'check-balance' } as const,
		],
		[
			'a dry run',
			{ ...sms, operation: 'sendSingle', number: '12-34', options: { dryRun: true } },
			undefined,
		],
	])('carries nothing but the error for %s', async (_, parameters, fault) => {
		if (fault) setup.sandbox.faults.add(fault);
		const { refused } = await setup.send(parameters, [own], ERROR_OUTPUT);
		expect(refused.map(({ json }) => json)).toEqual([{ ...own, error: expect.any(Object) }]);
		expect(errorIn(refused[0]).message).toMatch(/^[A-Z].*\.$/);
	});
});

describe('an input field called error', () => {
	it.each([
		['a text', 'Failed before'],
		['an empty text', ''],
		['zero', 0],
		['null', null],
		['an object', { message: 'Failed before' }],
	])('(%s) never makes Retry on Fail send again, and is in no accepted row', async (_, error) => {
		for (const onError of [{}, CONTINUE, ERROR_OUTPUT]) {
			setup.sandbox.log.clear();
			const { sent } = await setup.send(
				{ ...sms, options: { includeInputFields: true } },
				[
					{ phone: ANA, message: 'Hi', error },
					{ phone: BEN, message: 'Hi', error },
				],
				{ ...onError, ...THREE_TRIES },
			);
			expect(setup.sandbox.log.counts.messages).toBe(2);
			expect(sent.map(({ json }) => ['error' in json, json.status])).toEqual([
				[false, 'accepted'],
				[false, 'accepted'],
			]);
		}
	});

	it('gives way to this node’s own where a message fails', async () => {
		const { sent } = await setup.send(
			{ ...sms, options: { includeInputFields: true } },
			[
				{
					phone: '12-34',
					message: 'Hi',
					error: 'Failed before',
					status: 'accepted',
					msg_id: '1',
					push_id: '2',
					credit: 3,
					duplicate_of_item: 4,
				},
			],
			CONTINUE,
		);
		const [row] = sent;
		expect(row?.json).toEqual({
			phone: '12-34',
			message: 'Hi',
			number: '12-34',
			status: 'not sent',
			msg_id: null,
			push_id: null,
			credit: null,
			error: expect.objectContaining({ status: 'not sent' }),
		});
	});
});

describe('On Error = Continue', () => {
	it('gives every row the same columns, with nothing undefined', async () => {
		setup.sandbox.faults.add({ kind: 'resetAfterBody' });
		setup.sandbox.faults.add({ kind: 'http', statusCode: 404, accept: false, after: 1 });
		const { sent } = await setup.send(
			{ ...sms, options: { recipientsPerRequest: 1, referenceNumber: '={{ $json.order }}' } },
			[
				{ phone: ANA, message: 'A', order: 'order-1' },
				{ phone: '12-34', message: 'B', order: 'order-2' },
				{ phone: BEN, message: 'C' },
				{ phone: '12025550103', message: 'D', order: 'order-4' },
			],
			CONTINUE,
		);
		const columns = [
			'number',
			'status',
			'msg_id',
			'push_id',
			'credit',
			'reference_number',
			'error',
		];
		expect(sent.map(({ json }) => Object.keys(json))).toEqual(sent.map(() => columns));
		expect(
			sent.map((row) => [
				row.json.status,
				row.json.reference_number,
				errorIn(row).code,
				errorIn(row).http_status,
			]),
		).toEqual([
			['unconfirmed', 'order-1', null, null],
			['not sent', null, null, null],
			['rejected', null, null, 404],
			['not sent', 'order-4', null, null],
		]);
		for (const { json } of sent) expect(Object.values(json)).not.toContain(undefined);
	});

	it('keeps HTTP 404 and Picky Assist’s own 404 apart', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 404, message: 'Cannot reach the phone' });
		setup.sandbox.faults.add({ kind: 'http', statusCode: 404, accept: false, after: 1 });
		const { sent } = await setup.send(
			{ ...sms, options: { recipientsPerRequest: 1 } },
			[
				{ phone: ANA, message: 'A' },
				{ phone: BEN, message: 'B' },
			],
			CONTINUE,
		);
		expect(sent.map(errorIn)).toMatchObject([
			{ status: 'unconfirmed', code: 404, http_status: null },
			{ status: 'rejected', code: null, http_status: 404 },
		]);
	});

	it('gives a duplicate of a failed message the same error', async () => {
		setup.sandbox.faults.add(REFUSAL);
		const rows = [
			{ phone: ANA, message: 'Hi' },
			{ phone: ANA, message: 'Hi' },
		];
		const { sent } = await setup.send(
			{ ...sms, options: { duplicateNumbers: 'sendOnce' } },
			rows,
			CONTINUE,
		);
		expect(sent.map(({ json }) => [json.status, json.duplicate_of_item])).toEqual([
			['rejected', undefined],
			['rejected', undefined],
		]);
		expect(sent[1]?.json.error).toEqual(sent[0]?.json.error);
	});
});

describe('an item that cannot be sent is named as its channel names people', () => {
	const single = {
		operation: 'sendSingle',
		number: '={{ $json.id }}',
		message: '={{ $json.message }}',
	};
	const ID = '1000000000000001';
	const columns = ({ sent }: { sent: readonly INodeExecutionData[] }) =>
		sent.map((row) =>
			[row.json, errorIn(row)].map((json) =>
				['number', 'messenger_id']
					.filter((name) => name in json)
					.map((name) => `${name} ${json[name]}`)
					.join(),
			),
		);

	it.each([
		['Messenger', { channel: '5' }],
		['a channel of one’s own', { channel: 'custom', channelId: '310', channelKind: 'messenger' }],
		['a channel for each item', { channel: '={{ $json.channel }}' }],
	])('on %s', async (_, channel) => {
		const items = [
			{ id: ID, message: 'Hi', channel: '5' },
			{ id: 'nobody', message: 'Hi', channel: '5' },
			{ id: ID, message: '', channel: '5' },
		];
		const names = [`messenger_id ${ID}`, 'messenger_id nobody', `messenger_id ${ID}`];
		expect(columns(await setup.send({ ...single, ...channel }, items, CONTINUE))).toEqual(
			names.map((name, index) => [name, index === 0 ? '' : name]),
		);
	});

	it('in a list, for a run-wide problem, and by its number where the channel is not known', async () => {
		const list = {
			operation: 'sendBulk',
			channel: '5',
			recipientsFrom: 'list',
			numbers: `${ID}, nobody`,
			message: 'Hi',
		};
		expect(columns(await setup.send(list, [{}], CONTINUE)).map(([row]) => row)).toEqual([
			`messenger_id ${ID}`,
			'messenger_id nobody',
		]);
		expect(
			columns(await setup.send(list, [{}, {}], CONTINUE))
				.map(([row]) => row)
				.at(-1),
		).toBe('messenger_id null');
		const wrong = { ...single, channel: '5', options: { timeout: 0 } };
		expect(columns(await setup.send(wrong, [{ id: ID, message: 'Hi' }], CONTINUE))[0]).toEqual([
			`messenger_id ${ID}`,
			`messenger_id ${ID}`,
		]);
		const unknown = { ...single, channel: 'custom', channelId: 'x' };
		expect(
			columns(await setup.send(unknown, [{ id: BEN, message: 'Hi' }], CONTINUE))[0]?.[0],
		).toMatch(/^number /);
	});
});

it.each([{}, { dryRun: true }])(
	'equal references are reported only for messages that are sent: %j',
	async (more) => {
		const options = { referenceNumber: 'order-1', ...more };
		const items = [
			{ phone: ANA, message: 'Hi' },
			{ phone: ANA, message: 'Hi' },
		];
		const twice = await setup.send({ ...sms, options }, items);
		expect(twice.hints.join()).toContain('cannot tell them apart');
		const once = await setup.send(
			{ ...sms, options: { ...options, duplicateNumbers: 'sendOnce' } },
			items,
		);
		expect(once.hints.join()).not.toContain('cannot tell them apart');
	},
);

describe('two texts to one person, the row of the first one refused, and the rows in another order', () => {
	const both = {
		operation: 'sendDynamic',
		recipientsFrom: 'json',
		recipientsJson: JSON.stringify(['one', 'two'].map((message) => ({ number: ANA, message }))),
	};
	const texts = () => setup.sandbox.log.messagesTo(ANA).map(({ text }) => text);
	const contradict = () =>
		setup.sandbox.faults.add({ kind: 'rows', rowStatus: { 0: { status: 406 } }, shuffle: true });

	it.each([CONTINUE, { ...CONTINUE, ...THREE_TRIES }])(
		'%j: both are unconfirmed, and neither is sent twice',
		async (settings) => {
			contradict();
			const { sent } = await setup.send(both, [{}], settings);
			expect(sent.map(({ json }) => json.status)).toEqual(['unconfirmed', 'unconfirmed']);
			expect(texts()).toEqual(['two']);
		},
	);

	it('Retry execution sends neither again', async () => {
		contradict();
		const first = await setup.send(both, [{}]);
		expect(first.error?.message).toBe(
			`Picky Assist returned contradictory rows for the number ${ANA}`,
		);
		const { sent } = await setup.retry(first, both, [{}], CONTINUE);
		expect(sent.map(({ json }) => json.status)).toEqual(['unconfirmed', 'unconfirmed']);
		expect(texts()).toEqual(['two']);
	});
});
