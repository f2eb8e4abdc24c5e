import { request } from 'undici';

import type { Sandbox } from '../../sandbox/sandbox';
import { dynamic, jsonFrom, push, single, start, stopAll } from './client';

afterEach(stopAll);

type Method = 'GET' | 'POST' | 'DELETE';

async function control(
	{ url }: Sandbox,
	method: Method,
	path: string,
	body: string | null = null,
): Promise<{ status: number; json: unknown }> {
	const response = await request(`${url}/sandbox/${path}`, { method, body });
	return { status: response.statusCode, json: JSON.parse(await response.body.text()) };
}

test('the log, newest first and limited', async () => {
	const sandbox = await start();
	await push(sandbox, single('12025550101'));
	await push(sandbox, single('12025550102'));
	const all = await control(sandbox, 'GET', 'log');
	expect(all.json).toMatchObject({ requests: [{ id: 2 }, { id: 1, body: single('12025550101') }] });
	const newest = await control(sandbox, 'GET', 'log?limit=1');
	expect(newest.json).toMatchObject({ requests: [{ id: 2, tokenSeen: true }] });
	expect(JSON.stringify(all.json)).not.toContain(sandbox.token);
});

test.each(['0', '-1', '1.5', 'x'])('limit=%s is refused', async (limit) => {
	const sandbox = await start();
	expect(await control(sandbox, 'GET', `log?limit=${limit}`)).toMatchObject({ status: 400 });
});

test('one request by its id', async () => {
	const sandbox = await start();
	await push(sandbox, single());
	expect((await control(sandbox, 'GET', 'request?id=1')).json).toMatchObject({
		id: 1,
		body: single(),
	});
	expect(await control(sandbox, 'GET', 'request?id=2')).toMatchObject({ status: 404 });
});

test('counts, messages and clearing', async () => {
	const sandbox = await start();
	await push(sandbox, dynamic(['12025550101', '12025550102']));
	const counts = { pushRequests: 1, acceptedRequests: 1, messages: 2, recipients: 2 };
	expect((await control(sandbox, 'GET', 'counts')).json).toEqual(counts);
	expect((await control(sandbox, 'GET', 'messages?to=12025550102')).json).toMatchObject({
		messages: [{ recipient: '12025550102', text: 'Hello 12025550102' }],
	});
	expect(await control(sandbox, 'GET', 'messages')).toMatchObject({ status: 400 });
	await control(sandbox, 'DELETE', 'log');
	expect(sandbox.log.counts.messages).toBe(0);
});

test('the control is neither logged nor limited', async () => {
	const sandbox = await start({ requestsPerMinute: 1, minute: 600_000 });
	for (let attempt = 0; attempt < 3; attempt += 1) {
		expect(await control(sandbox, 'GET', 'counts')).toMatchObject({ status: 200 });
	}
	expect(sandbox.log.requests).toEqual([]);
});

test('a fault over HTTP', async () => {
	const sandbox = await start();
	const fault = { kind: 'status', status: 408, message: 'Project not active', times: 'always' };
	const added = await control(sandbox, 'POST', 'faults', JSON.stringify(fault));
	expect(added).toEqual({ status: 200, json: { faults: [fault] } });
	expect(await push(sandbox, single())).toMatchObject({ status: 408 });
	expect(await push(sandbox, single())).toMatchObject({ status: 408 });
	expect((await control(sandbox, 'GET', 'faults')).json).toEqual({ faults: [fault] });
	await control(sandbox, 'DELETE', 'faults');
	expect(await push(sandbox, single())).toMatchObject({ status: 100 });
});

