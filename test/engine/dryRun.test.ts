/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync } from 'node:fs';
import { keepFiles, storeFile } from './harness/binaryData';
import { useDeduplicationStore } from './harness/deduplication';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, errorIn } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';

const setup = useEngineSetup();
const store = useDeduplicationStore();
/** Whatever a dry run shows: nothing arrived, and nothing shows the token. */
afterEach(() => expect(setup.sandbox.log.requests).toHaveLength(0));

const single = {
	operation: 'sendSingle',
	number: '={{ $json.to }}',
	message: '={{ $json.text }}',
	options: { dryRun: true },
};
const dry = (options: object) => ({ ...single, options: { dryRun: true, ...options } });

it('one item for each request, with its body, linked to all items in it', async () => {
	const items = [ANA, BEN, '12025550103'].map((to) => ({ to, text: `Hi ${to}` }));
	const run = await setup.send(dry({ recipientsPerRequest: 2 }), items);
	const first = {
		application: '8',
		data: items.slice(0, 2).map(({ to, text }) => ({ number: to, message: text })),
	};
	const second = {
		application: '8',
		data: items.slice(2).map(({ to, text }) => ({ number: to, message: text })),
	};
	expect(run.sent).toEqual([
		{
			json: {
				dry_run: true,
				request: 1,
				recipients: 2,
				bytes: JSON.stringify(first).length,
				body: first,
			},
			pairedItem: [{ item: 0 }, { item: 1 }],
		},
		{
			json: {
				dry_run: true,
				request: 2,
				recipients: 1,
				bytes: JSON.stringify(second).length,
				body: second,
			},
			pairedItem: [{ item: 2 }],
		},
	]);
	expect(run.hints).toEqual(['Dry run, nothing was sent: 3 messages in 2 requests would be sent.']);
	expect(JSON.stringify(run.run)).not.toContain(setup.sandbox.token);
});

it('the body is the one that a real run sends', async () => {
	const nodes = [
		{
			operation: 'sendBulk',
			channel: '10',
			number: ANA,
			message: 'Closed on Friday',
			options: { priority: '1' },
		},
		{
			operation: 'sendMedia',
			channel: '8',
			number: ANA,
			mediaUrl: '=https://files.example.com/{{ $itemIndex }}.jpg',
		},
		{ operation: 'sendContact', number: ANA, contacts: { contact: [{ phone: '12025550109' }] } },
		{ operation: 'sendLocation', number: ANA, latitude: '1', longitude: '2' },
		{ operation: 'sendToGroup', groupId: 'G0001', message: 'Meeting' },
		{ operation: 'sendSms', number: ANA, message: 'Code 4821' },
	];
	for (const node of nodes) {
		await setup.send(node, [{}, {}]);
		const bodies = setup.bodies();
		expect(bodies.length).toBeGreaterThan(0);
		setup.sandbox.log.clear();
		const { sent } = await setup.send({ ...node, options: { ...node.options, dryRun: true } }, [
			{},
			{},
		]);
		expect(sent.map(({ json }) => json.body)).toEqual(bodies);
	}
});

const MIXED = [
	{ to: ANA, text: 'Hi' },
	{ to: '12-34', text: 'Hi' },
	{ to: BEN, text: '' },
	{ to: BEN, text: 'Hi' },
];

it('On Error = Stop: all that is wrong is shown at once, and that a real run would stop', async () => {
	const { sent, error, hints } = await setup.send(single, MIXED);
	expect(error).toBeUndefined();
	expect(
		sent.map((row) => [row.json.request ?? row.json.item, errorIn(row).message, row.pairedItem]),
	).toEqual([
		[1, undefined, [{ item: 0 }, { item: 3 }]],
		[1, expect.stringMatching(/^The number 12-34 is too short\. /), { item: 1 }],
		[2, expect.stringMatching(/^Message is empty\. /), { item: 2 }],
	]);
	expect(sent[1]?.json).toMatchObject({
		dry_run: true,
		number: '12-34',
		status: 'not sent',
		error: { number: '12-34', status: 'not sent' },
	});
	expect(hints).toEqual([
		'Dry run, nothing was sent: 2 messages in 1 request would be sent, 2 messages cannot be sent. Because On Error is Stop Workflow, a real execution would stop and send nothing.',
	]);
});

it('Continue: the same, and the good ones would go', async () => {
	const { sent, hints } = await setup.send(single, MIXED, CONTINUE);
	expect(sent).toHaveLength(3);
	expect(hints).toEqual([
		'Dry run, nothing was sent: 2 messages in 1 request would be sent, 2 messages cannot be sent.',
	]);
});

