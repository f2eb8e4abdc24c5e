/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';
import { SAMPLE_TEMPLATES } from '../sandbox/templates/sampleTemplates';
import type { Template } from '../sandbox/templates/template';
import type { WorkflowFile } from './harness/engine';
import { useEngineSetup, workflowOf } from './harness/engineSetup';
import { ANA, BEN } from './harness/fixtures';
import { visit } from './harness/waiting';
import { openWebhookListener, type WebhookListener } from './harness/webhookListener';
import { NODE } from './harness/workflow';

const setup = useEngineSetup();

const [SAMPLE] = SAMPLE_TEMPLATES as readonly [Template];
const TEMPLATE: Template = {
	...SAMPLE,
	template_id: 'AP1001',
	template_message: [{ message: 'A discount for {{1}}?', language: 'en' }],
	quick_replies: 2,
};

/** For the trigger's option Secret. */
const LONG_ENOUGH = 'abcdefgh12345678';

const question = {
	operation: 'sendAndWait',
	number: '={{ $json.phone }}',
	respondBy: 'buttons',
	template: { __rl: true, mode: 'list', value: 'AP1001' },
	language: 'en',
	values: 'Ana',
};

/** An execution that waits for a tap, and the payloads of its buttons. */
interface Asked {
	readonly run: IRun;
	readonly id: string;
	readonly payloads: readonly string[];
	readonly file: WorkflowFile;
}

/** n8n's own address while executions wait: what was called there, and which executions continued. */
const n8n = { calls: [] as string[], statusCodes: [] as number[], resumed: [] as IRun[] };
let asked: Asked[] = [];
let server: Server;
let trigger: WebhookListener;

