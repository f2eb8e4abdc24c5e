import { request } from 'undici';

import { responseOf, postText, single, start, stopAll } from './client';
import type { Sandbox } from '../../sandbox/sandbox';

afterEach(stopAll);

const bodyFor = ({ token }: Sandbox, fields: object): string =>
	JSON.stringify({ token, ...fields });

test.each(['/api/v2/push', '/app/api/v2/push'])('%s answers with rows', async (path) => {
	const sandbox = await start();
	const response = responseOf(await postText(sandbox.url + path, bodyFor(sandbox, single())));
	expect(response.data).toHaveLength(1);
	expect(sandbox.log.pushes).toMatchObject([{ path, endpoint: 'push', method: 'POST' }]);
});

test('V1 answers without rows', async () => {
	const sandbox = await start();
	const response = responseOf(
		await postText(`${sandbox.url}/app/api/v1/push`, bodyFor(sandbox, single())),
	);
	expect(response).toEqual({ status: 100, push_id: '7000001', message: 'Success' });
	expect(sandbox.log.counts.messages).toBe(1);
});

test.each(['media', 'media_code'])('V1 knows no %s per recipient', async (name) => {
	const sandbox = await start();
	const value = name === 'media' ? 'https://files.example.com/a.jpg' : 'iVBORw0KGgo=';
	const fields = {
		application: '8',
		data: [{ number: '12025550101', message: 'a', [name]: value }],
	};
	const response = responseOf(
		await postText(`${sandbox.url}/app/api/v1/push`, bodyFor(sandbox, fields)),
	);
	expect(response).toMatchObject({ status: 410, message: expect.stringContaining(`"${name}"`) });
});

test.each(['/api/v2/check-balance', '/app/api/v2/check-balance'])('%s', async (path) => {
	const sandbox = await start();
	expect(responseOf(await postText(sandbox.url + path, bodyFor(sandbox, {})))).toMatchObject({
		balance: 12.5,
	});
});

test.each([
	'/api/v2/push/',
	'/api/v2',
	'/api/v2/',
	'/api/v1/push',
	'/app/api/v1/check-balance',
	'/push',
	'//',
	'/api/v2/pushes',
	'/api/v2/constructor',
	'/api/v2//push',
])('%s is not found', async (path) => {
	const sandbox = await start();
	const received = await postText(sandbox.url + path, bodyFor(sandbox, single()));
	expect(received).toMatchObject({ httpStatus: 404, text: expect.stringContaining('<html>') });
	expect(sandbox.log.requests).toMatchObject([{ path, endpoint: '', httpStatus: 404 }]);
	expect(sandbox.log.pushes).toEqual([]);
});

test.each(['GET', 'PUT', 'DELETE'] as const)('%s is not allowed', async (method) => {
	const sandbox = await start();
	const response = await request(`${sandbox.baseUrl}/push`, { method });
	await response.body.dump();
	expect(response.statusCode).toBe(405);
	expect(sandbox.log.pushes).toMatchObject([{ method, httpStatus: 405, accepted: 0 }]);
});

test('a body of 30 MB is taken, one of over 200 MB is not', async () => {
	const sandbox = await start();
	const file = 'A'.repeat(30 * 1024 * 1024);
	const fields = { application: '8', globalmedia_code: file, data: [{ number: '12025550101' }] };
	const response = responseOf(await postText(`${sandbox.baseUrl}/push`, bodyFor(sandbox, fields)));
	expect(response.status).toBe(100);

	const tooLong = await postText(`${sandbox.baseUrl}/push`, ' '.repeat(200 * 1024 * 1024 + 1));
	expect(tooLong.httpStatus).toBe(413);
	expect(sandbox.log.counts.messages).toBe(1);
	// Sending 200 MB takes a while on a busy machine.
}, 120_000);

test('two sandboxes know nothing of each other', async () => {
	const [one, two] = await Promise.all([start(), start()]);
	await postText(`${one.baseUrl}/push`, bodyFor(one, single()));
	expect(one.url).not.toBe(two.url);
	expect(two.log.requests).toEqual([]);
});

test('a port that is taken rejects', async () => {
	const { url } = await start();
	const port = Number(new URL(url).port);
	await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