it('error output: bad items leave there with their own fields, as in a real run', async () => {
	const { sent, refused } = await setup.send(single, MIXED, ERROR_OUTPUT);
	expect(sent.map(({ json }) => json.request)).toEqual([1]);
	expect(refused).toHaveLength(2);
	expect(refused[0]).toMatchObject({
		json: { ...MIXED[1], error: { number: '12-34', status: 'not sent' } },
		pairedItem: { item: 1 },
	});
	expect(Object.keys(refused[0]?.json ?? {})).toEqual([...Object.keys(MIXED[1] ?? {}), 'error']);
});

it('a setting that cannot be: every item says it', async () => {
	const { sent, error } = await setup.send(dry({ recipientsPerRequest: 0 }), MIXED.slice(0, 1));
	expect(error).toBeUndefined();
	expect(sent.map((row) => errorIn(row).message)).toEqual([
		expect.stringMatching(/^Recipients per Request cannot be "0"\. /),
	]);
});

it('copies are counted with the request that carries the original', async () => {
	const items = [ANA, BEN, ANA, ANA].map((to) => ({ to, text: 'Hi', ref: `r-${to}` }));
	const { sent, hints } = await setup.send(dry({ duplicateNumbers: 'sendOnce' }), items);
	expect(sent).toHaveLength(1);
	expect(sent[0]?.json).toMatchObject({ recipients: 2, duplicates: 2 });
	expect(sent[0]?.pairedItem).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect(hints[0]).toContain('2 messages left out as duplicates');
});

it('reference numbers are neither looked up nor store.file', async () => {
	const options = { oncePerRecipientAndReference: true, referenceNumber: '={{ $json.ref }}' };
	const items = [ANA, ANA].map((to) => ({ to, text: 'Hi', ref: 'r-1' }));
	for (let time = 0; time < 2; time++) {
		const { sent } = await setup.send(dry(options), items);
		expect(sent.map(({ json }) => [json.recipients, json.duplicates])).toEqual([[1, 1]]);
	}
	expect(existsSync(store.file)).toBe(false);
});

it('a file as base64 is shown by its size, and counted whole', async () => {
	const contactImage = Buffer.alloc(3_000, 7).toString('base64');
	const contacts = { contact: [{ phone: '12025550109', more: { contactImage } }] };
	const { sent } = await setup.send(
		{ operation: 'sendContact', number: ANA, contacts, options: { dryRun: true } },
		[{}],
	);
	expect(sent[0]?.json.body).toMatchObject({
		contact: [{ contact_image: '<base64, 3,000 bytes>' }],
	});
	const whole = {
		application: '8',
		contact: [{ phone: '12025550109', contact_image: contactImage }],
		data: [{ number: ANA }],
	};
	expect(sent[0]?.json.bytes).toBe(JSON.stringify(whole).length);
});

it.each(['default', 'filesystem'] as const)(
	'a file from binary data, kept by n8n as %s, is shown by its size',
	async (mode) => {
		await keepFiles(mode);
		const file = await storeFile(Buffer.alloc(10_001, 7), 'a.png', 'image/png');
		const node = {
			operation: 'sendMedia',
			number: '={{ $json.to }}',
			mediaSource: 'binary',
			options: { dryRun: true },
		};
		const { sent } = await setup.send(
			node,
			[{ to: ANA }, { to: BEN }],
			{},
			{ binary: [{ data: file }, { data: file }] },
		);
		expect(sent).toHaveLength(1);
		expect(sent[0]?.json).toMatchObject({
			recipients: 2,
			body: { globalmedia_code: '<base64, 10,001 bytes>' },
		});
		expect(Number(sent[0]?.json.bytes)).toBeGreaterThan(13_336);
		expect(Number(sent[0]?.json.bytes)).toBeLessThan(13_536);
	},
);

it('many requests at once: the limit of requests a minute is not touched', async () => {
	const items = Array.from({ length: 300 }, (_, index) => ({
		to: String(12_025_550_000 + index),
		text: 'Hi',
	}));
	const begin = performance.now();
	const { sent } = await setup.send(dry({ recipientsPerRequest: 1, requestsPerMinute: 1 }), items);
	expect(sent).toHaveLength(300);
	expect(performance.now() - begin).toBeLessThan(1_500);
});

it('no network: with a credential that leads nowhere', async () => {
	const credentials = {
		pickyAssistApi: { platform: 'custom', baseUrl: 'no address', apiToken: 'secret-of-nobody' },
	};
	const { sent, run } = await setup.send(single, MIXED.slice(0, 1), {}, { credentials });
	expect(sent[0]?.json.request).toBe(1);
	expect(JSON.stringify(run)).not.toContain('secret-of-nobody');
});

it('a dry run before a real one leaves nothing behind that would hold it up', async () => {
	const items = MIXED.slice(0, 1);
	await setup.send(single, items);
	const { sent } = await setup.send({ ...single, options: {} }, items);
	expect(sent[0]?.json.status).toBe('accepted');
	expect(setup.sandbox.log.counts.messages).toBe(1);
	setup.sandbox.log.clear();
});
