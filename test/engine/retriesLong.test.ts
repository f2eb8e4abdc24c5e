/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../sandbox/sandbox';
import { outputOf, sendInProcess } from './harness/childProcess';
import { useDeduplicationStore } from './harness/deduplication';
import {
	CONTINUE,
	type NodeSettings,
	type SendRun,
	statusOf,
	useEngineSetup,
} from './harness/engineSetup';
import { SIX_NUMBERS } from './harness/fixtures';

const setup = useEngineSetup();
const store = useDeduplicationStore();

const NO_BALANCE: Fault = { kind: 'status', status: 403, message: 'No balance' };
const REFUSED: Fault = { kind: 'status', status: 407, message: 'Empty' };
const people = (length: number) =>
	Array.from({ length }, (_, n) => ({ phone: String(12_025_500_000 + n), n }));
const list = {
	operation: 'sendBulk',
	recipientsFrom: 'list',
	numbers: '={{ $json.phones }}',
	message: 'Hi',
};
const listOf = (length: number) => [{ phones: people(length).map(({ phone }) => phone) }];
const each = { operation: 'sendSingle', number: '={{ $json.phone }}', message: 'Hi' };

/** As the database keeps it: what is learnt later does not change it. */
const asSaved = (finished: SendRun): SendRun => ({
	...finished,
	run: JSON.parse(JSON.stringify(finished.run)),
});
const rowsBy = (rows: SendRun['sent']) => {
	const counts: Record<string, number> = {};
	for (const row of rows) counts[statusOf(row)] = (counts[statusOf(row)] ?? 0) + 1;
	return counts;
};
const mostToOne = () =>
	Math.max(0, ...setup.sandbox.log.recipients().map(({ messages }) => messages.length));
const inProcess = ({ run }: SendRun, parameters: INodeParameters, items: IDataObject[]) =>
	sendInProcess({
		to: setup.sandbox,
		parameters,
		items,
		minute: 60_000,
		userFolder: join(store.folder, 'user'),
		deduplicationFile: store.file,
		saved: run,
	});

interface Case {
	readonly parameters: INodeParameters;
	readonly items: IDataObject[];
	/** What the first retry meets: part of it is accepted, and the rest certainly is not. */
	readonly faults: Fault[];
	readonly settings?: NodeSettings;
	readonly messages: number;
	/** The most that one person is to get. */
	readonly most?: number;
}

const CASES: Array<[string, Case]> = [
	[
		'a list of 2,000',
		{
			parameters: list,
			items: listOf(2_000),
			faults: [{ ...NO_BALANCE, after: 1 }],
			messages: 2_000,
		},
	],
	[
		'a list of 6,000',
		{
			parameters: list,
			items: listOf(6_000),
			faults: [{ ...NO_BALANCE, after: 2 }],
			messages: 6_000,
		},
	],
	[
		'2,000 items with two texts in turn',
		{
			parameters: {
				...each,
				operation: 'sendBulk',
				message: '={{ $json.n % 2 ? "Odd" : "Even" }}',
			},
			items: people(2_000),
			faults: [{ ...NO_BALANCE, after: 1 }],
			messages: 2_000,
		},
	],
	[
		'two texts to one person',
		{
			parameters: {
				operation: 'sendDynamic',
				recipientsFrom: 'json',
				recipientsJson: JSON.stringify(
					['one', 'two'].map((message) => ({ number: SIX_NUMBERS[0], message })),
				),
				options: { recipientsPerRequest: 1 },
			},
			items: [{}],
			faults: [{ ...NO_BALANCE, after: 1 }],
			messages: 2,
			most: 2,
		},
	],
	[
		'1,200 items with Send the Others if One Is Rejected',
		{
			parameters: { ...each, options: { isolateRejected: true } },
			items: people(1_200),
			faults: [{ kind: 'refuseNumber', number: '12025500700', times: Infinity }],
			messages: 1_200,
		},
	],
];

