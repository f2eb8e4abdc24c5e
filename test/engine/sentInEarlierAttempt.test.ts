import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TestCredentials } from './harness/credentials';
import {
	CONTINUE,
	ERROR_OUTPUT,
	type SendRun,
	statusOf,
	useEngineSetup,
} from './harness/engineSetup';
import { SIX_NUMBERS } from './harness/fixtures';

const setup = useEngineSetup();
afterEach(() => jest.restoreAllMocks());

const [ANA = '', BEN = '', CLEO = ''] = SIX_NUMBERS;
const people: IDataObject[] = SIX_NUMBERS.map((phone) => ({ phone }));
const idsOf = (rows: SendRun['sent']) => rows.map(({ json }) => json.msg_id);
const idTo = (number: string) => setup.sandbox.log.messagesTo(number).map(({ msgId }) => msgId)[0];

const text = {
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: 'Hi',
	options: { recipientsPerRequest: 2 },
};
const template = {
	operation: 'sendTemplate',
	number: '={{ $json.phone }}',
	template: { __rl: true, mode: 'list', value: 'AB1238' },
	language: 'en',
	options: { recipientsPerRequest: 2 },
};
/** Lets nobody read the credential from the third request on. */
function hideCredential(requests = 3): void {
	const read = TestCredentials.prototype.getDecrypted;
	jest.spyOn(TestCredentials.prototype, 'getDecrypted').mockImplementation(async function (
		this: TestCredentials,
		...given
	) {
		if (setup.sandbox.log.pushes.length >= requests) throw new Error('The vault is down');
		return await read.apply(this, given);
	});
}
/** What makes items that were sent impossible to draft in the retry, and the parameters of the retry. */
const CAUSES: Array<[string, INodeParameters, () => void, INodeParameters]> = [
	['the credential cannot be read', text, () => hideCredential(2), text],
	[
		'the template does not exist',
		template,
		() => {},
		{ ...template, template: { __rl: true, mode: 'list', value: 'ZZ0000' } },
	],
	['the numbers are invalid', text, () => {}, { ...text, number: 'x' }],
	['an expression fails', text, () => {}, { ...text, message: '={{ $json.phone.no.such }}' }],
	['an option is invalid', text, () => {}, { ...text, options: { recipientsPerRequest: 'many' } }],
];

describe.each(CAUSES)('%s in the retry', (_, parameters, breakIt, changed) => {
	const stopped = async () => {
		setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
		const first = await setup.send(parameters, people);
		setup.sandbox.faults.clear();
		breakIt();
		return first;
	};

	it('accepted messages come out again with their ids, and only the others are not sent', async () => {
		const again = await setup.retry(await stopped(), changed, people, CONTINUE);
		expect(again.sent.map(statusOf)).toEqual([
			'accepted',
			'accepted',
			...Array(4).fill('not sent'),
		]);
		expect(again.sent.map(({ pairedItem }) => pairedItem)).toEqual(
			people.map((__, item) => ({ item })),
		);
		expect(idsOf(again.sent).slice(0, 2)).toEqual([idTo(ANA), idTo(BEN)]);
		expect(again.sent[0]?.json.number).toBe(ANA);
	});

	it('only those that are missing go to the error output', async () => {
		const again = await setup.retry(await stopped(), changed, people, ERROR_OUTPUT);
		expect(again.sent.map(statusOf)).toEqual(['accepted', 'accepted']);
		expect(again.refused.map(({ pairedItem }) => pairedItem)).toEqual(
			[2, 3, 4, 5].map((item) => ({ item })),
		);
	});

	it('with On Error = Stop, it does not say that nothing was sent', async () => {
		const again = await setup.retry(await stopped(), changed, people);
		expect(again.error).toBeDefined();
		expect(again.error?.description).not.toContain('Nothing was sent');
	});
});

it('Retry on Fail, and the credential cannot be read at the second try', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 407, message: 'Empty' });
	hideCredential();
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const { sent, refused } = await setup.send(text, people, { ...ERROR_OUTPUT, ...retry });
	expect(sent.map(({ json }) => [json.number, json.status])).toEqual(
		SIX_NUMBERS.slice(2).map((number) => [number, 'accepted']),
	);
	expect(refused.map(statusOf)).toEqual(['not sent', 'not sent']);
});

describe('a list', () => {
	const rows = (list: IDataObject[]) => ({
		operation: 'sendDynamic',
		recipientsFrom: 'json',
		recipientsJson: JSON.stringify(list),
		options: { recipientsPerRequest: 1 },
	});
	const list = [ANA, BEN, CLEO].map((number) => ({ number, message: `Hi ${number}` }));
	const first = async (after: number) => {
		setup.sandbox.faults.add({ kind: 'status', status: 407, message: 'Empty', after });
		const run = await setup.send(rows(list), [{}]);
		setup.sandbox.faults.clear();
		return run;
	};

	it('that cannot be read any more comes out with what was sent of it, and that the rest was not', async () => {
		const run = await first(1);
		const again = await setup.retry(run, { ...rows(list), recipientsJson: '{' }, [{}], CONTINUE);
		expect(again.sent.map(({ json }) => [json.number, json.status])).toEqual([
			[ANA, 'accepted'],
			[CLEO, 'accepted'],
			[null, 'not sent'],
		]);
	});

	it('of which all was sent before has no other row', async () => {
		const run = await first(0);
		const items = [{}, { phone: 'x' }];
		const both = await setup.retry(run, rows(list), items, CONTINUE);
		expect(both.sent.map(statusOf).filter((status) => status === 'accepted')).toHaveLength(3);
		const again = await setup.retry(run, { ...rows(list), recipientsJson: '{' }, [{}], CONTINUE);
		expect(again.sent.map(({ json }) => [json.number, json.status])).toEqual(
			expect.arrayContaining([ANA, BEN, CLEO].map((number) => [number, 'accepted'])),
		);
		expect(again.sent).toHaveLength(3);
	});

	it('with a row that cannot be sent any more: it comes out with what became of it', async () => {
		const run = await first(1);
		const changed = rows(list.map((row) => ({ ...row, message: '' })));
		const again = await setup.retry(run, changed, [{}], CONTINUE);
		expect(again.sent.map(({ json }) => [json.number, json.status])).toEqual([
			[ANA, 'accepted'],
			[BEN, 'not sent'],
			[CLEO, 'accepted'],
		]);
		expect(setup.sandbox.log.counts.messages).toBe(2);
	});

	it('that another item has too: that item stays its duplicate', async () => {
		const bulk = {
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: `${ANA}, ${BEN}`,
			message: 'Hi',
			options: { recipientsPerRequest: 1 },
		};
		setup.sandbox.faults.add({ kind: 'status', status: 407, message: 'Empty', after: 1 });
		const run = await setup.send(bulk, [{}, {}]);
		hideCredential(2);
		const again = await setup.retry(run, bulk, [{}, {}], CONTINUE);
		expect(again.sent.map(({ json }) => [json.number, json.status])).toEqual([
			[ANA, 'accepted'],
			[null, 'not sent'],
			[null, 'duplicate'],
		]);
	});
});
