import { objectsOf, type JsonObject } from '../../sandbox/json';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import { dynamic, jsonFrom, post, push, single, start, stopAll } from './client';
import { EXAMPLES, GROUP_EXAMPLE } from './examples';
import { receive, stopReceivers, type Receiver } from './receiver';

afterEach(async () => {
	await stopAll();
	await stopReceivers();
});

async function startWithReceiver(
	options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; hook: Receiver }> {
	const hook = await receive();
	const { webhooks, ...others } = options;
	return {
		hook,
		sandbox: await start({ ...others, webhooks: { eventUrl: hook.url, ...webhooks } }),
	};
}

/** Push id, message id and status of every row, event after event. */
const statusesOf = (hook: Receiver): unknown[] =>
	hook
		.bodies()
		.map((body) => objectsOf(body, 'data').map(({ msg_id: id, status }) => [id, status]));

test('submitted, delivered, read: one event for each step, a row for each number', async () => {
	const { sandbox, hook } = await startWithReceiver();
	const data = [
		{ number: '12025550101', message: 'Hello Ana', reference_number: 'order-1001' },
		{ number: '12025550102', message: 'Hello Ben' },
	];
	const response = await push(sandbox, { application: '8', data });
	await sandbox.webhooks.settled();
	expect(hook.bodies()[0]).toEqual({
		project_id: '500001',
		event_id: 1,
		data: [
			{
				push_id: response.push_id,
				number: '12025550101',
				msg_id: '9000001',
				status: '4',
				reference_number: 'order-1001',
				message: 'Hello Ana',
				media: '',
				message_type: 'text',
				channel_id: '8',
			},
			{
				push_id: response.push_id,
				number: '12025550102',
				msg_id: '9000002',
				status: '4',
				message: 'Hello Ben',
				media: '',
				message_type: 'text',
				channel_id: '8',
			},
		],
	});
	expect(statusesOf(hook)).toEqual(
		['4', '1', '3'].map((status) => [
			['9000001', status],
			['9000002', status],
		]),
	);
	expect(sandbox.log.webhooks).toMatchObject(
		['submitted', 'delivered', 'read'].map((word) => ({
			webhook: 'event',
			about: `delivery report: ${word}`,
			rows: 2,
			state: 'accepted',
		})),
	);
});

test('some fail, each on its own course; official channels say why', async () => {
	const numbers = { '12025550102': ['submitted', 'failed'], '12025550103': [] } as const;
	const { sandbox, hook } = await startWithReceiver({ deliveries: { numbers } });
	await push(sandbox, dynamic(['12025550101', '12025550102', '12025550103']));
	await sandbox.webhooks.settled();
	expect(statusesOf(hook)).toEqual([
		[
			['9000001', '4'],
			['9000002', '4'],
		],
		[
			['9000001', '1'],
			['9000002', '2'],
		],
		[['9000001', '3']],
	]);
	const failed = objectsOf(hook.bodies()[1] ?? {}, 'data')[1];
	expect(failed).toMatchObject({ error_message: expect.any(String), error_code: '' });
	expect(objectsOf(hook.bodies()[1] ?? {}, 'data')[0]).not.toHaveProperty('error_message');
});

test.each(['1', '2', '3'])(
	'phones (%s) do not tell that a message was read',
	async (application) => {
		const { sandbox, hook } = await startWithReceiver({
			deliveries: { statuses: ['delivered', 'read'] },
		});
		await push(sandbox, { ...single(), application });
		await sandbox.webhooks.settled();
		expect(statusesOf(hook)).toEqual([[['9000001', '1']]]);
	},
);

test('phones do not say why a message failed', async () => {
	const { sandbox, hook } = await startWithReceiver({ deliveries: { statuses: ['failed'] } });
	await push(sandbox, { ...single(), application: '1' });
	await sandbox.webhooks.settled();
	expect(objectsOf(hook.bodies()[0] ?? {}, 'data')[0]).not.toHaveProperty('error_message');
});

test('groups are not reported', async () => {
	const { sandbox, hook } = await startWithReceiver();
	await push(sandbox, GROUP_EXAMPLE);
	await sandbox.webhooks.settled();
	expect(hook.calls).toEqual([]);
});

test.each([
	['4.4 static media by URL', { message_type: 'image', media: /offer-2f9c\.jpg$/ }],
	['4.5 static media as base64', { message_type: 'image', media: /^$/ }],
	['4.6 voice note', { message_type: 'audio', media: /note-77\.mp3$/, channel_id: '10' }],
	[
		'4.9 template, values and PDF per recipient',
		{ message_type: 'document', template_id: 'AB1235' },
	],
])('the row of %s', async (name, keys) => {
	const { sandbox, hook } = await startWithReceiver();
	await push(sandbox, EXAMPLES[name] ?? {});
	await sandbox.webhooks.settled();
	const [row = {}] = objectsOf(hook.bodies()[0] ?? {}, 'data');
	const { media = /./, ...others } = keys as JsonObject & { media?: RegExp };
	expect(row).toMatchObject(others);
	expect(row['media']).toMatch(media);
});

