import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, errorIn, statusOf, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();

const CARLA = '12025550103';
const bulk = (numbers: string, options: INodeParameters = {}) => ({
	operation: 'sendBulk',
	recipientsFrom: 'list',
	numbers,
	message: 'Hi',
	options,
});
const dynamic = (recipientsJson: unknown) => ({
	operation: 'sendDynamic',
	recipientsFrom: 'json',
	recipientsJson: JSON.stringify(recipientsJson),
});

it('a tab separates numbers, as in a row copied from a spreadsheet', async () => {
	const { sent } = await setup.send(bulk(`${ANA}\t${BEN}\t+1 202 555 0103\n`), [{}]);
	expect(sent.map(({ json }) => [json.number, json.status])).toEqual([
		[ANA, 'accepted'],
		[BEN, 'accepted'],
		[CARLA, 'accepted'],
	]);
});

const SEVERAL = `${ANA} ${BEN}`;
it.each([
	['a list', bulk(`${CARLA}\n${SEVERAL}`), 'Put one number on each line.'],
	[
		'a list of numbers and texts',
		dynamic([
			{ number: CARLA, message: 'Hi' },
			{ number: SEVERAL, message: 'Hi' },
		]),
		'Add a recipient for each number.',
	],
	[
		'a field for one number',
		{ operation: 'sendSms', number: SEVERAL, message: 'Hi' },
		'Use one item for each number, or Send Bulk with Recipients From set to List.',
	],
	[
		'a field of an operation that has no list',
		{ operation: 'sendLocation', number: SEVERAL, latitude: '1', longitude: '2' },
		'Enter one number per item.',
	],
])(
	'two numbers without a separator in %s: the error says how to separate them',
	async (_, node, advice) => {
		const { error } = await setup.send(node, [{}]);
		expect(error?.message).toBe(`"${SEVERAL}" contains more than one number`);
		expect(error?.description.startsWith(advice)).toBe(true);
		expect(setup.sandbox.log.requests).toEqual([]);
	},
);

it.each([
	[{}, true],
	[{ countryCode: '44' }, false],
])(
	'a number that starts with 0 (%j): Country Code is suggested only if it is not set',
	async (options, isSuggested) => {
		const { error } = await setup.send(bulk('+0202 555 0101', options), [{}]);
		expect(error?.message).toContain('starts with 0');
		expect(error?.description.includes('set the option Country Code')).toBe(isSuggested);
	},
);

describe('a number that is in the list twice', () => {
	const TWICE = `${ANA}\n${BEN}\n+1 (202) 555-0101`;

	it('gets the message once, and a hint says so', async () => {
		const { sent, hints } = await setup.send(bulk(TWICE), [{}]);
		expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate']);
		expect(sent[2]?.json).toMatchObject({ number: ANA, msg_id: sent[0]?.json.msg_id });
		expect(setup.received([ANA, BEN])).toEqual([1, 1]);
		expect(hints.join(' ')).toContain(
			`1 message was left out, because ${ANA} is in the same list twice. To send to it twice, set the option Duplicate Numbers to Send.`,
		);
	});

	it('is sent to once by a retry, too', async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
		const node = bulk(TWICE, { recipientsPerRequest: 1 });
		const first = await setup.send(node, [{}]);
		expect(first.error?.message).toContain('balance');
		const { sent } = await setup.retry(first, node, [{}]);
		expect(sent.map(statusOf)).toEqual(['accepted', 'accepted', 'duplicate']);
		expect(setup.received([ANA, BEN])).toEqual([1, 1]);
	});

	it('gets both if Duplicate Numbers is Send', async () => {
		const { sent, hints } = await setup.send(bulk(TWICE, { duplicateNumbers: 'send' }), [{}]);
		expect(sent.map(statusOf)).toEqual(Array(3).fill('accepted'));
		expect([setup.received([ANA, BEN]), hints]).toEqual([[2, 1], []]);
	});

	it('in a dry run: the copy is a duplicate', async () => {
		const { sent } = await setup.send(bulk(TWICE, { dryRun: true }), [{}]);
		expect(sent.map(statusOf)).toEqual(['ready', 'ready', 'duplicate']);
	});

	it('with another text or reference number gets both; in two items, too', async () => {
		const row = { number: ANA, message: 'Ready' };
		await setup.send(
			dynamic([
				{ ...row, reference_number: 'a' },
				{ ...row, reference_number: 'b' },
				{ ...row, message: 'Paid' },
			]),
			[{}],
		);
		expect(setup.received([ANA])).toEqual([3]);
		setup.sandbox.log.clear();
		await setup.send({ operation: 'sendSms', number: ANA, message: 'Hi' }, [{}, {}], CONTINUE);
		expect(setup.received([ANA])).toEqual([2]);
	});

	it('and invalid is reported at each place', async () => {
		const { sent } = await setup.send(bulk('12-34\n12-34'), [{}], CONTINUE);
		expect(sent.map((row) => errorIn(row).status)).toEqual(['not sent', 'not sent']);
	});
});
