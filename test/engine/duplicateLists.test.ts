import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, statusOf } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();

const people = [
	{ number: ANA, message: 'Hi Ana' },
	{ number: BEN, message: 'Hi Ben' },
];
const rows: IDataObject[] = [0, 1, 2].map((index) => ({
	phone: [ANA, BEN, ANA][index],
	people,
	all: [ANA, BEN],
}));
const bulk = {
	operation: 'sendBulk',
	recipientsFrom: 'list',
	message: 'Hi',
	options: { duplicateNumbers: 'send' },
};
const json = { operation: 'sendDynamic', recipientsFrom: 'json' };

/** A list that is the same for each item, and how many messages it makes. */
const SAME: Array<[string, INodeParameters, number]> = [
	['all items', { ...bulk, numbers: '={{ $input.all().map((item) => item.json.phone) }}' }, 3],
	[
		'all items of a node',
		{ ...bulk, numbers: '={{ $("Start").all().map((item) => item.json.phone) }}' },
		3,
	],
	['the same array field in each item', { ...bulk, numbers: '={{ $json.all }}' }, 2],
	['a constant', { ...bulk, numbers: `${ANA}, ${BEN}` }, 2],
	['JSON of all items', { ...json, recipientsJson: '={{ $input.first().json.people }}' }, 2],
	['a constant JSON', { ...json, recipientsJson: JSON.stringify(people) }, 2],
	[
		'a constant table',
		{ operation: 'sendDynamic', recipientsFrom: 'define', recipients: { recipient: people } },
		2,
	],
	[
		'a table of the same fields',
		{
			operation: 'sendDynamic',
			recipientsFrom: 'define',
			recipients: { recipient: [{ number: '={{ $json.all[0] }}', message: '=Hi' }] },
		},
		1,
	],
];

describe.each(SAME)('the same list for three items: %s', (_, parameters, count) => {
	it('is sent once, the other two items come out as duplicate, and a hint says so', async () => {
		const { sent, error, hints } = await setup.send(parameters, rows);
		expect(error).toBeUndefined();
		expect(setup.sandbox.log.counts.messages).toBe(count);
		expect(sent.map((row) => [statusOf(row), row.json.duplicate_of_item, row.pairedItem])).toEqual([
			...Array.from({ length: count }, () => ['accepted', undefined, { item: 0 }]),
			['duplicate', 0, { item: 1 }],
			['duplicate', 0, { item: 2 }],
		]);
		expect(sent.at(-1)?.json).toMatchObject({ number: null });
		expect(hints.join()).toContain('3 items have the same recipients and content');
		expect(hints.join()).toContain('Execute Once');
	});

	it('Dry Run shows it', async () => {
		const { sent, hints } = await setup.send(
			{ ...parameters, options: { duplicateNumbers: 'send', dryRun: true } },
			rows,
		);
		expect(sent.map(statusOf)).toEqual([
			...Array<string>(count).fill('ready'),
			'duplicate',
			'duplicate',
		]);
		expect(hints.join()).toContain('3 items have the same recipients and content');
		expect(setup.sandbox.log.requests).toHaveLength(0);
	});
});

it('a different text for each item: all are sent', async () => {
	const parameters = {
		...bulk,
		message: '=Hi {{ $json.phone }} {{ $itemIndex }}',
		numbers: `${ANA}, ${BEN}`,
	};
	const { sent, hints } = await setup.send(parameters, rows);
	expect(sent.map(statusOf)).toEqual(Array(6).fill('accepted'));
	expect(hints).toEqual([]);
});

it.each([
	['channel', { channel: '={{ $itemIndex === 1 ? "10" : "8" }}' }],
	[
		'Country Code',
		{
			numbers: '={{ ["0171 555 0101"] }}',
			options: { countryCode: '={{ $itemIndex === 1 ? "44" : "49" }}' },
		},
	],
	['Priority', { options: { priority: '={{ $itemIndex === 1 ? "1" : "0" }}' } }],
	['Create Contact', { options: { createContact: '={{ $itemIndex === 1 }}' } }],
	[
		'Extra Request Fields',
		{ options: { extraRequestFields: '={{ $itemIndex === 1 ? { media_name: "a.pdf" } : {} }}' } },
	],
	[
		'Extra Recipient Fields',
		{ options: { extraRecipientFields: '={{ { quoted: $itemIndex === 1 ? "7" : "8" } }}' } },
	],
])('another %s is another message', async (_, changes) => {
	const { sent, error } = await setup.send({ ...bulk, numbers: ANA, ...changes }, rows);
	expect(error).toBeUndefined();
	expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate']);
});

