import type { IDataObject, INode, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { objectsOf } from '../sandbox/json';
import { useDeduplicationStore } from './harness/deduplication';
import type { IncomingMessage } from '../sandbox/sandbox';
import { CONTINUE, errorIn, readRun, type SendRun, useEngineSetup } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';
import { triggerWorkflow } from './harness/webhookListener';
import { startWebhookServer } from './harness/webhookServer';
import { NODE, workflowOf } from './harness/workflow';

const setup = useEngineSetup();
useDeduplicationStore();

const REPLY = { operation: 'reply', message: 'Yes, it is.' };
const URL = 'https://files.example.com/offer.jpg';

/** An item of the trigger. */
const incoming = (fields: IDataObject): IDataObject => ({
	event: 'messageReceived',
	message: 'Is it in stock?',
	application: '8',
	unique_id: '750000001',
	...fields,
});
const official = incoming({ number: ANA });
const web = incoming({ number: BEN, application: '10', unique_id: '750000002' });
const onPhone = incoming({ number: ANA, application: '2' });
const bySms = incoming({ number: ANA, application: '3' });
const messenger = incoming({ messenger_id: '1000000000000001', application: '5' });
const inGroup = incoming({
	number: `Football club @${ANA}`,
	group_id: 'G0001',
	application: '10',
});

it.each<[string, IDataObject, object]>([
	[
		'WhatsApp Official, quoted',
		official,
		{ application: '8', data: [{ number: ANA, message: REPLY.message, quoted: '750000001' }] },
	],
	[
		'Web Automation, quoted',
		web,
		{ application: '10', data: [{ number: BEN, message: REPLY.message, quoted: '750000002' }] },
	],
	[
		'a phone, which cannot quote',
		onPhone,
		{ application: '2', data: [{ number: ANA, message: REPLY.message }] },
	],
	['SMS', bySms, { application: '3', data: [{ number: ANA, message: REPLY.message }] }],
	[
		'Messenger',
		messenger,
		{ application: '5', data: [{ messenger_id: '1000000000000001', message: REPLY.message }] },
	],
	[
		'Instagram',
		{ ...messenger, application: '11' },
		{ application: '11', data: [{ messenger_id: '1000000000000001', message: REPLY.message }] },
	],
	[
		'an own channel of Messenger',
		{ ...messenger, application: '310' },
		{ application: '310', data: [{ messenger_id: '1000000000000001', message: REPLY.message }] },
	],
	[
		'an own channel',
		{ ...official, application: '310' },
		{ application: '310', data: [{ number: ANA, message: REPLY.message, quoted: '750000001' }] },
	],
	['a group', inGroup, { application: '10', group_id: 'G0001', globalmessage: REPLY.message }],
	[
		'a group, on an own channel',
		{ ...inGroup, application: '51' },
		{ application: '51', group_id: 'G0001', globalmessage: REPLY.message },
	],
])('one field is enough: %s', async (_, item, body) => {
	const { sent, error, hints } = await setup.send(REPLY, [item]);
	expect(error).toBeUndefined();
	expect(setup.bodies()).toEqual([body]);
	expect(sent).toMatchObject([{ json: { status: 'accepted' }, pairedItem: { item: 0 } }]);
	expect(hints).toEqual([]);
});

it('several channels in one run: a request for each, a result for each item, in its order', async () => {
	const { sent } = await setup.send({ ...REPLY, message: '=Re: {{ $json.message }}' }, [
		official,
		messenger,
		inGroup,
		web,
		{ ...official, number: BEN },
	]);
	expect(
		setup.bodies().map((body) => [body?.application, objectsOf(body ?? {}, 'data').length]),
	).toEqual([
		['8', 2],
		['5', 1],
		['10', 0],
		['10', 1],
	]);
	expect(
		sent.map(({ json, pairedItem }) => [
			json.number ?? json.messenger_id ?? json.group_id,
			json.status,
			pairedItem,
		]),
	).toEqual(
		[ANA, '1000000000000001', 'G0001', BEN, BEN].map((to, item) => [to, 'accepted', { item }]),
	);
});

it('Reply Privately writes to the person in the group, without quoting the group', async () => {
	const options = { replyPrivately: true };
	await setup.send({ ...REPLY, options }, [
		inGroup,
		{ ...inGroup, number: `${BEN}@120363025246125486` },
		official,
	]);
	expect(setup.bodies()).toEqual([
		{
			application: '10',
			data: [
				{ number: ANA, message: REPLY.message },
				{ number: BEN, message: REPLY.message },
			],
		},
		{ application: '8', data: [{ number: ANA, message: REPLY.message, quoted: '750000001' }] },
	]);
});

it.each([
	['a hidden number', '123456789012345@lid', /LID, not a phone number/],
	['two numbers', `12345 @${ANA}`, /sender of a group message/],
	['only a name', 'Ana @Football club', /sender of a group message/],
])('Reply Privately never guesses: %s', async (_, number, title) => {
	const options = { replyPrivately: true };
	const { error } = await setup.send({ ...REPLY, options }, [{ ...inGroup, number }]);
	expect(error?.message).toMatch(title);
	expect(setup.bodies()).toEqual([]);
});

it('a file with a text, a file alone, and a file from the input', async () => {
	await setup.send({ ...REPLY, options: { mediaUrl: URL } }, [official, inGroup]);
	await setup.send({ ...REPLY, message: '', options: { mediaUrl: URL } }, [messenger]);
	await setup.send(
		{
			...REPLY,
			message: '={{ $json.text ?? "" }}',
			options: { binaryPropertyName: '={{ $json.text ? "" : "data" }}' },
		},
		[official, { ...onPhone, text: 'No file' }],
		{},
		{ binary: [{ data: { data: 'AAAA', mimeType: 'image/png', fileName: 'a.png' } }] },
	);
	expect(setup.bodies()).toEqual([
		{
			application: '8',
			globalmedia: URL,
			data: [{ number: ANA, message: REPLY.message, quoted: '750000001' }],
		},
		{ application: '10', group_id: 'G0001', globalmessage: REPLY.message, globalmedia: URL },
		{
			application: '5',
			globalmedia: URL,
			data: [{ messenger_id: '1000000000000001', message: '' }],
		},
		{
			application: '8',
			globalmedia_code: 'AAAA',
			data: [{ number: ANA, message: '', quoted: '750000001' }],
		},
		{ application: '2', data: [{ number: ANA, message: 'No file' }] },
	]);
});

it('every field can be changed, and an empty Quoted Message ID quotes nothing', async () => {
	const { sent } = await setup.send(
		{
			...REPLY,
			number: '+1 202 555 0102',
			channelId: '310',
			quotedMessageId: '',
			options: { channelKind: 'phone', referenceNumber: '={{ $json.unique_id }}' },
		},
		[official],
	);
	expect(setup.bodies()).toEqual([
		{
			application: '310',
			data: [{ number: BEN, message: REPLY.message, reference_number: '750000001' }],
		},
	]);
	expect(sent[0]?.json).toMatchObject({ number: BEN, reference_number: '750000001' });
});

it('Once per Recipient and Reference Number works for people and groups', async () => {
	const options = { oncePerRecipientAndReference: true, referenceNumber: '={{ $json.unique_id }}' };
	const first = await setup.send({ ...REPLY, options }, [official, inGroup]);
	const again = await setup.send({ ...REPLY, options }, [official, inGroup]);
	expect(first.sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
	expect(again.sent.map(({ json }) => json.status)).toEqual(['already sent', 'already sent']);
	expect(setup.bodies()).toHaveLength(2);
});

it('a dry run shows the requests, and Retry execution sends only what is missing', async () => {
	const options = { dryRun: true, includeRequestBody: true };
	const dry = await setup.send({ ...REPLY, options }, [official, inGroup]);
	expect(dry.sent.map(({ json }) => json.request_body)).toEqual([
		{ application: '8', data: [{ number: ANA, message: REPLY.message, quoted: '750000001' }] },
		{ application: '10', group_id: 'G0001', globalmessage: REPLY.message },
	]);
	expect(setup.bodies()).toEqual([]);

	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const stopped = await setup.send(REPLY, [official, inGroup]);
	expect(stopped.error?.description).toContain('The message to G0001 was rejected (status 403).');
	const { sent } = await setup.retry(stopped, REPLY, [official, inGroup]);
	expect(sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
	expect(setup.sandbox.log.messagesTo('G0001')).toHaveLength(1);
});

const BAD: Array<[string, INodeParameters, IDataObject, RegExp, object]> = [
	['no text', { message: '' }, official, /^There is nothing to reply with/, { number: ANA }],
	[
		'no channel',
		{},
		{ number: ANA },
		/^Channel ID is empty\. .*Channel ID = application/,
		{ number: ANA },
	],
	[
		'a number that is none',
		{},
		incoming({ number: 'Ana' }),
		/"Ana" is not a phone number/,
		{ number: 'Ana' },
	],
	[
		'a Messenger ID that is none',
		{},
		{ ...messenger, messenger_id: 'ana' },
		/not a Recipient ID/,
		{ messenger_id: 'ana' },
	],
	[
		'two group IDs',
		{},
		{ ...inGroup, group_id: 'G1, G2' },
		/not a single Group ID/,
		{ group_id: 'G1, G2' },
	],
	[
		'a group on a channel without groups',
		{},
		{ ...inGroup, application: '8' },
		/does not support groups.*Reply Privately/,
		{ group_id: 'G0001' },
	],
	[
		'two files',
		{ options: { mediaUrl: URL, binaryPropertyName: 'data' } },
		official,
		/only one file/,
		{ number: ANA },
	],
	[
		'a file by SMS',
		{ options: { mediaUrl: URL } },
		bySms,
		/^SMS cannot send files/,
		{ number: ANA },
	],
	[
		'a text under a document',
		{ options: { mediaUrl: 'https://files.example.com/a.pdf' } },
		official,
		/caption/,
		{ number: ANA },
	],
	[
		'Reply Privately as text',
		{ options: { replyPrivately: '={{ "no" }}' } },
		inGroup,
		/^Reply Privately must be true or false/,
		{},
	],
	[
		'fields for an entry that a group does not have',
		{ options: { extraRecipientFields: '{ "language": "en" }' } },
		inGroup,
		/^Extra Recipient Fields cannot be sent to a group/,
		{ group_id: 'G0001' },
	],
];

it.each(BAD)(
	'%s: nothing is sent, and the error says why',
	async (_, change, item, text, columns) => {
		const { sent } = await setup.send({ ...REPLY, ...change }, [item], CONTINUE);
		expect(errorIn(sent[0]).message).toMatch(text);
		expect(sent[0]?.json).toMatchObject({ status: 'not sent', ...columns });
		expect(setup.bodies()).toEqual([]);
	},
);

describe('behind a node that drops the fields of the trigger', () => {
	/** As n8n's AI Agent: its items have an `output`, and know which item they come from. */
	const agent: INodeType = {
		description: {
			displayName: 'Agent',
			name: 'agent',
			group: ['transform'],
			version: 1,
			description: 'Answers',
			defaults: { name: 'Agent' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [
				{ displayName: 'Linked', name: 'linked', type: 'boolean', default: true },
				{ displayName: 'Adds', name: 'adds', type: 'json', default: '{}' },
			],
		},
		async execute() {
			const linked = this.getNodeParameter('linked', 0) === true;
			const adds: IDataObject = JSON.parse(String(this.getNodeParameter('adds', 0)));
			return [
				this.getInputData().map(({ json }, item) => ({
					json: { output: `You wrote: ${String(json.message)}`, ...adds },
					pairedItem: { item: linked ? item : 99 },
				})),
			];
		},
	};

	/** An agent whose items have these fields too. */
	const adding = (fields: IDataObject): Partial<INode> => ({
		parameters: { adds: JSON.stringify(fields) },
	});

	/** An agent whose items have these fields, but no link to those before. */
	const unlinked = (fields: IDataObject): Partial<INode> => ({
		parameters: { linked: false, adds: JSON.stringify(fields) },
	});

	/** As n8n's Merge with Combine: its item comes from one of each input. */
	const combine: INodeType = {
		description: {
			...agent.description,
			name: 'combine',
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			properties: [],
		},
		async execute() {
			const pairedItem = [0, 1].map((input) => ({ item: 0, input }));
			return [[{ json: { output: 'Both' }, pairedItem }]];
		},
	};

	/** The trigger, the agent and the node, called with these messages; returns what the node put out for each. */
	async function answer(
		messages: readonly IncomingMessage[],
		trigger: string,
		change: INodeParameters = {},
		between: Partial<INode> = {},
	): Promise<SendRun[]> {
		const { engine, credentials, sandbox } = setup;
		engine.types.add('test.agent', agent);
		const parameters = { operation: 'reply', message: '={{ $json.output }}', ...change };
		const [start, node] = workflowOf(parameters, [], CONTINUE).nodes;
		const incomingWorkflow = triggerWorkflow({ events: ['messageReceived'] });
		const [webhook] = incomingWorkflow.nodes;
		if (!start || !node || !webhook) throw new Error('A node is missing');
		const nodes: INode[] = [
			{ ...webhook, name: trigger },
			{ ...start, type: 'test.agent', ...between, name: 'Agent' },
			node,
		];
		const server = await startWebhookServer({
			engine,
			credentials,
			workflow: {
				...incomingWorkflow,
				nodes,
				connections: {
					[trigger]: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					Agent: { main: [[{ node: NODE, type: 'main', index: 0 }]] },
				},
			},
		});
		sandbox.webhooks.configure({ globalUrl: server.url });
		for (const message of messages) {
			await sandbox.triggers.message(message);
			await server.settled();
		}
		await server.close();
		return server.executions.map(readRun);
	}

	it.each(['Picky Assist Trigger', `Somebody's "message"`])(
		'the fields are those of the trigger %s',
		async (trigger) => {
			const runs = await answer(
				[
					{ text: 'Hi', from: ANA, uniqueId: '1' },
					{ text: 'Hi', from: '1000000000000001', application: '5', uniqueId: '2' },
					{ text: 'Hi', from: ANA, group: { id: 'G0001', name: 'Club' }, uniqueId: '3' },
					{ text: 'Hi', from: BEN, application: '2', uniqueId: '4' },
				],
				trigger,
			);
			expect(runs.map(({ sent }) => sent[0]?.json.status)).toEqual(Array(4).fill('accepted'));
			const message = 'You wrote: Hi';
			expect(setup.bodies()).toEqual([
				{ application: '8', data: [{ number: ANA, message, quoted: '1' }] },
				{ application: '5', data: [{ messenger_id: '1000000000000001', message }] },
				{ application: '10', group_id: 'G0001', globalmessage: message },
				{ application: '2', data: [{ number: BEN, message }] },
			]);
		},
	);

	it('a field that the user filled stays as it is', async () => {
		await answer([{ from: ANA }], 'Trigger', { channelId: '101', quotedMessageId: '7' });
		expect(setup.bodies()).toMatchObject([
			{ application: '101', data: [{ number: ANA, quoted: '7' }] },
		]);
	});

	it('a number that the node passes on is that of the trigger', async () => {
		await answer(
			[{ from: ANA, uniqueId: '1' }],
			'Trigger',
			{},
			adding({ number: ANA, unique_id: 7 }),
		);
		expect(setup.bodies()).toMatchObject([
			{ application: '8', data: [{ number: ANA, quoted: '1' }] },
		]);
	});

	it.each<[string, IDataObject, INodeParameters, RegExp]>([
		['another number', { number: BEN }, {}, /^Number .* is not that of the message/],
		['another number and its channel', { number: BEN, application: '8' }, {}, /^Number /],
		['another channel', { number: ANA, application: '10' }, {}, /^Channel ID /],
		['a group', { number: ANA, application: '8', group_id: 7 }, {}, /^Group ID .*7.*Group ID/],
		['a Messenger ID', { messenger_id: '1000000000000001' }, {}, /^Recipient ID /],
		[
			'a group, where the user has changed the number',
			{ group_id: 'G0001' },
			{ number: ANA },
			/^Group ID /,
		],
	])('%s that a node adds: nothing is sent', async (_, adds, change, title) => {
		const [run] = await answer([{ from: ANA }], 'Shop', change, adding(adds));
		expect(errorIn(run?.sent[0]).message).toMatch(title);
		expect(errorIn(run?.sent[0]).message).toMatch(/\$\('Shop'\)\.item\.json\.\w+ \}\}/);
		expect(setup.bodies()).toEqual([]);
	});

	it.each<[string, INodeParameters]>([
		['Send Single', { operation: 'sendSingle', number: BEN, message: 'Someone wrote' }],
		['Send to Group', { operation: 'sendToGroup', groupId: 'G0001', message: 'Someone wrote' }],
		['Number: Check', { resource: 'number', operation: 'check', number: BEN }],
	])('after %s with the input fields, nobody else gets the reply', async (_, parameters) => {
		const { nodes } = workflowOf({ ...parameters, options: { includeInputFields: true } }, []);
		const [run] = await answer([{ from: ANA }], 'Trigger', { message: 'Hi' }, nodes[1]);
		expect(errorIn(run?.sent[0]).message).toMatch(/is not that of the message to reply to/);
		expect(setup.bodies()).toHaveLength(1);
	});

	it('a number that the user has changed gets the reply, without a quote of what somebody else wrote', async () => {
		const number = `={{ $json.output ? "${BEN}" : "" }}`;
		await answer([{ from: ANA, uniqueId: '1' }], 'Trigger', { number });
		await answer([{ from: BEN, uniqueId: '2' }], 'Trigger', { number });
		await answer([{ from: ANA, uniqueId: '3' }], 'Trigger', { number }, adding({ number: ANA }));
		await answer([{ from: ANA }], 'Trigger', { number, quotedMessageId: '4' });
		const entries = setup.bodies().flatMap((body) => objectsOf(body ?? {}, 'data'));
		expect(entries.map((entry) => [entry.number, entry.quoted])).toEqual([
			[BEN, undefined],
			[BEN, '2'],
			[BEN, undefined],
			[BEN, '4'],
		]);
	});

	it('an item that comes from the messages of two people gets no reply', async () => {
		const { engine, credentials } = setup;
		engine.types.add('test.combine', combine);
		const { nodes, connections } = workflowOf(REPLY, [], CONTINUE);
		const [start, node] = nodes;
		const [webhook] = triggerWorkflow({ events: ['messageReceived'] }).nodes;
		if (!start || !node || !webhook) throw new Error('A node is missing');
		const to = (...names: string[]) => ({
			main: [names.map((name) => ({ node: name, type: 'main' as const, index: 0 }))],
		});
		const run = (second: IDataObject) =>
			engine.run(
				{
					name: 'two triggers',
					nodes: [
						start,
						{ ...webhook, name: 'A' },
						{ ...webhook, name: 'B' },
						{ ...start, name: 'Combine', type: 'test.combine' },
						node,
					],
					connections: {
						...connections,
						[start.name]: to('A', 'B'),
						A: to('Combine'),
						B: { main: [[{ node: 'Combine', type: 'main', index: 1 }]] },
						Combine: to(NODE),
					},
					pinData: { [start.name]: [{ json: {} }], A: [{ json: official }], B: [{ json: second }] },
				},
				{ credentials },
			);
		const refused = readRun(await run({ ...official, number: BEN }));
		expect(errorIn(refused.sent[0]).message).toMatch(/^The item comes from several messages/);
		expect(setup.bodies()).toEqual([]);
		await run(official);
		expect(setup.bodies()).toMatchObject([{ data: [{ number: ANA }] }]);
	});

	it('what cannot be found is said, with the name of the trigger', async () => {
		const [run] = await answer(
			[{ from: ANA }],
			'Shop',
			{},
			{
				parameters: { linked: false },
			},
		);
		const { message } = errorIn(run?.sent[0]);
		expect(message).toMatch(/^There is no incoming message to reply to/);
		expect(message).toContain(`Number = {{ $('Shop').first().json.number }}`);
		expect(setup.bodies()).toEqual([]);
		// The advice works.
		const first = (field: string) => `={{ $('Shop').first().json.${field} }}`;
		await answer(
			[{ from: ANA }],
			'Shop',
			{ number: first('number'), channelId: first('application') },
			unlinked({}),
		);
		expect(setup.bodies()).toMatchObject([{ application: '8', data: [{ number: ANA }] }]);
	});

	it.each<[string, IDataObject, INodeParameters, RegExp]>([
		[
			'another number',
			{ number: BEN, application: '8' },
			{},
			/^Number "12025550102" does not match any message/,
		],
		[
			'another channel',
			{ number: ANA, application: '2' },
			{},
			/^Channel ID "2" does not match any message/,
		],
		['a group', { number: ANA, application: '8', group_id: 'G7' }, {}, /^Group ID "G7" /],
		[
			'another channel of a chosen number',
			{ application: '2' },
			{ number: BEN },
			/^Channel ID "2"/,
		],
	])('an item without a link that has %s: nothing is sent', async (_, fields, change, title) => {
		const [run] = await answer([{ from: ANA }], 'Shop', change, unlinked(fields));
		const { message } = errorIn(run?.sent[0]);
		expect(message).toMatch(title);
		expect(message).toMatch(/lost the link.*\$\('Shop'\)\.first\(\)\.json\.number.*Send Single/);
		expect(setup.bodies()).toEqual([]);
	});

	it('an item without a link that has the fields of the message: its sender gets the reply', async () => {
		const fields = { number: ANA, application: '8', unique_id: '7' };
		await answer([{ from: ANA, uniqueId: '1' }], 'Shop', {}, unlinked(fields));
		expect(setup.bodies()).toMatchObject([
			{ application: '8', data: [{ number: ANA, quoted: '1' }] },
		]);
	});

	it('an item of a table, where a trigger of the workflow did not run: the reply goes to its number', async () => {
		const { engine, credentials } = setup;
		engine.types.add('test.agent', agent);
		const { nodes, connections } = workflowOf(REPLY, [official, web], CONTINUE);
		const [webhook] = triggerWorkflow({ events: ['messageReceived'] }).nodes;
		const [start] = nodes;
		if (!webhook || !start) throw new Error('A node is missing');
		const workflow = {
			...workflowOf(REPLY, [official, web], CONTINUE),
			nodes: [...nodes, { ...webhook, name: 'Shop' }],
			connections: { ...connections, Shop: connections[start.name] ?? {} },
		};
		const { sent } = readRun(await engine.run(workflow, { credentials }));
		expect(sent.map(({ json }) => [json.number, json.status])).toEqual([
			[ANA, 'accepted'],
			[BEN, 'accepted'],
		]);
	});

	describe('several messages in one execution', () => {
		/** Puts out these items, linked to no other or to all. */
		const shape = (items: readonly IDataObject[], isLinked: boolean): INodeType => ({
			description: { ...agent.description, name: 'shape', properties: [] },
			async execute() {
				const pairedItem = isLinked ? [{ item: 0 }] : { item: 99 };
				return [items.map((json) => ({ json, pairedItem }))];
			},
		});

		async function replyTo(
			messages: readonly IDataObject[],
			items: readonly IDataObject[],
			change: INodeParameters = {},
			{ isLinked = false, name = 'Trigger' } = {},
		): Promise<SendRun> {
			const { engine, credentials } = setup;
			setup.sandbox.log.clear();
			engine.types.add('test.shape', shape(items, isLinked));
			const parameters = { operation: 'reply', message: '={{ $json.output ?? "x" }}', ...change };
			const [start, node] = workflowOf(parameters, [], CONTINUE).nodes;
			const [webhook] = triggerWorkflow({ events: ['messageReceived'] }).nodes;
			if (!start || !node || !webhook) throw new Error('A node is missing');
			const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
			const workflow = {
				name: 'shaped',
				nodes: [
					start,
					{ ...webhook, name },
					{ ...start, id: 'shape', name: 'Shape', type: 'test.shape' },
					node,
				],
				connections: { [start.name]: to(name), [name]: to('Shape'), Shape: to(NODE) },
				pinData: {
					[start.name]: [{ json: {} }],
					[name]: messages.map((json) => ({ json })),
				},
			};
			return readRun(await engine.run(workflow, { credentials }));
		}

		const fromBen = { ...official, number: BEN, unique_id: '750000009' };
		const benInGroup = { ...inGroup, number: `Football club @${BEN}` };
		const SEVERAL = /^The item comes from several messages/;

		it.each<[string, IDataObject[], IDataObject, INodeParameters]>([
			['only the channel', [official, fromBen], { application: '8' }, {}],
			['only the channel, as a list', [official, fromBen], { application: ['8'] }, {}],
			['only the number, on two channels', [official, onPhone], { number: ANA }, {}],
			[
				'only the group, for a private reply',
				[inGroup, benInGroup],
				{ application: '10', group_id: 'G0001' },
				{ options: { replyPrivately: true } },
			],
		])('an item without a link that has %s: nothing is sent', async (_, messages, item, change) => {
			const { sent } = await replyTo(messages, [item], change);
			expect(errorIn(sent[0]).message).toMatch(SEVERAL);
			expect(setup.bodies()).toEqual([]);
		});

		it('an item without a link that names its message, or its group: it gets the reply', async () => {
			await replyTo([official, fromBen], [{ number: BEN, application: '8' }]);
			expect(setup.bodies()).toMatchObject([{ data: [{ number: BEN, quoted: '750000009' }] }]);
			await replyTo([inGroup, benInGroup], [{ application: '10', group_id: 'G0001' }]);
			expect(setup.bodies()).toMatchObject([{ group_id: 'G0001' }]);
			const again = { ...official, unique_id: '750000008' };
			await replyTo(
				[official, again],
				[
					{ number: ANA, application: '8' },
					{ number: ANA, application: '8', unique_id: '750000008' },
				],
			);
			expect(setup.bodies().flatMap((body) => objectsOf(body ?? {}, 'data'))).toEqual([
				{ number: ANA, message: 'x' },
				{ number: ANA, message: 'x', quoted: '750000008' },
			]);
		});

		it.each([
			'Shop }} x',
			'{{ Shop',
			'Shop.constructor',
			'A "B" }}',
			'line\u2028x',
			'a\\b',
			"it's `x`",
		])('the name %s of the trigger changes nothing', async (name) => {
			const changed = { number: BEN, application: '8' };
			await replyTo([official], [changed], {}, { name });
			await replyTo([official], [changed], {}, { name, isLinked: true });
			expect(setup.bodies()).toEqual([]);
			await replyTo([official], [{ output: 'Yes' }], {}, { name, isLinked: true });
			expect(setup.bodies()).toMatchObject([{ data: [{ number: ANA, message: 'Yes' }] }]);
		});

		describe.each([
			['directly behind the trigger', (message: IDataObject) => message],
			['behind an agent', (): IDataObject => ({})],
		])('a recipient that the user has chosen, %s', (_where, itemOf) => {
			const behind = async (message: IDataObject, change: INodeParameters) =>
				await replyTo([message], [itemOf(message)], change, { isLinked: true });
			const ID = '1000000000000009';

			it.each<[string, IDataObject, INodeParameters, RegExp]>([
				['a number, in a group', inGroup, { number: BEN }, /^Number .* group "G0001".*Group ID/],
				['a number, on Messenger', messenger, { number: BEN }, /^Number .* Recipient ID/],
				[
					'a number, on an own channel of Messenger',
					{ ...messenger, application: '310' },
					{ number: BEN },
					/^Number .* Recipient ID/,
				],
				['a Messenger ID, on WhatsApp', official, { messengerId: ID }, /^Recipient ID .*Number/],
				['a Messenger ID, in a group', inGroup, { messengerId: ID }, /^Recipient ID .*group/],
				['a group, on WhatsApp Official', official, { groupId: 'G7' }, /does not support groups/],
			])('%s: nothing is sent', async (_, message, change, title) => {
				const { sent } = await behind(message, change);
				expect(errorIn(sent[0]).message).toMatch(title);
				expect(setup.bodies()).toEqual([]);
			});

			it.each<[string, IDataObject, INodeParameters, object]>([
				['a number', official, { number: BEN }, { data: [{ number: BEN }] }],
				[
					'a number, without the group',
					inGroup,
					{ number: BEN, groupId: '' },
					{ application: '10', data: [{ number: BEN }] },
				],
				[
					'a number, with Reply Privately',
					inGroup,
					{ number: BEN, options: { replyPrivately: true } },
					{ application: '10', data: [{ number: BEN }] },
				],
				[
					'a number on another channel',
					messenger,
					{ number: BEN, channelId: '8' },
					{ application: '8', data: [{ number: BEN }] },
				],
				[
					'a Messenger ID',
					messenger,
					{ messengerId: ID },
					{ application: '5', data: [{ messenger_id: ID }] },
				],
				['a group', inGroup, { groupId: 'G7' }, { application: '10', group_id: 'G7' }],
			])('%s gets the reply', async (_, message, change, body) => {
				await behind(message, change);
				expect(setup.bodies()).toMatchObject([body]);
			});
		});

		it.each([
			'={{ $json["number"] }}',
			`={{ $json['number'] }}`,
			'={{$json.number}} ',
			'={{ $input.item.json.number }}',
			`={{ $('Trigger').item.json.number }}`,
		])('%s is the default of Number', async (number) => {
			for (const message of [inGroup, official, messenger]) {
				await replyTo([message], [{ output: 'Yes' }], { number }, { isLinked: true });
				const { group_id, number: person, messenger_id } = message;
				expect(setup.bodies()).toMatchObject([
					group_id
						? { group_id }
						: { data: [person ? { number: person, quoted: message.unique_id } : { messenger_id }] },
				]);
			}
		});
	});
});
