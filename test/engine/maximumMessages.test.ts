import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, ERROR_OUTPUT, errorIn, statusOf, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN, rowsOf } from './harness/fixtures';

const setup = useEngineSetup();
const TITLE = 'This execution would send 3 messages, but Maximum Messages is 2';

const single = (options: INodeParameters = { maximumMessages: 2 }) => ({
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: 'Hi',
	options: { recipientsPerRequest: 1, ...options },
});

it('more messages: the execution stops before the first request, and shows both figures', async () => {
	const { error } = await setup.send(single(), rowsOf(3));
	expect(error).toMatchObject({ name: 'NodeOperationError', message: TITLE, itemIndex: undefined });
	expect(error?.description).toMatch(/^Nothing was sent\. .*raise the option Maximum Messages/);
	expect(setup.sandbox.log.requests).toEqual([]);
});

it.each([CONTINUE, ERROR_OUTPUT])('every item says so (%j)', async (settings) => {
	const { sent, refused } = await setup.send(single(), rowsOf(3), settings);
	const rows = [...sent, ...refused];
	expect(rows.map(statusOf)).toEqual(Array(3).fill('not sent'));
	for (const row of rows) expect(errorIn(row).message).toMatch(new RegExp(`^${TITLE}\\. `));
	expect(setup.sandbox.log.requests).toEqual([]);
});

it('the numbers of lists count, not the items', async () => {
	const { error } = await setup.send(
		{
			operation: 'sendBulk',
			recipientsFrom: 'list',
			numbers: '={{ $json.list }}',
			message: 'Hi',
			options: { maximumMessages: 2 },
		},
		[{ list: ANA }, { list: [ANA, BEN] }],
	);
	expect(error?.message).toBe(TITLE);
	expect(setup.sandbox.log.requests).toEqual([]);
});

it('as many as allowed are sent; copies and items that cannot be sent do not count', async () => {
	const items = [...rowsOf(2), ...rowsOf(2), { phone: '12-34' }];
	const options = { maximumMessages: 2, duplicateNumbers: 'sendOnce' };
	const { sent } = await setup.send(single(options), items, CONTINUE);
	expect(sent.map(statusOf)).toEqual([
		'accepted',
		'accepted',
		'duplicate',
		'duplicate',
		'not sent',
	]);
});

it('a retry counts only what is still to be sent', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 2 });
	const items = rowsOf(4);
	const first = await setup.send(single({}), items);
	expect(first.error?.message).toContain('balance');
	const tooMany = await setup.retry(first, single({ maximumMessages: 1 }), items);
	expect(tooMany.error?.message).toBe(
		'This execution would send 2 messages, but Maximum Messages is 1',
	);
	expect(tooMany.error?.description).toMatch(/^Nothing more was sent\. /);
	const last = await setup.retry(tooMany, single(), items);
	expect(last.sent.map(statusOf)).toEqual(Array(4).fill('accepted'));
	expect(setup.received(items.map(({ phone }) => phone))).toEqual([1, 1, 1, 1]);
});

it('a dry run says that a real one would send nothing', async () => {
	const { sent, hints } = await setup.send(single({ maximumMessages: 2, dryRun: true }), rowsOf(3));
	expect(sent.length).toBeGreaterThan(0);
	expect(hints[0]).toContain('more than Maximum Messages (2): a real execution would send nothing');
});

it.each([0, -1, 1.5, '"many"'])('%s is not a maximum', async (maximumMessages) => {
	const { error } = await setup.send(single({ maximumMessages: `={{ ${maximumMessages} }}` }), [
		{ phone: ANA },
		{ phone: BEN },
	]);
	expect(error?.message).toMatch(/^Maximum Messages cannot be /);
	expect(setup.sandbox.log.requests).toEqual([]);
});