it('another order, another spelling or another reference number is the same list', async () => {
	const lists = [[ANA, BEN], [BEN, '+1 202 555 0101'], `${BEN}\n${ANA}`].map((numbers, ref) => ({
		numbers,
		ref,
	}));
	const parameters = {
		...bulk,
		numbers: '={{ $json.numbers }}',
		options: { referenceNumber: '={{ $json.ref }}' },
	};
	const { sent } = await setup.send(parameters, lists);
	expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate']);
	expect(setup.sandbox.log.counts.messages).toBe(2);
});

it('a field that the operation does not use makes no difference', async () => {
	const { sent } = await setup.send({ ...bulk, numbers: ANA, number: '={{ $json.phone }}' }, rows);
	expect(sent.map(statusOf)).toEqual(['accepted', 'duplicate', 'duplicate']);
});

it('a list that cannot be sent: its copies say why, and none is called a duplicate', async () => {
	const { refused, sent } = await setup.send(
		{ ...bulk, numbers: '={{ ["nobody"] }}' },
		rows,
		ERROR_OUTPUT,
	);
	expect(sent).toEqual([]);
	expect(refused.map(statusOf)).toEqual(Array(3).fill('not sent'));
	const empty = await setup.send({ ...bulk, numbers: '={{ [] }}' }, rows, CONTINUE);
	expect(empty.sent.map(statusOf)).toEqual(Array(3).fill('not sent'));
});

it('a list that Picky Assist refuses: its copies were not sent either', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 407, message: 'No' });
	const { sent } = await setup.send({ ...bulk, numbers: `${ANA}, ${BEN}` }, rows, CONTINUE);
	expect(sent.map(statusOf)).toEqual(Array(4).fill('rejected'));
	expect(setup.sandbox.log.counts.pushRequests).toBe(1);
});

it('a retry sends only what is missing, and names the same original', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 407, message: 'No', after: 1 });
	const parameters = { ...bulk, numbers: `${ANA}, ${BEN}`, options: { recipientsPerRequest: 1 } };
	const first = await setup.send(parameters, rows);
	expect(first.error).toBeDefined();
	const { sent } = await setup.retry(first, parameters, rows);
	expect(sent.map((row) => [statusOf(row), row.json.duplicate_of_item])).toEqual([
		['accepted', undefined],
		['accepted', undefined],
		['duplicate', 0],
		['duplicate', 0],
	]);
	expect([ANA, BEN].map((number) => setup.sandbox.log.messagesTo(number).length)).toEqual([1, 1]);
});

it('10,000 items with the same 10,000 numbers are 10,000 messages', async () => {
	const many = Array.from({ length: 10_000 }, (_, index) => ({
		phone: String(12_025_500_000 + index),
	}));
	const { sent } = await setup.send(
		{ ...bulk, numbers: '={{ $input.all().map((item) => item.json.phone) }}' },
		many,
	);
	expect(setup.sandbox.log.counts.messages).toBe(10_000);
	expect(sent).toHaveLength(19_999);
	expect(sent.filter((row) => statusOf(row) === 'duplicate')).toHaveLength(9_999);
}, 120_000);

describe('a list of which nothing can be sent stands for no other one', () => {
	const once = { oncePerRecipientAndReference: true };
	const REJECTED: Array<[string, INodeParameters]> = [
		[
			'without a reference number where one is needed',
			{ ...bulk, numbers: `${ANA}, ${BEN}`, options: once },
		],
		[
			'with an extra request field that the node sets',
			{ ...bulk, numbers: `${ANA}, ${BEN}`, options: { extraRequestFields: '{"token":"x"}' } },
		],
		[
			'with an extra recipient field that the node sets',
			{ ...bulk, numbers: `${ANA}, ${BEN}`, options: { extraRecipientFields: '{"number":"1"}' } },
		],
	];

	it.each(REJECTED)('%s: each item says so', async (_, parameters) => {
		const { sent } = await setup.send(parameters, rows, CONTINUE);
		expect(new Set(sent.map(statusOf))).toEqual(new Set(['not sent']));
		expect(new Set(sent.map(({ json }) => (json.error as IDataObject).message)).size).toBe(1);
		expect(setup.sandbox.log.pushes).toHaveLength(0);
	});
});

it.each([CONTINUE, {}])(
	'equal lists whose messages are all copies of those of another list, %j: the last one is a duplicate, and nothing fails',
	async (settings) => {
		const options = { duplicateNumbers: 'sendOnce' };
		const lists = [[ANA, BEN], [ANA], [ANA]].map((list) => ({ list }));
		const parameters = { ...bulk, numbers: '={{ $json.list }}', options };
		const { sent, error } = await setup.send(parameters, lists, settings);
		expect(error).toBeUndefined();
		expect(setup.sandbox.log.counts.messages).toBe(2);
		expect(sent.map((row) => [statusOf(row), row.json.duplicate_of_item])).toEqual([
			['accepted', undefined],
			['accepted', undefined],
			['duplicate', 0],
			['duplicate', 1],
		]);
	},
);
