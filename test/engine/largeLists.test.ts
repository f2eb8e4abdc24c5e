import type { INodeExecutionData } from 'n8n-workflow';
import { useEngineSetup, ERROR_OUTPUT, errorIn } from './harness/engineSetup';

const setup = useEngineSetup();

const COUNT = 2_500;
const numberOf = (index: number) => String(12_025_500_000 + index);
const people = Array.from({ length: COUNT }, (_, index) => ({
	phone: numberOf(index),
	name: `Person ${index}`,
}));
const dynamic = {
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Hello {{ $json.name }}',
};

/** The message id that the sandbox gave to each number. */
const msgIdOf = (number: string) => setup.sandbox.log.messagesTo(number)[0]?.msgId;

function expectEveryoneHasTheirResult(sent: readonly INodeExecutionData[]) {
	sent.forEach(({ json, pairedItem }, index) => {
		expect([json.number, json.msg_id, pairedItem]).toEqual([
			numberOf(index),
			msgIdOf(numberOf(index)),
			{ item: index },
		]);
	});
}

describe('2,500 personal messages', () => {
	it('go out in 1,000 + 1,000 + 500 and come back as 2,500 results, each linked to its item', async () => {
		const { sent } = await setup.send(dynamic, people);
		expect(setup.sandbox.log.pushes.map(({ entries }) => entries)).toEqual([1000, 1000, 500]);
		expect(sent).toHaveLength(COUNT);
		expectEveryoneHasTheirResult(sent);
		expect(setup.sandbox.log.messagesTo(numberOf(1234)).map(({ text }) => text)).toEqual([
			'Hello Person 1234',
		]);
	});

	it.each([
		['in another order', { shuffle: true }],
		['with numbers as JSON numbers', { numbersAsJsonNumbers: true }],
		['with rows that were not requested', { extra: ['12029999999'] }],
	] as const)('are matched when the rows come %s', async (_, change) => {
		setup.sandbox.faults.add({ kind: 'rows', times: Infinity, ...change });
		const { sent } = await setup.send(dynamic, people);
		expect(sent).toHaveLength(COUNT);
		expectEveryoneHasTheirResult(sent);
	});

	it('have their own texts when the expression takes so long that it is not evaluated for all at once', async () => {
		const text =
			'={{ $json.name }}, {{ Array.from($json.name.repeat(4000)).filter((sign) => sign === "P").length }}';
		const { sent } = await setup.send({ ...dynamic, message: text }, people);
		expectEveryoneHasTheirResult(sent);
		const texts = people.map((_, index) => setup.sandbox.log.messagesTo(numberOf(index))[0]?.text);
		expect(texts).toEqual(people.map(({ name }) => `${name}, 4000`));
	}, 60_000);

	it('leave one unconfirmed when its row is missing, and only that one', async () => {
		setup.sandbox.faults.add({
			kind: 'rows',
			times: Infinity,
			shuffle: true,
			drop: [numberOf(1700)],
		});
		const { sent, refused, hints } = await setup.send(dynamic, people, ERROR_OUTPUT);
		expect(sent).toHaveLength(COUNT - 1);
		expect(refused).toHaveLength(1);
		expect(refused[0]).toMatchObject({
			pairedItem: { item: 1700 },
			json: { phone: numberOf(1700) },
		});
		expect(errorIn(refused[0]).status).toBe('unconfirmed');
		expect(hints.join()).toContain('2,499 of 2,500 messages');
	});

	it('are accepted without message ids when the response has no rows at all', async () => {
		setup.sandbox.faults.add({ kind: 'rows', times: Infinity, noData: true });
		const { sent } = await setup.send(dynamic, people);
		expect(sent).toHaveLength(COUNT);
		expect(sent[7]?.json).toEqual({
			number: numberOf(7),
			status: 'accepted',
			msg_id: null,
			push_id: setup.sandbox.log.pushes[0]?.pushId,
			credit: null,
		});
	});

	it('go out in as many requests as Recipients per Request says', async () => {
		await setup.send({ ...dynamic, options: { recipientsPerRequest: 2000 } }, people);
		expect(setup.sandbox.log.pushes.map(({ entries }) => entries)).toEqual([2000, 500]);
	});
});

describe('Send Bulk with texts that differ', () => {
	it('makes one request for each text, and each recipient gets the right text', async () => {
		const texts = ['Closed on Friday', 'Open on Friday', 'Moved to Monday'];
		const rows = people
			.slice(0, 90)
			.map((person, index) => ({ ...person, text: texts[(index * 7) % 3] }));
		const { sent } = await setup.send(
			{ operation: 'sendBulk', number: '={{ $json.phone }}', message: '={{ $json.text }}' },
			rows,
		);
		expect(setup.sandbox.log.pushes).toHaveLength(texts.length);
		expect(sent).toHaveLength(rows.length);
		for (const row of rows) {
			expect(setup.sandbox.log.messagesTo(row.phone).map(({ text }) => text)).toEqual([row.text]);
		}
	});
});

