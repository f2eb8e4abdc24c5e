import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { type Engine, runOf, startEngine } from './harness/engine';
import { type FileServer, startFileServer } from './harness/fileServer';
import { TRIGGER } from './harness/triggerNode';
import { openWebhookListener, type WebhookListener } from './harness/webhookListener';

let engine: Engine;
let plain: WebhookListener;
let guarded: WebhookListener;
let full: WebhookListener;
let files: FileServer;
beforeAll(async () => {
	engine = await startEngine();
	plain = await openWebhookListener(engine, {
		respond: 'instantReply',
		replyText: '=Hi {{ $json.body.name }}',
		options: { rawBody: true },
	});
	files = await startFileServer();
	full = await openWebhookListener(engine, {
		respond: 'instantReply',
		replyText: '=Hi {{ $json.name }}, {{ $json.chatInput }}',
		options: { ...ALL_OPTIONS, secret: 'zq-Secret-9' },
	});
	guarded = await openWebhookListener(engine, {
		options: { secret: 'zq-Secret-9', rawBody: true },
	});
});
afterAll(async () => {
	await plain.close();
	await guarded.close();
	await full.close();
	await files.close();
	await engine.stop();
});

/** Every option that changes what comes out. */
const ALL_OPTIONS = {
	forAgents: true,
	downloadFiles: true,
	allowPrivate: true,
	maxFileSize: 0.004,
	rawBody: true,
	ignoreOutbound: false,
};
const PATHS = ['/picture.gif', '/moved', '/gone', '/large', '/reset', '/named', '/moved-badly'];

/** Production's expression engine takes a virtual machine for each call and each execution, a tenth of a second. */
const runs = (times: number) => (engine.expressionEngine === 'vm' ? times / 10 : times);

const key = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.constantFrom(
			'message-in',
			'message_in_raw',
			'message-in-raw',
			'unique-id',
			'event_id',
			'data',
			'type',
			'direction',
			'number',
			'Location',
			'location',
			'contact',
			'interactive',
			'project-id',
			'project_id',
			'msg_id',
			'status',
			'message_type',
			'event',
			'other',
			'query',
			'raw_body',
			'secret',
			'__proto__',
			'constructor',
			'toString',
			'length',
		),
	},
	{ weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const leaf = fc.oneof(
	fc.constantFrom<unknown>(
		0,
		1,
		2,
		3,
		4,
		5,
		'1',
		'2',
		'',
		'Hi+there%21',
		'100%',
		'%E2%82',
		null,
		true,
		1e300,
		-1,
		'{"a":1}',
		'[1]',
		'[{"msg_id":"1"}]',
		'zq-Secret-9',
	),
	fc.string(),
	fc.double({ noNaN: true }),
);
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		{ weight: 4, arbitrary: leaf },
		{ weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
		{
			weight: 2,
			arbitrary: fc
				.array(fc.tuple(key, tie('value')), { maxLength: 8 })
				.map((entries) => Object.fromEntries(entries)),
		},
	),
}));
const payload = fc
	.array(fc.tuple(key, anything), { maxLength: 10 })
	.map((entries) => Object.fromEntries(entries));
const contentType = fc.constantFrom(
	'application/json',
	'text/plain',
	'application/x-www-form-urlencoded',
	'application/octet-stream',
	'application/vnd.example+json',
	null,
);