test('a course for a channel: SMS arrives where WhatsApp does not; the course of a number goes before it', async () => {
	const { sandbox, hook } = await startWithReceiver({
		deliveries: {
			statuses: ['failed'],
			channels: { '3': ['submitted', 'delivered'] },
			numbers: { '12025550102': ['submitted'] },
		},
	});
	for (const application of ['8', '3']) {
		const numbers = ['12025550101', '12025550102'];
		await push(sandbox, {
			application,
			data: numbers.map((number) => ({ number, message: 'Hello' })),
		});
		await sandbox.webhooks.settled();
	}
	const seen = hook.bodies().flatMap((body) => objectsOf(body, 'data'));
	expect(seen.map(({ channel_id: channel, number, status }) => [channel, number, status])).toEqual([
		['8', '12025550101', '2'],
		['8', '12025550102', '4'],
		['3', '12025550101', '4'],
		['3', '12025550102', '4'],
		['3', '12025550101', '1'],
	]);
});

test('2,500 numbers: events of 1,000 rows, none lost, none twice', async () => {
	const { sandbox, hook } = await startWithReceiver({ deliveries: { statuses: ['delivered'] } });
	const numbers = Array.from({ length: 2_500 }, (_, index) => String(12_025_550_000 + index));
	await push(sandbox, dynamic(numbers));
	await sandbox.webhooks.settled();
	const rows = hook.bodies().map((body) => objectsOf(body, 'data'));
	expect(rows.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
	expect(rows.flat().map(({ number }) => number)).toEqual(numbers);
});

test('one event of 10,000 rows, when it may be so long', async () => {
	const { sandbox, hook } = await startWithReceiver({
		deliveries: { statuses: ['delivered'] },
		webhooks: { rowsPerEvent: 10_000 },
	});
	const numbers = Array.from({ length: 10_000 }, (_, index) => String(12_025_550_000 + index));
	await push(sandbox, dynamic(numbers));
	await sandbox.webhooks.settled();
	expect(hook.bodies().map((body) => objectsOf(body, 'data').length)).toEqual([10_000]);
});

test('with seconds between the steps the delivery report follows them', async () => {
	// A minute of 600 ms: a step every 100 ms.
	const { sandbox, hook } = await startWithReceiver({
		minute: 600,
		deliveries: { stepSeconds: 10 },
	});
	const seen: unknown[] = [];
	sandbox.log.subscribeWebhooks(() => {
		seen.push(sandbox.account.deliveries.find('7000001')?.messages[0]?.status);
	});
	await push(sandbox, single());
	const started = Date.now();
	await sandbox.webhooks.settled();
	expect(Date.now() - started).toBeGreaterThanOrEqual(250);
	expect(seen).toEqual(['submitted', 'delivered', 'read']);
	expect(statusesOf(hook)).toEqual(['4', '1', '3'].map((status) => [['9000001', status]]));
	const report = await jsonFrom(sandbox, 'delivery-report', { push_id: '7000001' });
	expect(report).toMatchObject({ data: [{ status: '3' }] });
});

test('before the first step nothing is known', async () => {
	const { sandbox } = await startWithReceiver({ deliveries: { stepSeconds: 3_600 } });
	await push(sandbox, single());
	const report = await jsonFrom(sandbox, 'delivery-report', { push_id: '7000001' });
	expect(report).toMatchObject({ data: [{ status: '0' }] });
});

test('close() ends a course that is under way', async () => {
	const { sandbox, hook } = await startWithReceiver({ deliveries: { stepSeconds: 3_600 } });
	await push(sandbox, single());
	await sandbox.close();
	expect(hook.calls).toEqual([]);
});

test('what was accepted without a response is reported too, what was refused is not', async () => {
	const { sandbox, hook } = await startWithReceiver({ deliveries: { statuses: ['delivered'] } });
	sandbox.faults.add({ kind: 'html' });
	await post(sandbox, single());
	await push(sandbox, single('0123456'));
	sandbox.faults.add({ kind: 'status', status: 403, message: 'Insufficient Balance' });
	await push(sandbox, single());
	await sandbox.webhooks.settled();
	expect(statusesOf(hook)).toEqual([[['9000001', '1']]]);
});

test('a number check is reported as event 2', async () => {
	const { sandbox, hook } = await startWithReceiver({
		deliveries: { notOnWhatsApp: ['12025550102'] },
	});
	const data = [{ number: '12025550101' }, { number: '12025550102' }];
	const response = await push(sandbox, { application: '10', action: 1, data });
	await sandbox.webhooks.settled();
	expect(response.data).toMatchObject([{ status: '1' }, { status: '2' }]);
	expect(hook.bodies()).toEqual([
		{
			project_id: '500001',
			event_id: 2,
			data: [
				{ push_id: '7000001', number: '12025550101', msg_id: '9000001', status: '1' },
				{ push_id: '7000001', number: '12025550102', msg_id: '9000002', status: '2' },
			],
		},
	]);
});

test('a report that is not taken comes again, the next step does not wait for it', async () => {
	const hook = await receive((index) => ({ status: index === 0 ? 500 : 200 }));
	const sandbox = await start({
		deliveries: { statuses: ['submitted', 'delivered'] },
		webhooks: { eventUrl: hook.url, retry: true, minute: 1_000, timeout: 5_000 },
	});
	await push(sandbox, single());
	await sandbox.webhooks.settled();
	expect(statusesOf(hook)).toEqual([[['9000001', '4']], [['9000001', '1']], [['9000001', '4']]]);
});
