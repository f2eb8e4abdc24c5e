/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
/* eslint-disable @n8n/community-nodes/no-dangerous-functions */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { request } from 'undici';

/** The server that the messages go to, in a separate process. */
export interface Mock {
	readonly address: string;
	stop(): void;
}

/** Where a server is that takes `delay` milliseconds to respond. */
export function serverAt(address: string, delay: number): string {
	return `${address}/${delay}`;
}

/** How many requests have reached the mock since it was started. */
export async function requestsAt(address: string): Promise<number> {
	const { body } = await request(`${address}/requests`);
	return Number(await body.text());
}

/** Starts the mock. */
export async function startMock(): Promise<Mock> {
	const child = fork(join(__dirname, 'mockServer.ts'));
	const failed = once(child, 'exit').then(() =>
		Promise.reject(new Error('The mock server did not start')),
	);
	const [at]: Array<{ port: number }> = await Promise.race([once(child, 'message'), failed]);
	failed.catch(() => undefined);
	return { address: `http://127.0.0.1:${at?.port}`, stop: () => child.disconnect() };
}