test.each([
	{ kind: 'status', status: 408, message: 'a', rows: [{ number: '1' }], asString: true },
	{
		kind: 'http',
		statusCode: 429,
		headers: { 'retry-after': '2' },
		body: '',
		accept: false,
		after: 3,
	},
	{ kind: 'html', accept: false, endpoint: 'check-balance' },
	{ kind: 'redirect', url: 'http://127.0.0.1:9/' },
	{ kind: 'resetBeforeBody' },
	{ kind: 'resetAfterBody', times: 2 },
	{ kind: 'hang' },
	{ kind: 'late', delay: 0 },
	{ kind: 'trickle', gap: 5 },
	{ kind: 'half' },
	{ kind: 'cut' },
	{ kind: 'rows', shuffle: true, drop: ['1'], extra: ['2'], rowStatus: { 0: { status: 406 } } },
	{ kind: 'rows', numbersAsJsonNumbers: true, noData: true, noIds: true },
	{ kind: 'echoToken', status: 401 },
	{ kind: 'half', onlyTemplates: true },
])('%j is a fault', async (fault) => {
	const sandbox = await start();
	expect(await control(sandbox, 'POST', 'faults', JSON.stringify(fault))).toMatchObject({
		status: 200,
	});
	expect(sandbox.faults.pending).toEqual([fault]);
});

test.each([
	['{"kind":"explode"}', 'kind'],
	['{"kind":"late"}', 'delay'],
	['{"kind":"late","delay":-1}', 'delay'],
	['{"kind":"half","times":0}', 'times'],
	['{"kind":"half","after":-1}', 'after'],
	['{"kind":"half","often":1}', 'often'],
	['{"kind":"http","statusCode":99,"accept":true}', 'statusCode'],
	['{"kind":"http","statusCode":500}', 'accept'],
	['{"kind":"rows","rowStatus":{"x":{"status":1}}}', 'rowStatus'],
	['{"kind":"redirect","url":"somewhere"}', 'url'],
	['half', 'Send one JSON object'],
])('%s is no fault', async (body, named) => {
	const sandbox = await start();
	const { status, json } = await control(sandbox, 'POST', 'faults', body);
	expect(status).toBe(400);
	expect(json).toEqual({ error: expect.stringContaining(named) });
	expect(sandbox.faults.pending).toEqual([]);
});

test('settings over HTTP: what is named changes, the rest stays', async () => {
	const sandbox = await start();
	const deliveries = { statuses: ['submitted', 'failed'], numbers: { '12025550102': ['read'] } };
	const set = await control(sandbox, 'POST', 'settings', JSON.stringify({ deliveries }));
	const devices = { phone: true, webServer: 'CONNECTED' };
	expect(set).toMatchObject({ status: 200, json: { deliveries, devices } });
	expect((await control(sandbox, 'GET', 'settings')).json).toEqual(set.json);

	const order = JSON.stringify({ templates: [], devices: { phone: false } });
	expect((await control(sandbox, 'POST', 'settings', order)).json).toMatchObject({
		templates: [],
		deliveries,
		devices: { phone: false, webServer: 'CONNECTED' },
	});
	expect(await push(sandbox, dynamic(['12025550101', '12025550102']))).toMatchObject({
		status: 100,
	});
	const report = await jsonFrom(sandbox, 'delivery-report', { push_id: 7000001 });
	expect(report).toMatchObject({ data: [{ status: '2' }, { status: '3' }] });
});

test.each([
	['{"deliveries":{"statuses":["lost"]}}', 'deliveries.statuses.0'],
	['{"devices":{"webServer":"OFF"}}', 'devices.webServer'],
	['{"templates":[{"template_id":""}]}', 'templates.0'],
	['{"colour":1}', 'colour'],
	['[]', 'Send one JSON object'],
])('%s are no settings', async (body, named) => {
	const sandbox = await start();
	const { status, json } = await control(sandbox, 'POST', 'settings', body);
	expect(status).toBe(400);
	expect(json).toEqual({ error: expect.stringContaining(named) });
});

test('an unknown control path is not found', async () => {
	const { url } = await start();
	const response = await request(`${url}/sandbox/nothing`);
	await response.body.dump();
	expect(response.statusCode).toBe(404);
});
