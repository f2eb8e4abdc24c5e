/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   a test of a standalone program */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { LiveClient } from '../../live/client';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const TIMEOUT = 400;
const closers: Array<() => Promise<void> | void> = [];

afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

/** A server that responds in this way, and a client that posts to it. */
async function start(respond: (response: ServerResponse) => void) {
	const server = createServer((request, response) => {
		request.resume();
		respond(response);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	const stop = new AbortController();
	const client = new LiveClient({
		...{ baseUrl: `http://127.0.0.1:${port}`, token: 'sk7f3a99', timeout: TIMEOUT },
		signal: stop.signal,
	});
	const timer = setInterval(collectGarbage, 20);
	closers.push(
		() => clearInterval(timer),
		() => client.close(),
		() => server.closeAllConnections(),
		() => void server.close(),
	);
	const post = async () =>
		await Promise.race([
			client.post('push', {}, 'own'),
			wait(TIMEOUT * 6, 'hangs', { ref: false }),
		]);
	return { post, stop };
}

function trickle(response: ServerResponse): void {
	response.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => response.write(' '), 20);
	response.on('close', () => clearInterval(timer));
}

test.each([
	['nothing', () => undefined],
	['a response without end', trickle],
	['headers only', (response: ServerResponse) => void response.writeHead(200).flushHeaders()],
])('%s ends at the timeout, whatever garbage is collected meanwhile', async (_, respond) => {
	const { post } = await start(respond);
	const before = Date.now();
	expect(await post()).toEqual({ failure: 'no complete response in time' });
	expect(Date.now() - before).toBeGreaterThan(TIMEOUT - 50);
	// The connection is free again.
	expect(await post()).toEqual({ failure: 'no complete response in time' });
});

test('Ctrl+C ends a request under way, and later ones', async () => {
	const { post, stop } = await start(() => undefined);
	setTimeout(() => stop.abort(), 50);
	expect(await post()).toEqual({ failure: 'stopped' });
	expect(await post()).toEqual({ failure: 'stopped' });
});
