/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { waitUntil } from '../../waitUntil';
import { freePort, isFree } from '../freePort';

const PROGRAM = process.env.E2E_REDIS ?? '/usr/bin/redis-server';

/** A Redis server for a test, without persistence. */
export interface Redis {
	/** n8n's settings for it. */
	readonly env: Readonly<Record<string, string>>;
	close(): Promise<void>;
}

/** Starts it on a free port of this computer. */
export async function startRedis(): Promise<Redis> {
	const port = await freePort();
	const args = [
		'--port',
		String(port),
		'--bind',
		'127.0.0.1',
		'--save',
		'',
		'--appendonly',
		'no',
		'--dir',
		tmpdir(),
	];
	const server = spawn(PROGRAM, args, { stdio: 'ignore' });
	const ended = once(server, 'exit');
	await waitUntil(`${PROGRAM} starts`, async () => {
		if (server.exitCode !== null) throw new Error(`${PROGRAM} did not start.`);
		return !(await isFree(port));
	});
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		async close() {
			server.kill('SIGTERM');
			await ended;
		},
	};
}
