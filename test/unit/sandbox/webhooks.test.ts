import { request } from 'undici';

import { parseReply } from '../../sandbox/webhooks/instantReply';
import { dynamic, push, start, stopAll } from './client';
import { receive, stopReceivers, type ResponseSpec } from './receiver';

afterEach(async () => {
	await stopAll();
	await stopReceivers();
});

/** A schedule of 10, 150, 1,200 and 3,600 ms. */
const FAST = { minute: 10, timeout: 2_000, retry: true };

test('an incoming message reaches the global webhook, and its instant reply is shown', async () => {
	const hook = await receive(() => ({ body: '{"message-out":"Thanks","delay":"5"}' }));
	const sandbox = await start({ webhooks: { globalUrl: hook.url } });
	const sent = await sandbox.triggers.message({ text: 'Hello there', from: '12025550107' });
	expect(hook.calls).toMatchObject([{ path: '/hook', contentType: 'application/json' }]);
	expect(hook.bodies()).toMatchObject([
		{ number: '12025550107', message_in_raw: 'Hello there', 'unique-id': '750000001' },
	]);
	expect(sent).toMatchObject({
		id: 1,
		webhook: 'global',
		about: 'text message from 12025550107',
		state: 'accepted',
		reply: { text: 'Thanks', delay: 5 },
		attempts: [{ httpStatus: 200, problem: null }],
	});
	expect(sandbox.log.webhooks).toEqual([sent]);
	await sandbox.triggers.message();
	expect(hook.bodies()[1]).toMatchObject({ 'unique-id': '750000002' });
});

test('events reach the event webhook', async () => {
	const hook = await receive();
	const sandbox = await start({ webhooks: { eventUrl: hook.url } });
	const { triggers } = sandbox;
	const checked = { pushId: '7000002', msgId: '9000002', number: '12025550101' };
	await triggers.numberCheck([
		{ ...checked, onWhatsApp: true },
		{ ...checked, onWhatsApp: false },
	]);
	await triggers.groupMembership();
	await triggers.newSubscriber({ mobile: '12025550109' });
	const row = { push_id: '7000002', msg_id: '9000002', number: '12025550101' };
	const head = { project_id: '500001' };
	expect(hook.bodies()).toEqual([
		{
			...head,
			event_id: 2,
			data: [
				{ ...row, status: '1' },
				{ ...row, status: '2' },
			],
		},
		{
			...head,
			event_id: 3,
			action: 1,
			group_id: 'G0001',
			group_subject: 'Example group',
			number: '12025550101',
			application: 10,
		},
		{
			...head,
			event_id: 4,
			subscriber_id: 'VP0000001',
			mobile: '12025550109',
			name: '',
			email: '',
			profile_pic: '',
		},
	]);
	expect(sandbox.log.webhooks.map(({ rows }) => rows)).toEqual([2, 1, 1]);
});

test('without an address nothing is sent, and a sentence says so', async () => {
	const { triggers } = await start();
	expect(() => triggers.message()).toThrow('The global webhook has no URL yet.');
	expect(() => triggers.newSubscriber()).toThrow('The event webhook has no URL yet.');
});

test.each([
	['jsonAsForm', '{"number":"12025550101"'],
	['formFields', 'number=12025550101&name=Ana&message-in=a%252Bb&'],
] as const)('format %s', async (format, startWithReceiver) => {
	const hook = await receive();
	const sandbox = await start({ webhooks: { globalUrl: hook.url, format } });
	await sandbox.triggers.message({ text: 'a+b' });
	expect(hook.calls[0]?.contentType).toBe('application/x-www-form-urlencoded');
	expect(hook.calls[0]?.text.startsWith(startWithReceiver)).toBe(true);
});

test.each([
	['both', '/hook?secret=s&shop=2', { secret: 's', shop: '2' }],
	['url', '/hook?secret=s&shop=2', {}],
	['body', '/hook', { secret: 's', shop: '2' }],
] as const)('custom variables: %s', async (customVariables, path, keys) => {
	const hook = await receive();
	const globalUrl = `${hook.url}?secret=s&shop=2`;
	const sandbox = await start({ webhooks: { globalUrl, customVariables } });
	await sandbox.triggers.message();
	expect(hook.calls[0]?.path).toBe(path);
	const { secret, shop } = hook.bodies()[0] ?? {};
	expect({ secret, shop }).toEqual({ secret: undefined, shop: undefined, ...keys });
});

test('the schedule: four tries more until HTTP 200, the same body each time', async () => {
	const hook = await receive((index) => ({ status: index < 2 ? 500 : 200 }));
	const sandbox = await start({ webhooks: { globalUrl: hook.url, ...FAST } });
	const sent = await sandbox.triggers.message();
	expect(sent).toMatchObject({ state: 'waiting', attempts: [{ httpStatus: 500 }] });
	await sandbox.webhooks.settled();
	expect(sent.state).toBe('accepted');
	expect(sent.attempts.map(({ httpStatus }) => httpStatus)).toEqual([500, 500, 200]);
	expect(new Set(hook.calls.map(({ text }) => text)).size).toBe(1);
	const [first, second, third] = sent.attempts.map(({ time }) => time);
	expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(9);
	expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(149);
});

