/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals,
   @n8n/community-nodes/no-dangerous-functions -- tests of a standalone program */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { UsageError } from '../../cli/arguments';
import { parseOptions } from '../../sandbox/options';
import { postText, single, start, stopAll } from './client';
import { receive, stopReceivers } from './receiver';

const ROOT = resolve(__dirname, '../../..');
const children: ChildProcessWithoutNullStreams[] = [];

afterEach(async () => {
	children.splice(0).forEach((child) => child.kill('SIGKILL'));
	await stopAll();
	await stopReceivers();
});

interface Program {
	readonly child: ChildProcessWithoutNullStreams;
	/** All it has printed, as soon as that matches. */
	printed(pattern: RegExp): Promise<string>;
	readonly ended: Promise<unknown[]>;
}

function run(...words: string[]): Program {
	const main = ['--import', 'tsx', 'test/sandbox/main.ts', ...words];
	const child = spawn(process.execPath, main, { cwd: ROOT });
	children.push(child);
	let text = '';
	const onOutput = (chunk: Buffer): void => {
		text += chunk.toString();
		child.emit('heard');
	};
	child.stdout.on('data', onOutput);
	child.stderr.on('data', onOutput);
	const printed = async (pattern: RegExp): Promise<string> => {
		while (!pattern.test(text)) await once(child, 'heard');
		return text;
	};
	return { child, printed, ended: once(child, 'close') };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
	'it says where it is, reports pushes, stops on %s',
	async (signal) => {
		const { url } = await receive();
		const program = run('--port', '0', '--token', 'abc', '--webhook-url', url);
		const intro = await program.printed(/Ctrl\+C/);
		const baseUrl = /Base URL +(\S+)/.exec(intro)?.[1] ?? '';
		expect(intro).toContain(baseUrl.replace('/api/v2', '/\n'));
		expect(intro).toMatch(/API Token +abc\n/);

		await postText(`${baseUrl}/push`, JSON.stringify({ token: 'abc', ...single() }));
		await program.printed(
			/WhatsApp Official {2}\| {2}1 entry {2}\| {2}100 accepted {2}\| {2}push ID 7000001\n/,
		);

		await program.printed(/event webhook {2}\| {2}delivery report: submitted {2}\| {2}HTTP 200\n/);

		program.child.kill(signal);
		expect(await program.ended).toEqual([0, null]);
		await program.printed(/Stopped\./);
	},
);

test('wrong options end it with 2, and --help explains them', async () => {
	const wrong = run('--port', 'x');
	expect(await wrong.ended).toEqual([2, null]);
	expect(await wrong.printed(/./)).toMatch(
		/^--port must be .*\nUse --help to see all options\.\n$/,
	);
	const help = run('--help');
	expect(await help.ended).toEqual([0, null]);
	expect(await help.printed(/./)).toContain('--event-webhook-url URL');
});

test('a busy port gives a readable message', async () => {
	const { port } = new URL((await start()).url);
	const program = run('--port', port);
	expect(await program.ended).toEqual([1, null]);
	expect(await program.printed(/./)).toMatch(new RegExp(`^Port ${port} is in use\\. .*\\n$`));
});

test('the options', () => {
	expect(parseOptions([])).toEqual({ port: 4010 });
	expect(parseOptions(['--port=5000', '--token', 'x'])).toEqual({ port: 5000, token: 'x' });
	for (const port of ['x', '-1', '1.5', '70000', '']) {
		expect(() => parseOptions([`--port=${port}`])).toThrow('--port must be a whole number');
	}
	const both = 'http://localhost:5678/webhook/a';
	expect(parseOptions(['--webhook-url', both])).toEqual({
		port: 4010,
		webhooks: { globalUrl: both, eventUrl: both },
	});
	expect(parseOptions([`--webhook-url=${both}`, `--event-webhook-url=${both}b`])).toMatchObject({
		webhooks: { globalUrl: both, eventUrl: `${both}b` },
	});
	expect(parseOptions([`--event-webhook-url=${both}`])).toMatchObject({
		webhooks: { globalUrl: '', eventUrl: both },
	});
	for (const option of ['--webhook-url', '--event-webhook-url']) {
		for (const address of ['', 'somewhere', 'ftp://a.example']) {
			expect(() => parseOptions([`${option}=${address}`])).toThrow(`${option} must be`);
		}
	}
	expect(() => parseOptions(['--replay', 'package.json'])).toThrow('is not a valid recording');
	expect(() => parseOptions(['--replay=missing.json'])).toThrow(UsageError);
	expect(() => parseOptions(['--token='])).toThrow('--token must not be empty');
	expect(() => parseOptions(['--bogus'])).toThrow('--bogus');
	expect(() => parseOptions(['--bogus'])).toThrow(UsageError);
});