/** What the items must still hold of a payload: every text and number in it, the secret aside. */
function leavesOf(value: unknown): string[] {
	if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
	return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

it('any JSON object, under any content type, is answered with 200 and comes out whole', async () => {
	await fc.assert(
		fc.asyncProperty(payload, contentType, async (body, type) => {
			const before = plain.executions.length;
			const response = await plain.post(JSON.stringify(body), { contentType: type });
			expect(response.statusCode).toBe(200);
			expect(JSON.parse(response.text)).toEqual(
				response.text === '{}' ? {} : { 'message-out': expect.any(String), delay: '0' },
			);
			const started = await plain.items(before);
			expect(started.length).toBeLessThanOrEqual(1);
			for (const item of started[0] ?? []) {
				expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
				expect([
					'messageReceived',
					'deliveryReport',
					'numberCheck',
					'groupMembership',
					'newSubscriber',
					'unknown',
				]).toContain(item.event);
				if (item.event !== 'unknown') continue;
				const { raw_body, ...rest } = item;
				expect(leavesOf(rest)).toEqual(expect.arrayContaining(leavesOf(raw_body)));
			}
		}),
		{ numRuns: runs(600) },
	);
}, 120_000);

it('any bytes, under any content type, are answered with 200, 400 or what n8n itself says', async () => {
	const bytes = fc.oneof(
		fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
		fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
		fc.json().map((text) => Buffer.from(text)),
		fc.webQueryParameters().map((text) => Buffer.from(text)),
	);
	await fc.assert(
		fc.asyncProperty(
			bytes,
			fc.oneof(contentType, fc.constant('multipart/form-data; boundary=x')),
			async (body, type) => {
				const { statusCode, text } = await plain.post(body, { contentType: type });
				const expected = type === 'application/json' ? [200, 400, 422] : [200, 400];
				expect(expected).toContain(statusCode);
				expect(() => JSON.parse(text)).not.toThrow();
			},
		),
		{ numRuns: runs(400) },
	);
	await plain.settled();
}, 120_000);

it('no call is accepted without the secret, and the secret never shows', async () => {
	await fc.assert(
		fc.asyncProperty(
			payload,
			fc.constantFrom('', '?secret=zq-Secret-9', '?secret=zq-secret-9', '?secret='),
			fc.boolean(),
			async (body, query, inBody) => {
				const before = guarded.executions.length;
				const rest = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'secret'));
				const sent = inBody ? { ...rest, secret: 'zq-Secret-9' } : rest;
				const isKnown = inBody || query === '?secret=zq-Secret-9';
				const response = await guarded.post(JSON.stringify(sent), { query });
				expect(response.statusCode).toBe(isKnown ? 200 : 403);
				expect(response.text).not.toContain('zq-Secret-9');
				const started = await guarded.items(before);
				if (!isKnown) expect(started).toEqual([]);
				if (!JSON.stringify(rest).includes('zq-Secret-9'))
					expect(JSON.stringify(started)).not.toContain('zq-Secret-9');
			},
		),
		{ numRuns: runs(300) },
	);
}, 120_000);

const incoming = fc
	.tuple(
		payload,
		fc.array(
			fc.tuple(
				fc.constantFrom(
					'media-url',
					'media_url',
					'name',
					'application',
					'group-id',
					'messenger_id',
					'payload',
					'referral',
					'received_at',
					'chatInput',
					'sessionId',
					'download_error',
				),
				fc.oneof(
					anything,
					fc.webUrl({ validSchemes: ['http', 'ftp'] }).map((url) => url.replace(/^http:/, 'x:')),
					fc.constantFrom(...PATHS).map((path) => `<files>${path}`),
				),
			),
			{ maxLength: 5 },
		),
	)
	.map(([body, more]) => ({ 'unique-id': '1', ...body, ...Object.fromEntries(more) }));
const written = (body: object) => JSON.stringify(body).replaceAll('<files>', files.url);

it('with every option on, any message is answered with 200, and comes out with a text, a conversation and its file or why not', async () => {
	await fc.assert(
		fc.asyncProperty(incoming, contentType, async (body, type) => {
			const before = full.executions.length;
			const rest = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'secret'));
			const response = await full.post(written(rest), {
				contentType: type,
				query: '?secret=zq-Secret-9',
			});
			expect(response.statusCode).toBe(200);
			expect(response.text).not.toContain('zq-Secret-9');
			await full.settled();
			for (const run of full.executions.slice(before)) {
				expect(run.data.resultData.error).toBeUndefined();
				for (const { json, binary } of runOf(run, TRIGGER).outputs[0] ?? []) {
					expect(Date.parse(String(json.received_at))).not.toBeNaN();
					if (json.event !== 'messageReceived') continue;
					expect(String(json.chatInput)).toMatch(/\S/);
					expect(String(json.sessionId)).toMatch(/\S/);
					const { media_url: url } = json;
					if (typeof url !== 'string' || url.trim() === '') continue;
					expect(binary === undefined).toBe(json.download_error !== undefined);
				}
			}
		}),
		{ numRuns: runs(400) },
	);
}, 120_000);

it('with options that hold anything, a message is answered with 200 and starts the workflow', async () => {
	const value = fc.oneof(
		leaf,
		anything,
		fc.constantFrom('={{ $json.a.b.c() }}', '={{ [] }}', '={{ NaN }}', '={{ -1 }}', '={{ true }}'),
	);
	const names = Object.keys(ALL_OPTIONS).concat('downloadTimeout', 'ignoreRepeats');
	const parameters = fc.record(Object.fromEntries(names.map((name) => [name, value])), {
		requiredKeys: [],
	});
	await fc.assert(
		fc.asyncProperty(parameters, fc.constantFrom(...PATHS), async (options, path) => {
			const listener = await openWebhookListener(engine, { options: options as INodeParameters });
			const response = await listener.post(
				written({ 'unique-id': '1', message_in_raw: 'Hi', 'media-url': `<files>${path}` }),
			);
			expect(response).toMatchObject({ statusCode: 200, text: '{}' });
			expect(await listener.items()).toMatchObject([[{ message: 'Hi' }]]);
			await listener.close();
		}),
		{ numRuns: runs(150) },
	);
}, 120_000);
