/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
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

it('one item for each message, with its request, linked to its input item', async () => {
	const items = [ANA, BEN, '12025550103'].map((to) => ({ to, text: `Hi ${to}` }));
	const run = await setup.send(dry({ recipientsPerRequest: 2 }), items);
	expect(run.sent).toEqual(
		items.map(({ to, text }, item) => ({
			json: {
				number: to,
				status: 'ready',
				message: text,
				channel: 'WhatsApp Official',
				request: item < 2 ? 1 : 2,
				item,
				dry_run: true,
			},
			pairedItem: { item },
		})),
	);
	expect(run.hints).toEqual(['Dry run, nothing was sent: 3 messages in 2 requests would be sent.']);
	expect(JSON.stringify(run.run)).not.toContain(setup.sandbox.token);
});

const WHAT_IS_SHOWN: Array<[string, INodeParameters, object]> = [
	[
		'Send Bulk',
		{
			operation: 'sendBulk',
			channel: '10',
			message: 'Closed on Friday',
			options: { priority: '1' },
		},
		{ message: 'Closed on Friday', other_variables: { priority: '1' } },
	],
	[
		'Send Media',
		{ operation: 'sendMedia', mediaUrl: '=https://files.example.com/{{ $itemIndex }}.jpg' },
		{ media: 'https://files.example.com/0.jpg' },
	],
	[
		'Send Template',
		{
			operation: 'sendTemplate',
			template: 'AB1234',
			language: 'en',
			enterValues: 'list',
			values: '={{ ["Ana", "o-1"] }}',
			options: { buttonPayloads: 'yes\nno' },
		},
		{
			template_id: 'AB1234',
			language: 'en',
			values: ['Ana', 'o-1'],
			other_variables: { payload: ['yes', 'no'] },
		},
	],
	[
		'Send Contact',
		{ operation: 'sendContact', contacts: { contact: [{ phone: '12025550109' }] } },
		{ contact: [{ phone: '12025550109' }] },
	],
	[
		'Send Location',
		{ operation: 'sendLocation', latitude: '1', longitude: '2' },
		{ location: { lat: '1', long: '2' } },
	],
	['Send SMS', { operation: 'sendSms', message: 'Code 4821' }, { message: 'Code 4821' }],
];

it.each(WHAT_IS_SHOWN)(
	'%s: what the person would get, and on demand the body that a real run sends',
	async (_, node, shown) => {
		const parameters = { number: ANA, ...node };
		const options = { ...Object(node.options), dryRun: true };
		const { sent } = await setup.send({ ...parameters, options }, [{}]);
		expect(sent[0]?.json).toMatchObject({ number: ANA, status: 'ready', ...shown });
		const other = ['message', 'media', 'template_id', 'location', 'contact'];
		expect(other.filter((name) => name in (sent[0]?.json ?? {}))).toEqual(
			other.filter((name) => name in shown),
		);
		const withBody = { ...parameters, options: { ...options, includeRequestBody: true } };
		const dryBodies = (await setup.send(withBody, [{}, {}])).sent.flatMap(
			({ json }) => json.request_body ?? [],
		);
		await setup.send(parameters, [{}, {}]);
		expect(setup.bodies().length).toBeGreaterThan(0);
		expect(dryBodies).toEqual(setup.bodies());
		setup.sandbox.log.clear();
	},
);

it('Send to Group: the group and its text', async () => {
	const node = { operation: 'sendToGroup', groupId: 'G0001', message: 'Meeting' };
	const options = { dryRun: true, includeRequestBody: true };
	const { sent } = await setup.send({ ...node, options }, [{}]);
	expect(sent[0]?.json).toMatchObject({
		group_id: 'G0001',
		message: 'Meeting',
		channel: 'WhatsApp Web Automation',
		request_body: { application: '10', group_id: 'G0001', globalmessage: 'Meeting' },
	});
});

it('the body of a request is in one item only, with its size', async () => {
	const items = [ANA, BEN, '12025550103'].map((to) => ({ to, text: 'Hi' }));
	const options = { recipientsPerRequest: 2, includeRequestBody: true };
	const { sent } = await setup.send(dry(options), items);
	const body = {
		application: '8',
		data: [
			{ number: ANA, message: 'Hi' },
			{ number: BEN, message: 'Hi' },
		],
	};
	expect(sent.map(({ json }) => [json.request_body, json.request_bytes])).toEqual([
		[body, JSON.stringify(body).length],
		[null, null],
		[expect.objectContaining({ application: '8' }), expect.any(Number)],
	]);
});

it('Include Request Body without Dry Run: a real run, with its usual columns', async () => {
	const { sent } = await setup.send({ ...single, options: { includeRequestBody: true } }, [
		{ to: ANA, text: 'Hi' },
	]);
	expect(Object.keys(sent[0]?.json ?? {})).toEqual([
		'number',
		'status',
		'msg_id',
		'push_id',
		'credit',
	]);
	setup.sandbox.log.clear();
});