test('after the fourth it is dropped for good', async () => {
	const hook = await receive(() => ({ status: 503 }));
	const sandbox = await start({ webhooks: { globalUrl: hook.url, ...FAST, minute: 1 } });
	const sent = await sandbox.triggers.message();
	await sandbox.webhooks.settled();
	expect(sent).toMatchObject({ state: 'dropped', reply: null });
	expect(hook.calls).toHaveLength(5);
});

test('without the schedule, as by default, one try is all', async () => {
	const hook = await receive(() => ({ status: 500 }));
	const sandbox = await start({ webhooks: { globalUrl: hook.url, minute: 1, timeout: 2_000 } });
	const sent = await sandbox.triggers.message();
	await sandbox.webhooks.settled();
	expect([sent.state, hook.calls.length]).toEqual(['dropped', 1]);
});

test('no response in time is no delivery', async () => {
	const hook = await receive(() => undefined);
	const sandbox = await start({ webhooks: { globalUrl: hook.url, timeout: 200 } });
	const { state, attempts } = await sandbox.triggers.message();
	expect([state, attempts]).toMatchObject([
		'dropped',
		[{ httpStatus: null, problem: 'no response within 200 ms' }],
	]);
});

test.each<[string, () => ResponseSpec, RegExp]>([
	['a redirect', () => ({ status: 307, location: 'http://127.0.0.1:9/' }), /^HTTP 307/],
	['HTTP 204', () => ({ status: 204, body: '' }), /^HTTP 204/],
])('%s is no delivery', async (_, reply, problem) => {
	const hook = await receive(reply);
	const sandbox = await start({ webhooks: { globalUrl: hook.url } });
	const sent = await sandbox.triggers.message();
	expect(sent.state).toBe('dropped');
	expect(sent.attempts).toMatchObject([{ problem: expect.stringMatching(problem) }]);
	expect(hook.calls).toHaveLength(1);
});

test('nothing listens there', async () => {
	const sandbox = await start({ webhooks: { globalUrl: 'http://127.0.0.1:1/' } });
	const { attempts } = await sandbox.triggers.message();
	expect(attempts).toMatchObject([{ httpStatus: null, problem: 'no response: ECONNREFUSED' }]);
});

test('a response that is no JSON is a problem, but not one to try again for', async () => {
	const hook = await receive(() => ({ body: 'ok' }));
	const sandbox = await start({ webhooks: { globalUrl: hook.url, ...FAST } });
	const sent = await sandbox.triggers.test('global');
	await sandbox.webhooks.settled();
	expect(sent).toMatchObject({ about: 'test button', state: 'accepted', reply: null });
	expect(sent.attempts).toMatchObject([
		{ response: 'ok', problem: expect.stringContaining('no JSON') },
	]);
});

test.each([
	['{}', null, null],
	['{"message-out":""}', null, null],
	['{"message-out":"Hi"}', { text: 'Hi', delay: 0 }, null],
	['{"message-out":"Hi","delay":"3600","type":"1"}', { text: 'Hi', delay: 3600 }, null],
	['{"message-out":"Hi","delay":"3601"}', null, 'delay'],
	['{"message-out":"Hi","delay":0}', { text: 'Hi', delay: 0 }, null],
	['{"message-out":"Hi","delay":5}', { text: 'Hi', delay: 5 }, null],
	['{"message-out":"Hi","delay":3601}', null, 'delay'],
	['{"message-out":"Hi","delay":1.5}', null, 'delay'],
	['{"message-out":"Hi","delay":"-1"}', null, 'delay'],
	['{"message-out":5}', null, 'message-out'],
	['{"message":"Workflow was started"}', null, '"message"'],
	['[]', null, 'no JSON object'],
	['"Hi"', null, 'no JSON object'],
	['', null, 'no JSON object'],
	['<html></html>', null, 'no JSON object'],
])('the response %s', (text, reply, problem) => {
	const read = parseReply(text);
	expect(read.reply).toEqual(reply);
	if (problem === null) expect(read.problem).toBeNull();
	else expect(read.problem).toContain(problem);
});

test('100 repeats at once are the same bytes', async () => {
	const hook = await receive();
	const { triggers, webhooks, log } = await start({ webhooks: { globalUrl: hook.url } });
	const sent = await triggers.message();
	await Promise.all(Array.from({ length: 100 }, () => webhooks.repeat(sent)));
	expect(hook.calls).toHaveLength(101);
	expect(new Set(hook.calls.map(({ text }) => text)).size).toBe(1);
	expect(log.webhooks).toHaveLength(101);
});