describe.each(CASES)(
	'%s, retried twice; the first retry got a part of it accepted',
	(_, { parameters, items, faults, messages, most = 1 }) => {
		const firstRetry = async () => {
			setup.sandbox.faults.add(NO_BALANCE);
			const first = asSaved(await setup.send(parameters, items));
			setup.sandbox.faults.clear();
			for (const fault of faults) setup.sandbox.faults.add(fault);
			const second = asSaved(await setup.retry(first, parameters, items));
			expect(second.error?.description).toContain('accepted');
			setup.sandbox.faults.clear();
			return { first, second };
		};

		it("the first retry's own execution, and the first execution, send just the rest", async () => {
			const { first, second } = await firstRetry();
			const third = await setup.retry(second, parameters, items, CONTINUE);
			expect(rowsBy(third.sent)).toEqual({ accepted: messages });
			const fourth = await setup.retry(first, parameters, items, CONTINUE);
			expect(rowsBy(fourth.sent)).toEqual({ accepted: messages });
			expect([setup.sandbox.log.counts.messages, mostToOne()]).toEqual([messages, most]);
		});

		it("the first retry's own execution, in another process, sends just the rest", async () => {
			const { second } = await firstRetry();
			await outputOf(inProcess(second, parameters, items));
			expect([setup.sandbox.log.counts.messages, mostToOne()]).toEqual([messages, most]);
		});
	},
);

it('Retry on Fail within a retry sends what the try before got refused', async () => {
	const parameters = { ...list, options: { recipientsPerRequest: 100 } };
	setup.sandbox.faults.add(NO_BALANCE);
	const first = asSaved(await setup.send(parameters, listOf(200)));
	setup.sandbox.faults.clear();
	setup.sandbox.faults.add(REFUSED);
	const retried = await setup.retry(first, parameters, listOf(200), {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});
	expect(retried.error).toBeUndefined();
	expect(rowsBy(retried.sent)).toEqual({ accepted: 200 });
	expect(mostToOne()).toBe(1);
});

it('another process sends all that a retry of the same execution certainly did not send', async () => {
	const parameters = { ...list, options: { recipientsPerRequest: 60 } };
	setup.sandbox.faults.add(NO_BALANCE);
	const first = asSaved(await setup.send(parameters, listOf(120)));
	setup.sandbox.faults.clear();
	setup.sandbox.faults.add({ ...NO_BALANCE, after: 1 });
	await setup.retry(first, parameters, listOf(120));
	setup.sandbox.faults.clear();
	const output = await outputOf(inProcess(first, parameters, listOf(120)));
	const { rows }: { rows: SendRun['sent'] } = JSON.parse(output);
	expect(rowsBy(rows)).toEqual({ unconfirmed: 60, accepted: 60 });
	expect(mostToOne()).toBe(1);
});

describe('a list whose people another item has too, and its item is empty in a retry in another process', () => {
	const phones = people(4).map(({ phone }) => phone);
	const OVERLAPS: Array<[string, IDataObject[], INodeParameters]> = [
		['the same list in three items', [0, 1, 2].map(() => ({ phones })), {}],
		[
			'two lists, with Send Once',
			[{ phones: phones.slice(1) }, { phones }],
			{ options: { duplicateNumbers: 'sendOnce' } },
		],
	];

	it.each(OVERLAPS)('%s: nobody gets the text twice', async (_, items, option) => {
		const parameters = { ...list, ...option };
		setup.sandbox.faults.add(NO_BALANCE);
		const first = asSaved(await setup.send(parameters, items));
		setup.sandbox.faults.clear();
		await setup.retry(first, parameters, items, CONTINUE);
		const changed = { ...parameters, numbers: '={{ $itemIndex === 0 ? [] : $json.phones }}' };
		await outputOf(inProcess(first, changed, items));
		expect([setup.sandbox.log.counts.messages, mostToOne()]).toEqual([4, 1]);
	});

	it.each(OVERLAPS)(
		'%s, first the retry with the empty item: nobody does',
		async (_, items, option) => {
			const parameters = { ...list, ...option };
			setup.sandbox.faults.add(NO_BALANCE);
			const first = asSaved(await setup.send(parameters, items));
			setup.sandbox.faults.clear();
			const changed = { ...parameters, numbers: '={{ $itemIndex === 0 ? [] : $json.phones }}' };
			await setup.retry(first, changed, items, CONTINUE);
			await outputOf(inProcess(first, parameters, items));
			expect([setup.sandbox.log.counts.messages, mostToOne()]).toEqual([4, 1]);
		},
	);
});