it('Include Input Fields: with the fields of its item, and the same columns in every item', async () => {
	const items = [
		{ to: ANA, text: 'Hi', order: 'o-1', ref: 'r-1' },
		{ to: 'none', text: 'Hi', order: 'o-2', ref: '' },
	];
	const options = { includeInputFields: true, referenceNumber: '={{ $json.ref }}' };
	const { sent } = await setup.send(dry(options), items);
	expect(sent[0]?.json).toEqual({
		...items[0],
		number: ANA,
		status: 'ready',
		message: 'Hi',
		reference_number: 'r-1',
		channel: 'WhatsApp Official',
		request: 1,
		item: 0,
		dry_run: true,
	});
	expect(sent[1]?.json).toMatchObject({ order: 'o-2', status: 'not sent', request: null });
	expect(Object.keys(sent[1]?.json ?? {})).toEqual([...Object.keys(sent[0]?.json ?? {}), 'error']);
});

it('Include Input Fields: no input field looks like what is sent', async () => {
	const others = {
		message: 'mine',
		media: 'mine',
		location: 'mine',
		contact: 'mine',
		values: 'mine',
		template_id: 'mine',
		language: 'mine',
		other_variables: 'mine',
		request_body: 'mine',
		if_session_closed: 'mine',
		channel: 'mine',
	};
	const items = [
		{ to: ANA, text: 'Hi', ...others, order: 'o-1' },
		{ to: 'none', text: 'Hi', ...others, order: 'o-2' },
	];
	const { sent } = await setup.send(dry({ includeInputFields: true }), items, CONTINUE);
	expect(sent.map(({ json }) => json.order)).toEqual(['o-1', 'o-2']);
	for (const { json } of sent) expect(Object.values(json)).not.toContain('mine');
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
		sent.map((row) => [row.json.status, row.json.item, errorIn(row).message, row.pairedItem]),
	).toEqual([
		['ready', 0, undefined, { item: 0 }],
		['not sent', 1, expect.stringMatching(/^The number 12-34 is too short\. /), { item: 1 }],
		['not sent', 2, expect.stringMatching(/^Message is empty\. /), { item: 2 }],
		['ready', 3, undefined, { item: 3 }],
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
	expect(sent.map(({ json }) => json.request)).toEqual([1, null, null, 1]);
	expect(hints).toEqual([
		'Dry run, nothing was sent: 2 messages in 1 request would be sent, 2 messages cannot be sent.',
	]);
});

it('error output: bad items leave there with their own fields, as in a real run', async () => {
	const { sent, refused } = await setup.send(single, MIXED, ERROR_OUTPUT);
	expect(sent.map(({ json }) => json.request)).toEqual([1, 1]);
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

it('a copy is shown as a duplicate of the item that is sent', async () => {
	const items = [ANA, BEN, ANA, ANA].map((to) => ({ to, text: 'Hi', ref: `r-${to}` }));
	const { sent, hints } = await setup.send(dry({ duplicateNumbers: 'sendOnce' }), items);
	expect(
		sent.map(({ json }) => [json.number, json.status, json.request, json.duplicate_of_item]),
	).toEqual([
		[ANA, 'ready', 1, undefined],
		[BEN, 'ready', 1, undefined],
		[ANA, 'duplicate', null, 0],
		[ANA, 'duplicate', null, 0],
	]);
	expect(hints[0]).toContain('2 messages left out as duplicates');
});

it('reference numbers are neither looked up nor stored', async () => {
	const options = { oncePerRecipientAndReference: true, referenceNumber: '={{ $json.ref }}' };
	const items = [ANA, ANA].map((to) => ({ to, text: 'Hi', ref: 'r-1' }));
	for (let time = 0; time < 2; time++) {
		const { sent } = await setup.send(dry(options), items);
		expect(sent.map(({ json }) => json.status)).toEqual(['ready', 'duplicate']);
	}
	expect(existsSync(store.file)).toBe(false);
});

it('a file as base64 is shown by its size, and counted whole', async () => {
	const contactImage = Buffer.alloc(3_000, 7).toString('base64');
	const contacts = { contact: [{ phone: '12025550109', more: { contactImage } }] };
	const { sent } = await setup.send(
		{
			operation: 'sendContact',
			number: ANA,
			contacts,
			options: { dryRun: true, includeRequestBody: true },
		},
		[{}],
	);
	const contact = [{ phone: '12025550109', contact_image: '<base64, 3,000 bytes>' }];
	expect(sent[0]?.json).toMatchObject({ contact, request_body: { contact } });
	const whole = {
		application: '8',
		contact: [{ phone: '12025550109', contact_image: contactImage }],
		data: [{ number: ANA }],
	};
	expect(sent[0]?.json.request_bytes).toBe(JSON.stringify(whole).length);
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
			options: { dryRun: true, includeRequestBody: true },
		};
		const { sent } = await setup.send(
			node,
			[{ to: ANA }, { to: BEN }],
			{},
			{ binary: [{ data: file }, { data: file }] },
		);
		expect(sent.map(({ json }) => json.media)).toEqual(Array(2).fill('a.png (10,001 bytes)'));
		expect(sent[0]?.json.request_body).toMatchObject({
			globalmedia_code: '<base64, 10,001 bytes>',
		});
		expect(Number(sent[0]?.json.request_bytes)).toBeGreaterThan(13_336);
		expect(Number(sent[0]?.json.request_bytes)).toBeLessThan(13_536);
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
