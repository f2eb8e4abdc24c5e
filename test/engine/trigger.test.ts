import type { INodeParameters } from 'n8n-workflow';
import { type Engine, startEngine, type WorkflowFile } from './harness/engine';
import { type FileServer, startFileServer } from './harness/fileServer';
import {
	openWebhookListener,
	restartTrigger,
	type WebhookListener,
	triggerWorkflow,
} from './harness/webhookListener';
import type { WebhookServerOptions } from './harness/webhookServer';

const message = (id: unknown, more: object = {}) => ({
	number: '12025550101',
	message_in_raw: 'Hi',
	type: 1,
	application: 8,
	'unique-id': id,
	'project-id': 500001,
	direction: 0,
	...more,
});
const report = (rows: object[]) => ({ project_id: '500001', event_id: 1, data: rows });
const row = (id: number, status = 1) => ({
	msg_id: String(id),
	push_id: '7000001',
	number: `120255${id}`,
	status: String(status),
	reference_number: `order-${id}`,
});

let engine: Engine;
const opened: Array<{ close(): Promise<void> }> = [];
beforeAll(async () => {
	engine = await startEngine();
});
afterEach(async () => {
	for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => engine.stop());

async function open(
	parameters: INodeParameters = {},
	options: Partial<WebhookServerOptions> = {},
): Promise<WebhookListener> {
	const listener = await openWebhookListener(engine, parameters, options);
	opened.push(listener);
	return listener;
}

const REPLY = { respond: 'instantReply', replyText: 'Thanks', replyDelay: 5 };
const REPLIED = '{"message-out":"Thanks","delay":"5"}';

describe('repeats', () => {
	it('of 100 equal calls at once one starts the workflow, and all get the same reply', async () => {
		const listener = await open(REPLY);
		const responses = await Promise.all(
			Array.from({ length: 100 }, () => listener.post(message('1'))),
		);
		expect(new Set(responses.map(({ statusCode, text }) => `${statusCode} ${text}`))).toEqual(
			new Set([`200 ${REPLIED}`]),
		);
		expect(await listener.items()).toHaveLength(1);
	});

	it('of 100 different calls at once all start the workflow', async () => {
		const listener = await open();
		await Promise.all(Array.from({ length: 100 }, (_, index) => listener.post(message(index + 1))));
		const ids = (await listener.items()).flat().map(({ unique_id: id }) => Number(id));
		expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
	});

	it('are known after a restart from what n8n saved', async () => {
		const workflow = triggerWorkflow({ events: ['messageReceived', 'deliveryReport'] });
		const before = await open({}, { workflow });
		await before.post(message('1'));
		await before.post(report([row(1), row(2)]));
		expect(await before.items()).toHaveLength(2);
		restartTrigger(engine);
		const after = await open({}, { workflow, staticData: before.staticData() });
		await Promise.all(Array.from({ length: 100 }, () => after.post(message('1'))));
		await after.post(report([row(1), row(2), row(3)]));
		await after.post(message('2'));
		expect(await after.items()).toMatchObject([[{ msg_id: '3' }], [{ unique_id: '2' }]]);
	});

	it('are known after calls that came at once and a restart', async () => {
		const workflow = triggerWorkflow({ events: ['messageReceived'] });
		const before = await open({}, { workflow });
		await Promise.all(Array.from({ length: 20 }, (_, index) => before.post(message(index + 1))));
		await before.post(message(21));
		expect(await before.items()).toHaveLength(21);
		restartTrigger(engine);
		const after = await open({}, { workflow, staticData: before.staticData() });
		for (let id = 1; id <= 21; id++) await after.post(message(id));
		expect(await after.items()).toEqual([]);
	});

	it('a restart without what was saved knows nothing: it is the saved part that tells', async () => {
		const workflow = triggerWorkflow({ events: ['messageReceived'] });
		const before = await open({}, { workflow });
		await before.post(message('1'));
		restartTrigger(engine);
		const after = await open({}, { workflow });
		await after.post(message('1'));
		expect(await after.items()).toHaveLength(1);
	});

	it('a report with some rows that came already gives the others, and another status of a message is news', async () => {
		const listener = await open();
		await listener.post(report([row(1), row(2)]));
		await listener.post(report([row(2), row(3), row(2, 3)]));
		const statuses = (await listener.items()).map((items) =>
			items.map(({ msg_id, status_text }) => `${msg_id} ${status_text}`),
		);
		expect(statuses).toEqual([
			['1 delivered', '2 delivered'],
			['3 delivered', '2 read'],
		]);
	});

	it('come through where they are wanted', async () => {
		const listener = await open({ options: { ignoreRepeats: false } });
		for (let time = 0; time < 3; time++) await listener.post(message('1'));
		expect(await listener.items()).toHaveLength(3);
		expect(listener.staticData()).toEqual({});
	});

	it('an id as a number repeats the same id as text; another project, channel or an empty id does not', async () => {
		const listener = await open();
		for (const body of [
			message('7'),
			message(7),
			message('7', { 'project-id': 9 }),
			message('7', { application: '10' }),
		])
			await listener.post(body);
		const absent = ['', '0', 0, null, 'null', 'undefined', ' None ', 'false', '[]'];
		for (const id of absent) for (let time = 0; time < 2; time++) await listener.post(message(id));
		expect(await listener.items()).toHaveLength(3 + 2 * absent.length);
	});

	it('groups, subscribers and unknown events are never repeats: a person may join twice', async () => {
		const listener = await open();
		for (const event_id of [3, 4, 99])
			for (let time = 0; time < 2; time++)
				await listener.post({ event_id, number: '12025550101', subscriber_id: 'VP1' });
		expect(await listener.items()).toHaveLength(6);
	});

	it('two workflows do not share what they remember', async () => {
		for (const listener of [await open(), await open()]) {
			await listener.post(message('1'));
			expect(await listener.items()).toHaveLength(1);
		}
	});

	it('a test takes nothing from production, and production nothing from a test', async () => {
		const workflow = triggerWorkflow({ events: ['messageReceived'] });
		const test = await open({}, { workflow, mode: 'manual' });
		const production = await open({}, { workflow });
		await test.post(message('1'));
		await production.post(message('1'));
		await production.post(message('2'));
		await test.post(message('2'));
		await test.post(message('2'));
		expect(await production.items()).toHaveLength(2);
		expect(await test.items()).toHaveLength(3);
		expect(test.staticData()).toEqual({});
	});

	it('what n8n could not take comes again and is taken then', async () => {
		let down = true;
		const listener = await open(REPLY, { failsToStart: () => down });
		expect((await listener.post(message('1'))).statusCode).toBe(500);
		down = false;
		expect((await listener.post(message('1'))).text).toBe(REPLIED);
		expect((await listener.post(message('1'))).text).toBe(REPLIED);
		expect(await listener.items()).toHaveLength(1);
	});

	it.each([
		[{ 'node:Picky Assist Trigger': { repeats: 'x' } }],
		[{ 'node:Picky Assist Trigger': { repeats: { a: 1, 1e9: 'x', 5: null } } }],
	])('saved data that makes no sense does no harm: %j', async (staticData) => {
		const listener = await open({}, { staticData });
		await listener.post(message('1'));
		await listener.post(message('1'));
		expect(await listener.items()).toHaveLength(1);
	});
});

describe('what makes a repeat', () => {
	const failed = { msg_id: '1', push_id: '7000001', status: '2', number: '12025550101' };
	it.each<[string, object[]]>([
		['one msg_id to two numbers', [{ ...failed }, { ...failed, number: '12025550102' }]],
		[
			'failed, then failed with a reason',
			[failed, { ...failed, error_message: 'Not on WhatsApp' }],
		],
		['an error code that comes later', [failed, { ...failed, error_code: 131047 }]],
		[
			'another channel',
			[
				{ ...failed, channel_id: '8' },
				{ ...failed, channel_id: '10' },
			],
		],
		[
			'two Messenger people',
			[
				{ ...failed, messenger_id: 1 },
				{ ...failed, messenger_id: 2 },
			],
		],
		['another push', [failed, { ...failed, push_id: '7000002' }]],
		[
			'another reference number',
			[
				{ ...failed, reference_number: 'a' },
				{ ...failed, reference_number: 'b' },
			],
		],
		[
			'another text',
			[
				{ ...failed, message: 'One' },
				{ ...failed, message: 'Two' },
			],
		],
	])('rows of a report: %s are different rows', async (_about, rows) => {
		const listener = await open();
		await listener.post(report(rows));
		for (const each of rows) await listener.post(report([each]));
		expect(await listener.items()).toEqual([
			rows.map(() => expect.objectContaining({ msg_id: '1' })),
		]);
	});

	it.each<[string, object]>([
		['an edited text', { message_in_raw: 'Hi again' }],
		['another sender', { number: '12025550102' }],
		['a group', { 'group-id': 'G1' }],
		['an echo of it', { direction: 1 }],
		['another file', { 'media-url': 'https://example.com/2.jpg' }],
		['another button', { payload: 'no' }],
		['another choice', { interactive: { type: 1, id: '2' } }],
		['another place', { Location: { lat: 1, long: 2 } }],
	])('messages with one id: %s is another message', async (_about, change) => {
		const listener = await open({ options: { ignoreOutbound: false } });
		for (let time = 0; time < 2; time++)
			for (const body of [message('1'), message('1', change)]) await listener.post(body);
		expect(await listener.items()).toHaveLength(2);
	});

	it('the same in another form is a repeat: the order of the keys, numbers as text, empty keys, a clock, the URL', async () => {
		const listener = await open({ options: { rawBody: true } });
		await listener.post(message('1', { time: '10:00' }));
		await listener.post(message(1, { type: '1', 'media-url': '', payload: null, time: '10:01' }), {
			query: '?shop=north',
		});
		await listener.post(Object.fromEntries(Object.entries(message('1')).reverse()));
		await listener.post(report([failed, failed]));
		await listener.post({
			...report([{ number: 12025550101, status: 2, push_id: 7000001, msg_id: 1, timestamp: 5 }]),
		});
		expect((await listener.items()).map((items) => items.length)).toEqual([1, 1]);
	});

	it.each<[string, string, string]>([
		['a form', 'application/x-www-form-urlencoded', ''],
		['JSON with a list as text', 'application/json', ''],
	])('ids beyond 2^53 stay apart in %s', async (_about, contentType) => {
		const listener = await open();
		const data =
			'[{"msg_id":10000000000000000123,"status":1},{"msg_id":10000000000000000124,"status":1}]';
		const body =
			contentType === 'application/json'
				? { event_id: 1, data }
				: new URLSearchParams({ event_id: '1', data }).toString();
		await listener.post(body, { contentType });
		expect((await listener.items()).flat().map(({ msg_id }) => msg_id)).toEqual([
			'10000000000000000123',
			'10000000000000000124',
		]);
	});

	it('ids beyond 2^53 stay apart in multipart, and where a form holds a number', async () => {
		const listener = await open();
		for (const id of ['10000000000000000123', '10000000000000000124']) {
			const form = new FormData();
			form.append('message_in_raw', 'Hi');
			form.append('unique-id', id);
			form.append('interactive', `{"type":1,"id":${id}}`);
			await listener.post(form);
			await listener.post(`message_in_raw=Hi&unique-id=${id}1`, {
				contentType: 'application/x-www-form-urlencoded',
			});
		}
		const items = (await listener.items()).flat();
		expect(items.map(({ unique_id }) => unique_id).sort()).toEqual([
			'10000000000000000123',
			'100000000000000001231',
			'10000000000000000124',
			'100000000000000001241',
		]);
		expect(JSON.stringify(items)).toContain('{"type":1,"id":"10000000000000000123"}');
	});
});

describe('big reports', () => {
	const calls = (numberOfCalls: number, rows: number) =>
		Array.from({ length: numberOfCalls }, (_, call) =>
			report(Array.from({ length: rows }, (_row, index) => row(call * rows + index + 1))),
		);

	it('11,000 rows in eleven calls are all repeats when they come again', async () => {
		const listener = await open();
		const all = calls(11, 1_000);
		for (const body of [...all, ...all])
			expect(await listener.post(body)).toMatchObject({ statusCode: 200, text: '{}' });
		expect((await listener.items()).map((items) => items.length)).toEqual(Array(11).fill(1_000));
	});

	it('10,001 rows in one call are all repeats when they come again', async () => {
		const listener = await open();
		for (let time = 0; time < 2; time++)
			for (const body of calls(1, 10_001)) await listener.post(body);
		expect((await listener.items()).map((items) => items.length)).toEqual([10_001]);
	});

	it('the last 10,000 rows are known after a restart', async () => {
		const workflow = triggerWorkflow({ events: ['deliveryReport'] });
		const before = await open({}, { workflow });
		const all = calls(3, 5_000);
		for (const body of all) await before.post(body);
		await before.items();
		restartTrigger(engine);
		const after = await open({}, { workflow, staticData: before.staticData() });
		for (const body of all.slice(1)) await after.post(body);
		expect(await after.items()).toEqual([]);
		expect(JSON.stringify(before.staticData()).length).toBeLessThan(110_000);
	});

	it('1,000 rows are 1,000 items, known after a restart', async () => {
		const workflow = triggerWorkflow({ events: ['deliveryReport'] });
		const rows = Array.from({ length: 1_000 }, (_, index) => row(index + 1));
		const before = await open({}, { workflow });
		await before.post(report(rows));
		const [items] = await before.items();
		expect(items?.map(({ msg_id }) => msg_id)).toEqual(rows.map(({ msg_id }) => msg_id));
		expect(
			items?.every(
				({ push_id, reference_number }) =>
					push_id === '7000001' && String(reference_number).startsWith('order-'),
			),
		).toBe(true);
		for (let status = 2; status <= 5; status++)
			await before.post(report(rows.map((_, index) => row(index + 1, status))));
		restartTrigger(engine);
		const after = await open({}, { workflow, staticData: before.staticData() });
		await after.post(report(rows.map((_, index) => row(index + 1, 5))));
		expect(await after.items()).toEqual([]);
	});

	it('10,000 rows are 10,000 items', async () => {
		const listener = await open();
		await listener.post(report(Array.from({ length: 10_000 }, (_, index) => row(index + 1))));
		expect((await listener.items())[0]).toHaveLength(10_000);
	});
});

describe('When Last Node Finishes', () => {
	/** The trigger and a node that answers with the text in capitals, or fails. */
	const respondingWorkflow = (events: string[], parameters: INodeParameters = {}): WorkflowFile => {
		const workflow = triggerWorkflow({ events, respond: 'lastNode', ...parameters });
		const [trigger] = workflow.nodes;
		if (!trigger) throw new Error('There is no trigger');
		const last = { ...trigger, id: 'last', name: 'Last', type: 'test.shout', parameters: {} };
		return {
			...workflow,
			nodes: [trigger, last],
			connections: { [trigger.name]: { main: [[{ node: 'Last', type: 'main', index: 0 }]] } },
		};
	};

	beforeAll(() => {
		engine.types.add('test.shout', {
			description: {
				displayName: 'Shout',
				name: 'shout',
				group: ['transform'],
				version: 1,
				description: 'Answers',
				defaults: {},
				inputs: ['main'],
				outputs: ['main'],
				properties: [],
			},
			async execute() {
				const text = String(this.getInputData()[0]?.json.message);
				if (text === 'stop') throw new Error('Stopped');
				return [[{ json: text === '' ? {} : { 'message-out': text.toUpperCase(), delay: '3' } }]];
			},
		});
	});

	it('answers with the first item of the last node, also to a repeat', async () => {
		const listener = await open({}, { workflow: respondingWorkflow(['messageReceived']) });
		for (let time = 0; time < 2; time++) {
			expect((await listener.post(message('1'))).text).toBe('{"message-out":"HI","delay":"3"}');
		}
		expect(await listener.items()).toHaveLength(2);
		expect((await listener.post(message('2', { message_in_raw: '' }))).text).toBe('{}');
	});

	it('answers what starts nothing at once', async () => {
		const listener = await open({}, { workflow: respondingWorkflow(['messageReceived']) });
		for (const body of [report([row(1)]), message('1', { direction: 1 })]) {
			expect(await listener.post(body)).toMatchObject({ statusCode: 200, text: '{}' });
		}
		expect(await listener.items()).toEqual([]);
	});

	it.each(['[]', '"[]"'])(
		'a report without rows (data: %s) is answered and starts nothing',
		async (data) => {
			const listener = await open(
				{},
				{ workflow: respondingWorkflow(['deliveryReport', 'numberCheck']) },
			);
			for (const event of [1, 2]) {
				expect(await listener.post(`{"event_id":${event},"data":${data}}`)).toMatchObject({
					statusCode: 200,
					text: '{}',
				});
			}
			expect(await listener.items()).toEqual([]);
			expect(listener.executions).toEqual([]);
		},
	);

	it('a workflow that fails sends no reply', async () => {
		const listener = await open({}, { workflow: respondingWorkflow(['messageReceived']) });
		const response = await listener.post(message('1', { message_in_raw: 'stop' }));
		expect(response.statusCode).toBe(500);
		expect(response.text).not.toContain('message-out');
	});
});

describe('a report without rows', () => {
	it.each([
		{},
		{ respond: 'instantReply', replyText: 'Hi' },
		{ options: { ignoreRepeats: false } },
	])('is answered and starts nothing: %j', async (parameters) => {
		const listener = await open(parameters);
		for (const body of [report([]), { event_id: 2, data: '[]' }])
			expect(await listener.post(body)).toMatchObject({ statusCode: 200, text: '{}' });
		expect(listener.executions).toEqual([]);
	});
});

describe('settings that a workflow may be saved with', () => {
	it.each(['messageReceived', 'deliveryReport', 'numberCheck', 'groupMembership', 'newSubscriber'])(
		'only %s chosen: that, and unknown events start the workflow; the others get a response',
		async (event) => {
			const listener = await open({ events: [event] });
			for (const body of [
				message('1'),
				report([row(1)]),
				{ event_id: 2, data: [row(1)] },
				{ event_id: 3 },
				{ event_id: 4 },
				{ event_id: 5 },
			]) {
				expect(await listener.post(body)).toEqual({
					statusCode: 200,
					contentType: 'application/json; charset=utf-8',
					text: '{}',
				});
			}
			expect((await listener.items()).flat().map((item) => item.event)).toEqual([event, 'unknown']);
		},
	);

	it('a way to respond that does not exist answers nothing, and expressions that break stop nothing', async () => {
		const broken = '={{ $json.a.b.c() }}';
		const listener = await open({
			respond: 'other',
			events: broken,
			options: { ignoreRepeats: broken, ignoreOutbound: broken, rawBody: broken },
		});
		for (const id of ['1', '1', '2'])
			expect(await listener.post(message(id))).toMatchObject({ statusCode: 200, text: '{}' });
		expect((await listener.post(message('3', { direction: 1 }))).text).toBe('{}');
		expect(await listener.items()).toHaveLength(2);
	});

	it('a secret whose expression breaks refuses everybody; one that works lets in who knows it', async () => {
		const broken = await open({ options: { secret: '={{ $json.a.b.c() }}' } });
		expect((await broken.post(message('1'), { query: '?secret=undefined' })).statusCode).toBe(403);
		const working = await open({ options: { secret: '={{ "abc" + 1 }}' } });
		expect((await working.post(message('1'), { query: '?secret=abc1' })).statusCode).toBe(200);
		expect((await working.post(message('2'), { query: '?secret=abc' })).statusCode).toBe(403);
		expect(await working.items()).toMatchObject([[{ unique_id: '1' }]]);
	});
});

describe('an instant reply that is no text', () => {
	it.each([
		'={{ NaN }}',
		'=Hi {{ $json.body }}',
		'={{ $json.body }}',
		'={{ [1] }}',
		'Hi {{ $json.body.name }}',
		'\u200b',
	])('%s is not sent', async (replyText) => {
		const listener = await open({ ...REPLY, replyText });
		expect(await listener.post(message('1'))).toMatchObject({ statusCode: 200, text: '{}' });
		expect(await listener.items()).toHaveLength(1);
	});

	it('a number is', async () => {
		const listener = await open({ ...REPLY, replyText: '={{ 6 * 7 }}' });
		expect((await listener.post(message('1'))).text).toBe('{"message-out":"42","delay":"5"}');
	});
});

describe('with the options for agents and files', () => {
	const options = {
		forAgents: true,
		downloadFiles: true,
		allowPrivate: true,
		rawBody: true,
		secret: 'zq-Secret-9',
	};
	const query = '?secret=zq-Secret-9';
	let files: FileServer;
	beforeEach(async () => {
		files = await startFileServer();
	});
	afterEach(async () => files.close());
	const withFile = (id: number, more: object = {}) =>
		message(id, { 'media-url': `${files.url}/picture.gif`, ...more });

	it('of 20 equal calls at once one starts the workflow and downloads the file, and all get the same reply; also after a restart', async () => {
		const workflow = triggerWorkflow({ events: ['messageReceived'], ...REPLY, options });
		const before = await open({}, { workflow });
		const responses = await Promise.all(
			Array.from({ length: 20 }, () => before.post(withFile(1), { query })),
		);
		expect(new Set(responses.map(({ statusCode, text }) => `${statusCode} ${text}`))).toEqual(
			new Set([`200 ${REPLIED}`]),
		);
		expect(await before.items()).toMatchObject([
			[{ chatInput: '[file] Hi', sessionId: '8-12025550101' }],
		]);
		restartTrigger(engine);
		const after = await open({}, { workflow, staticData: before.staticData() });
		expect((await after.post(withFile(1), { query })).text).toBe(REPLIED);
		expect(await after.items()).toEqual([]);
		expect(files.requests).toHaveLength(1);
	});

	it('a repeat is one also where an option was turned on or off in between', async () => {
		const workflow = triggerWorkflow({ events: ['messageReceived'] });
		const before = await open({}, { workflow });
		await before.post(withFile(1));
		const after = await open(
			{},
			{
				workflow: {
					...triggerWorkflow({ events: ['messageReceived'], options }),
					name: workflow.name,
				},
			},
		);
		expect(await after.post(withFile(1), { query })).toMatchObject({ statusCode: 200, text: '{}' });
		expect([await before.items(), await after.items()]).toMatchObject([[[{}]], []]);
	});

	it('an echo starts nothing, nor does a call without the secret; nothing is downloaded', async () => {
		const listener = await open({ ...REPLY, options });
		expect(await listener.post(withFile(1, { direction: 1 }), { query })).toMatchObject({
			statusCode: 200,
			text: '{}',
		});
		expect((await listener.post(withFile(2))).statusCode).toBe(403);
		expect(await listener.items()).toEqual([]);
		expect(files.requests).toEqual([]);
	});
});