beforeAll(async () => {
	server = createServer((request, response) => {
		void (async () => {
			const { method = '', url = '' } = request;
			n8n.calls.push(`${method} ${url}`);
			const statusCode = n8n.statusCodes.shift();
			const executionId = url.split('/')[2];
			const waiting = asked.find(({ id }) => id === executionId);
			if (statusCode !== undefined || !waiting) {
				response.writeHead(statusCode ?? 404).end('{"message":"Not now"}');
				return;
			}
			const link = `http://127.0.0.1:5678${url}`;
			const found = await visit(setup.engine, waiting.file, waiting.run, link, { method: 'POST' });
			if (found.resumed) n8n.resumed.push(found.resumed);
			response.writeHead(found.statusCode, { 'content-type': 'application/json' }).end(found.html);
		})();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
beforeEach(async () => {
	setup.sandbox.account.templates.replace([TEMPLATE]);
	asked = [];
	Object.assign(n8n, { calls: [], statusCodes: [], resumed: [] });
	trigger = await listen();
});
afterEach(async () => await trigger.close());
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});

async function listen(parameters: INodeParameters = {}): Promise<WebhookListener> {
	const { port } = server.address() as AddressInfo;
	return await openWebhookListener(setup.engine, parameters, {
		webhookWaitingBaseUrl: `http://127.0.0.1:${port}/webhook-waiting`,
	});
}

async function ask(parameters: INodeParameters = {}, phone = ANA): Promise<Asked> {
	const all = { ...question, ...parameters };
	const { run, error } = await setup.send(all, [{ phone }]);
	expect([error, run.status]).toEqual([undefined, 'waiting']);
	const [entry] = (setup.bodies().at(-1)?.['data'] ?? []) as Array<{ payload: string[] }>;
	const payloads = entry?.payload ?? [];
	const id = /(\d+)\.[^.]*\.?\w+$/.exec(payloads[0]?.slice(59) ?? '')?.[1] ?? '';
	const one = { run, id, payloads, file: workflowOf(all, [{ phone }]) };
	asked.push(one);
	return one;
}

let uniqueId = 1;
/** What Picky Assist posts when a button is tapped, and what the trigger responds. */
async function tap(payload: string | undefined, number = ANA, more: IDataObject = {}) {
	const id = String(uniqueId++);
	const body = { number, payload, 'message-in': 'Yes', type: 9, direction: 0, 'unique-id': id };
	const { statusCode, text } = await trigger.post({ ...body, application: 8, ...more });
	expect([statusCode, text]).toEqual([200, '{}']);
}

const responses = () =>
	n8n.resumed.map(({ data }) => {
		const [item] = data.resultData.runData[NODE]?.at(-1)?.data?.main?.[0] ?? [];
		return item?.json.data;
	});
const approved = (number = ANA) => [expect.objectContaining({ approved: true, number })];

it('sends the template, whose buttons carry the decisions, and waits', async () => {
	const { payloads } = await ask();
	expect(setup.bodies()).toEqual([
		{
			application: '8',
			template_id: 'AP1001',
			language: 'en',
			data: [{ number: ANA, template_message: ['Ana'], payload: payloads }],
		},
	]);
	expect(payloads).toHaveLength(2);
	for (const payload of payloads) expect(payload.length).toBeLessThanOrEqual(128);
});

it.each([
	['the first button approves', 0, true],
	['the second button declines', 1, false],
])('%s: the execution continues, and the tap starts nothing', async (_, button, decision) => {
	const { payloads } = await ask();
	await tap(payloads[button]);
	const respondedAt = expect.stringMatching(/^\d{4}-.*Z$/);
	const msg_id = expect.any(String);
	expect(responses()).toEqual([{ approved: decision, respondedAt, number: ANA, msg_id }]);
	expect(await trigger.items()).toEqual([]);
});

it('Approve Only: one button has a payload', async () => {
	const values = { approvalType: 'single' };
	setup.sandbox.account.templates.replace([{ ...TEMPLATE, quick_replies: 1 }]);
	expect((await ask({ approvalOptions: { values } })).payloads).toHaveLength(1);
});

it.each([
	['5531987654321', '553187654321'],
	['553187654321', '5531987654321'],
	['5215512345678', '525512345678'],
	['+52 55 1234 5678', '5215512345678'],
])('asked at %s, WhatsApp reports the tap of %s: it is the same person', async (to, from) => {
	const { payloads } = await ask({}, to);
	await tap(payloads[0], from);
	expect(responses()).toEqual(approved(to.replace(/\D/g, '')));
});

describe('what continues nothing, and starts nothing', () => {
	const flip = (payload: string, at: number) =>
		payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1);
	it.each<[string, (one: Asked, other: Asked) => string | undefined, string]>([
		['forwarded to another number', ({ payloads: [approve] }) => approve, BEN],
		['another decision', ({ payloads: [, no] }) => no?.replace(/^pa1d/, 'pa1a'), ANA],
		['another message', ({ payloads: [approve = ''] }) => flip(approve, 6), ANA],
		['another signature', ({ payloads: [approve = ''] }) => flip(approve, 20), ANA],
		['another execution', ({ payloads, id }, other) => payloads[0]?.replace(id, other.id), ANA],
		['no execution', ({ payloads, id }) => payloads[0]?.replace(id, '1'), ANA],
	])('%s', async (name, change, from) => {
		const one = await ask();
		const other = await ask();
		const payload = change(one, other);
		expect(payload).toMatch(/^pa1/);
		if (name === 'no execution') n8n.statusCodes.push(401);
		await tap(payload, from);
		expect(n8n.calls).toHaveLength(1);
		expect([n8n.resumed, await trigger.items()]).toEqual([[], []]);
		await tap(one.payloads[0]);
		expect(responses()).toEqual(approved());
	});

	it('a message that was sent with it, or that has no number', async () => {
		const { payloads } = await ask();
		await tap(payloads[0], ANA, { direction: 1 });
		expect([n8n.calls, n8n.resumed]).toEqual([[], []]);
	});
});

it.each<[string, IDataObject, boolean]>([
	['a JSON number', { number: Number(ANA) }, true],
	['a number with a plus and spaces', { number: '+1 202 555 0101' }, true],
	['no number', { number: undefined }, false],
	['an empty number', { number: '' }, false],
	['several numbers', { number: [ANA, BEN] }, false],
	['another number, and the right one elsewhere', { number: BEN, sender: ANA, from: ANA }, false],
	['an outbound message', { direction: '1' }, false],
])('a tap with %s', async (_, fields, continues) => {
	const { payloads } = await ask();
	await tap(payloads[0], ANA, fields);
	expect(responses()).toEqual(continues ? approved() : []);
});

it.each<[string, (payload: string) => unknown]>([
	['a line break behind it', (payload) => `${payload}\n`],
	['a space before it', (payload) => ` ${payload}`],
	['small letters', (payload) => payload.toLowerCase()],
	['itself twice', (payload) => payload + payload],
	['a list around it', (payload) => [payload]],
	['a 0 before the execution', (payload) => payload.replace(/(\d+\.\.node)$/, '0$1')],
])('a payload with %s continues nothing', async (_, change) => {
	const { payloads } = await ask();
	await trigger.post({
		number: ANA,
		payload: change(payloads[0] ?? ''),
		'message-in': 'Yes',
		type: 9,
		direction: 0,
		'unique-id': String(uniqueId++),
		application: 8,
	});
	expect(n8n.resumed).toEqual([]);
});

it.each<[string, INodeParameters, IDataObject]>([
	['Instant Reply', { respond: 'instantReply', replyText: 'Hello' }, {}],
	['When Last Node Finishes', { respond: 'lastNode' }, {}],
	['events without messages', { events: ['messageStatus'] }, {}],
	['a secret', { options: { secret: LONG_ENOUGH } }, { secret: LONG_ENOUGH }],
	['repeats not ignored', { options: { ignoreRepeats: false, rawBody: true } }, {}],
])(
	'a trigger with %s: the tap continues the execution and gets no reply',
	async (_, settings, fields) => {
		const { payloads } = await ask();
		await trigger.close();
		trigger = await listen(settings);
		await tap(payloads[0], ANA, fields);
		expect(responses()).toEqual(approved());
		expect(await trigger.items()).toEqual([]);
	},
);

it('a tap without the secret that the trigger requires continues nothing', async () => {
	const { payloads } = await ask();
	await trigger.close();
	trigger = await listen({ options: { secret: LONG_ENOUGH } });
	const { statusCode } = await trigger.post({ number: ANA, payload: payloads[0], direction: 0 });
	expect([statusCode, n8n.resumed]).toEqual([403, []]);
});

it('two executions wait for one number: each button continues its own', async () => {
	const [first, second] = [await ask(), await ask()];
	await tap(second.payloads[1]);
	await tap(first.payloads[0]);
	expect(responses()).toMatchObject([{ approved: false }, { approved: true }]);
});

it('a repeated call and a second tap do not continue it again', async () => {
	const { payloads } = await ask();
	await Promise.all([tap(payloads[0]), tap(payloads[0]), tap(payloads[1])]);
	await tap(payloads[1]);
	expect(n8n.resumed).toHaveLength(1);
	expect(await trigger.items()).toEqual([]);
});

it('a tap before n8n has saved the execution: the trigger tries again', async () => {
	const { payloads } = await ask();
	n8n.statusCodes.push(404, 500, 409);
	await tap(payloads[0]);
	expect(n8n.calls).toHaveLength(4);
	expect(responses()).toEqual(approved());
});

it('n8n fails: Picky Assist gets its response as always', async () => {
	const { payloads } = await ask();
	n8n.statusCodes.push(400);
	await tap(payloads[0]);
	expect([n8n.calls.length, n8n.resumed]).toEqual([1, []]);
});

it('opening the address of a tap decides nothing', async () => {
	const { payloads, file, run } = await ask();
	await tap(payloads[0]);
	const url = `http://127.0.0.1:5678${n8n.calls[0]?.split(' ')[1]}`;
	expect((await visit(setup.engine, file, run, url)).resumed).toBeUndefined();
});

it('other payloads start the workflow, and ours too if Resume Waiting Workflows is off', async () => {
	const { payloads } = await ask();
	await tap('yes-1001');
	expect(await trigger.items()).toMatchObject([[{ payload: 'yes-1001' }]]);
	await trigger.close();
	trigger = await listen({ options: { resumeWaiting: false } });
	await tap(payloads[0]);
	expect(await trigger.items()).toMatchObject([[{ payload: payloads[0] }]]);
	expect(n8n.calls).toEqual([]);
});

it.each<[INodeParameters, string]>([
	[{ channel: "={{ '10' }}" }, 'cannot send templates'],
	[{ values: 'Ana\nBen' }, 'takes 1 value, and this item has 2'],
	[{ channel: '3' }, 'cannot send templates'],
	[{ responseType: 'freeText' }, 'A button in the chat cannot return a text'],
	[{ language: "={{ '' }}" }, 'Language is empty'],
])('%j: nothing is sent, and nothing waits', async (parameters, message) => {
	const { error, run } = await setup.send({ ...question, ...parameters }, [{ phone: ANA }]);
	expect(error?.message).toContain(message);
	expect([run.status, setup.bodies()]).toEqual(['error', []]);
});

it('a form with a payload of its own: nothing is sent', async () => {
	const field = (id: string) => ({ id, displayName: id, required: id === '‹1›', display: true });
	const templateValues = {
		mappingMode: 'defineBelow',
		value: { '‹1›': 'Ana', 'Quick reply 1': 'yes' },
		schema: ['‹1›', 'Quick reply 1'].map(field),
	};
	const parameters = { ...question, valuesMode: 'fields', templateValues };
	const { error } = await setup.send(parameters, [{ phone: ANA }], { typeVersion: 1.1 });
	expect(error?.message).toContain('cannot have payloads of their own');
	expect(setup.bodies()).toEqual([]);
});

it('a payload that is too long: nothing is sent', async () => {
	const file = workflowOf(question, [{ phone: ANA }]);
	const nodes = file.nodes.map((node) =>
		node.name === NODE ? { ...node, id: 'n'.repeat(90) } : node,
	);
	const run = await setup.engine.run({ ...file, nodes }, { credentials: setup.credentials });
	expect(run.data.resultData.error?.message).toContain('longer than 128 characters');
	expect(setup.bodies()).toEqual([]);
});
