/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IDataObject } from 'n8n-workflow';
import { useEngineSetup, workflowOf } from './harness/engineSetup';
import { runOf } from './harness/engine';

const setup = useEngineSetup();

// Over 48 MB: far more than is handed to the expression engine at once. With LARGE_INPUT=100000 it is 200 MB, over the engine's limit.
const COUNT = Number(process.env.LARGE_INPUT ?? 6_000);
const NOTES = 'x'.repeat(Math.max(2_000, 54_000_000 / COUNT));
const LAST = COUNT - 1;
const rows = Array.from({ length: COUNT }, (_, index) => ({
	phone: String(12_025_500_000 + index),
	name: `Person ${index}`,
	notes: NOTES,
}));

/** The rows go through the node and its first result through a next one, which has an expression to evaluate, too. */
async function sendAndGoOn(message: string, items: IDataObject[]) {
	setup.sandbox.log.clear();
	const file = workflowOf(
		{ operation: 'sendDynamic', number: '={{ $json.phone }}', message },
		items,
	);
	const [start, node] = file.nodes;
	if (!start || !node) throw new Error('The workflow has two nodes');
	const next = {
		...node,
		id: 'next',
		name: 'Next',
		executeOnce: true,
		parameters: {
			resource: 'message',
			operation: 'sendSms',
			number: '={{ $json.number }}',
			message: '={{ "After " + $json.msg_id }}',
		},
	};
	const workflow = {
		...file,
		nodes: [start, node, next],
		connections: {
			...file.connections,
			[node.name]: { main: [[{ node: 'Next', type: 'main' as const, index: 0 }]] },
		},
	};
	const { credentials } = setup;
	const run = await setup.engine.run(workflow, { credentials });
	expect(run.data.resultData.error).toBeUndefined();
	expect(runOf(run, node.name).outputs[0]).toHaveLength(items.length);
	expect(runOf(run, 'Next').outputs[0]).toMatchObject([
		{ json: { number: items[0]?.phone, status: 'accepted' } },
	]);
}

const peopleOf = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		phone: String(12_025_500_000 + index),
		name: `Person ${index}`,
	}));
const textTo = (index: number) =>
	setup.sandbox.log.messagesTo(String(12_025_500_000 + index)).map(({ text }) => text);

// With two bytes a character, 160 MB and 140 MB: more than the expression engine can hold.
it.each([
	[
		'20,000 texts of 4,000 characters with one emoji',
		20_000,
		'={{ "🙂" + $json.name.padEnd(3998, "x") }}',
		(name: string) => `🙂${name.padEnd(3998, 'x')}`,
	],
	[
		'100,000 texts of 700 Cyrillic characters',
		100_000,
		'={{ $json.name.padEnd(700, "ж") }}',
		(name: string) => name.padEnd(700, 'ж'),
	],
])(
	'%s: right texts, and the next node can still evaluate',
	async (_, count, message, textOf) => {
		await sendAndGoOn(message, peopleOf(count));
		// The next node writes to the first one, too.
		for (const index of [1, count / 2, count - 1])
			expect(textTo(index)).toEqual([textOf(`Person ${index}`)]);
	},
	120_000,
);

it.each([
	['an expression', '={{ $json.name.toUpperCase() }}', 'PERSON 99999'],
	[
		'all items of another node and the matching one',
		'={{ $("Start").all().length + $("Start").item.json.name.toUpperCase() + $itemIndex }}',
		'100000PERSON 9999999999',
	],
])(
	'100,000 small items with %s: the next node can still evaluate',
	async (_, message, last) => {
		await sendAndGoOn(message, peopleOf(100_000));
		expect(textTo(99_999)).toEqual([last]);
	},
	120_000,
);

it.each([
	['paths', '=Hello {{ $json.name }}', `Hello Person ${LAST}`],
	['a method call', '=Hello {{ $json.name.toUpperCase() }}', `Hello PERSON ${LAST}`],
	[
		'a method of the large field',
		'={{ $json.notes.trim().length + $json.name }}',
		`${NOTES.length}Person ${LAST}`,
	],
	['all fields', '={{ $json["no" + "tes"].length + $json.name }}', `${NOTES.length}Person ${LAST}`],
	[
		'the large field of another node',
		'={{ $("Start").item.json.notes.at(-1) + $itemIndex }}',
		`x${LAST}`,
	],
])(
	'large items, %s: right texts, and the next node can still evaluate',
	async (_, message, last) => {
		await sendAndGoOn(message, rows);
		expect(textTo(LAST)).toEqual([last]);
	},
	120_000,
);