describe('a list in one item', () => {
	it('gives one result for each number, all of that item', async () => {
		const numbers = '={{ $json.all }}';
		const all = ['+1 202 555 0101', '12025550102\n12025550103', '12025550104'].join(',');
		const { sent } = await setup.send(
			{ operation: 'sendBulk', recipientsFrom: 'list', numbers, message: 'Hi' },
			[{ all }],
		);
		expect(sent.map(({ json, pairedItem }) => [json.number, pairedItem])).toEqual(
			['101', '102', '103', '104'].map((end) => [`12025550${end}`, { item: 0 }]),
		);
		expect(setup.sandbox.log.pushes).toHaveLength(1);
	});

	it('sends the good ones and names the bad one when the node may go on', async () => {
		const recipientsJson = '={{ $json.people }}';
		const list = [
			{ number: '12025550101', message: 'A' },
			{ number: 'nobody', message: 'B' },
			{ number: '12025550103', message: '' },
			{ number: '12025550104', message: 'D', reference_number: 'd-4' },
			{ number: '12025550105', message: 'E', media: 'https://files.example.com/a.jpg' },
		];
		const { sent, refused } = await setup.send(
			{ operation: 'sendDynamic', recipientsFrom: 'json', recipientsJson },
			[{ people: list }],
			ERROR_OUTPUT,
		);
		expect(sent.map(({ json }) => [json.number, json.reference_number])).toEqual([
			['12025550101', null],
			['12025550104', 'd-4'],
		]);
		expect(refused.map((row) => errorIn(row).message)).toEqual([
			expect.stringContaining('nobody'),
			expect.stringMatching(/^Message is empty\. /),
			expect.stringContaining('"media"'),
		]);
	});

	it('reads the table of Define Below', async () => {
		const recipients = {
			recipient: [
				{ number: '12025550101', message: '=Hello {{ $json.name }}' },
				{ number: '12025550102', message: 'Hello Ben' },
			],
		};
		const { sent } = await setup.send(
			{ operation: 'sendDynamic', recipientsFrom: 'define', recipients },
			[{ name: 'Ana' }],
		);
		expect(sent).toHaveLength(2);
		expect(setup.sandbox.log.acceptedMessages.map(({ text }) => text)).toEqual([
			'Hello Ana',
			'Hello Ben',
		]);
	});
});

describe('the same number twice', () => {
	const rows = [
		{ phone: '12025550101', text: 'Hi', ref: 'a' },
		{ phone: '+1 202 555 0101', text: 'Hi', ref: 'b' },
		{ phone: '12025550101', text: 'Other', ref: 'c' },
	];
	const parameters = {
		operation: 'sendSingle',
		number: '={{ $json.phone }}',
		message: '={{ $json.text }}',
	};
	const referenceNumber = '={{ $json.ref }}';

	it('is sent as often as there are items, in order', async () => {
		const { sent, hints } = await setup.send(parameters, rows);
		expect(setup.sandbox.log.counts.messages).toBe(3);
		expect(sent.map(({ json }) => json.msg_id)).toEqual(
			setup.sandbox.log.acceptedMessages.map(({ msgId }) => msgId),
		);
		expect(hints).toEqual([]);
	});

	it('with Send Once is sent once for each content, and the copy is a duplicate with the first one’s ids', async () => {
		const { sent, hints } = await setup.send(
			{ ...parameters, options: { duplicateNumbers: 'sendOnce', referenceNumber } },
			rows,
		);
		expect(hints.join()).toMatch(
			/^2 of 3 messages were accepted \(push ID \d+\), 1 was a duplicate\./,
		);
		expect(setup.sandbox.log.acceptedMessages.map(({ text }) => text)).toEqual(['Hi', 'Other']);
		const [first, other] = setup.sandbox.log.acceptedMessages.map(({ msgId }) => msgId);
		expect(sent.map(({ json, pairedItem }) => ({ ...json, pairedItem }))).toMatchObject([
			{
				status: 'accepted',
				msg_id: first,
				credit: 0.005,
				reference_number: 'a',
				pairedItem: { item: 0 },
			},
			{
				status: 'duplicate',
				msg_id: first,
				credit: null,
				reference_number: 'b',
				pairedItem: { item: 1 },
				duplicate_of_item: 0,
			},
			{
				status: 'accepted',
				msg_id: other,
				credit: 0.005,
				reference_number: 'c',
				pairedItem: { item: 2 },
			},
		]);
	});
});

describe('Include Input Fields', () => {
	it('puts the item’s fields below those of the result', async () => {
		const { sent } = await setup.send(
			{
				operation: 'sendSms',
				number: '={{ $json.phone }}',
				message: 'Hi',
				options: { includeInputFields: true },
			},
			[{ phone: '12025550101', city: 'Rome', status: 'new' }],
		);
		expect(sent[0]?.json).toMatchObject({ phone: '12025550101', city: 'Rome', status: 'accepted' });
	});
});