test('raw text goes out as it is', async () => {
	const hook = await receive();
	const { webhooks } = await start({ webhooks: { eventUrl: hook.url } });
	await webhooks.raw('event', '{"event_id":', 'text/plain');
	expect(hook.calls).toEqual([{ path: '/hook', contentType: 'text/plain', text: '{"event_id":' }]);
});

test('close() does not wait for a response or for the schedule', async () => {
	const silent = await receive(() => undefined);
	const failing = await receive(() => ({ status: 500 }));
	const sandbox = await start({
		webhooks: { globalUrl: silent.url, eventUrl: failing.url, retry: true },
	});
	void sandbox.triggers.message();
	await sandbox.triggers.newSubscriber();
	await sandbox.close();
	expect(sandbox.log.webhooks.map(({ state }) => state)).toEqual(['stopped', 'stopped']);
});

test('a listener hears of every try, and clear() forgets all', async () => {
	const hook = await receive((index) => ({ status: index === 0 ? 500 : 200 }));
	const sandbox = await start({ webhooks: { globalUrl: hook.url, ...FAST } });
	const onOutput: string[] = [];
	const stop = sandbox.log.subscribeWebhooks(({ state }) => onOutput.push(state));
	await sandbox.triggers.message();
	await sandbox.webhooks.settled();
	stop();
	await sandbox.triggers.message();
	expect(onOutput).toEqual(['waiting', 'accepted']);
	sandbox.log.clear();
	expect(sandbox.log.webhooks).toEqual([]);
});

describe('over HTTP', () => {
	const order = async (
		url: string,
		path: string,
		body: object,
		headers: Record<string, string> = {},
	): Promise<{ status: number; json: unknown }> => {
		const options = { method: 'POST', body: JSON.stringify(body), headers } as const;
		const response = await request(`${url}/sandbox/${path}`, options);
		return { status: response.statusCode, json: JSON.parse(await response.body.text()) };
	};

	test('set the address, send, look, repeat, test', async () => {
		const hook = await receive(() => ({ body: '{"message-out":"Hi"}' }));
		const { url } = await start();
		const addresses = { globalUrl: hook.url, eventUrl: hook.url };
		expect(await order(url, 'settings', { webhooks: addresses })).toMatchObject({ status: 200 });
		const sent = await order(url, 'incoming', { kind: 'buttonPayload', payload: 'p' });
		expect(sent).toMatchObject({ status: 200, json: { id: 1, reply: { text: 'Hi', delay: 0 } } });
		await order(url, 'event', { event: 'groupMembership', groupId: 'G7' });
		await order(url, 'event', { event: 'newSubscriber' });
		await order(url, 'event', { event: 'numberCheck', numbers: [] });
		await order(url, 'webhook-repeat', { id: 1, times: 2 });
		await order(url, 'webhook-test', { webhook: 'event' });
		expect(hook.bodies()).toMatchObject([
			{ payload: 'p' },
			{ event_id: 3, group_id: 'G7' },
			{ event_id: 4 },
			{ event_id: 2, data: [] },
			{ payload: 'p' },
			{ payload: 'p' },
			{ test: 'dummy data' },
		]);
		const list = await request(`${url}/sandbox/webhooks?limit=1`);
		expect(await list.body.json()).toMatchObject({ webhooks: [{ id: 7, about: 'test button' }] });
		const one = await request(`${url}/sandbox/webhook?id=2`);
		expect(await one.body.json()).toMatchObject({ id: 2, about: 'group membership' });
	});

	test.each([
		['incoming', {}, 'no URL yet'],
		['incoming', { kind: 'fax' }, 'kind'],
		['incoming', { colour: 1 }, 'colour'],
		['incoming', { application: 'x' }, 'application'],
		['event', { event: 'party' }, 'event'],
		['webhook-test', { webhook: 'both' }, 'webhook'],
		['webhook-repeat', { id: 1 }, 'No webhook of this id'],
		['settings', { webhooks: { globalUrl: 'somewhere' } }, 'globalUrl'],
		['settings', { webhooks: { globalUrl: 'ftp://a.example/' } }, 'globalUrl'],
	])('%s refuses %j', async (path, body, named) => {
		const { url } = await start();
		const { status, json } = await order(url, path, body);
		expect(status).toBe(400);
		expect(json).toEqual({ error: expect.stringContaining(named) });
	});

	test('another website may not ask', async () => {
		const sandbox = await start();
		const elsewhere = await order(sandbox.url, 'incoming', {}, { origin: 'https://a.example' });
		expect(elsewhere).toMatchObject({ status: 403 });
		const own = await order(sandbox.url, 'incoming', {}, { origin: sandbox.url });
		expect(own).toMatchObject({ status: 400 });
	});
});

test('the API goes on while a webhook is not answered', async () => {
	const silent = await receive(() => undefined);
	const sandbox = await start({ webhooks: { eventUrl: silent.url } });
	expect(await push(sandbox, dynamic(['12025550101']))).toMatchObject({ status: 100 });
	expect(await push(sandbox, dynamic(['12025550101']))).toMatchObject({ status: 100 });
});
