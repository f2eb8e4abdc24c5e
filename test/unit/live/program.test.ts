/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals,
   @n8n/community-nodes/no-dangerous-functions -- tests of a standalone program */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { UsageError } from '../../cli/arguments';
import { parseChannels, parseNumber, parsePlatform } from '../../live/account';
import { parseOptions, readAccount } from '../../live/options';
import { QUESTIONS } from '../../live/questions';
import type { Sandbox } from '../../sandbox/sandbox';
import { stopAll } from '../sandbox/client';
import { EVERYTHING, startLiveSandbox } from './liveSandbox';
import { tracesOf } from './traces';

const ROOT = resolve(__dirname, '../../..');
const [TOKEN = ''] = ['sk7f3a9911bcD20e55'];
const children: ChildProcessWithoutNullStreams[] = [];
let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'live-check-'));
});

afterEach(async () => {
	children.splice(0).forEach((child) => child.kill('SIGKILL'));
	await stopAll();
	rmSync(folder, { recursive: true });
});

interface Program {
	readonly child: ChildProcessWithoutNullStreams;
	/** The exit code, and all that it has printed. */
	readonly ended: Promise<{ readonly code: unknown; readonly output: string }>;
}

function run(baseUrl: string, words: readonly string[], token = TOKEN): Program {
	const main = ['--import', 'tsx', 'test/live/main.ts', '--out', folder, ...words];
	const child = spawn(process.execPath, main, {
		cwd: ROOT,
		env: {
			...process.env,
			PICKY_ASSIST_TOKEN: token,
			PICKY_ASSIST_PLATFORM: baseUrl,
			PICKY_ASSIST_CHANNELS: '8,10,3',
			PICKY_ASSIST_NUMBER: EVERYTHING.number,
		},
	});
	children.push(child);
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output }));
	return { child, ended };
}

const FAST = ['--delay', '0', '--report-wait', '0', '--yes'];

/** What was written: the report, and everything in the folder. */
function written(): { readonly report: string; readonly all: string } {
	const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
	const [, report = ''] = files.find(([name = '']) => name.startsWith('report-')) ?? [];
	return { report, all: files.flat().join('\n') };
}

async function startSandbox(): Promise<Sandbox> {
	return await startLiveSandbox({ token: TOKEN });
}

test('it goes through the questions and writes a report without token and number', async () => {
	const sandbox = await startSandbox();
	const { code, output } = await run(sandbox.baseUrl, FAST).ended;
	const announced = Number(/At most (\d+) messages/.exec(output)?.[1]);
	expect(code).toBe(0);
	expect(sandbox.log.counts.messages).toBeGreaterThan(10);
	expect(sandbox.log.counts.messages).toBeLessThanOrEqual(announced);
	expect(written().report).toContain('0 different');
	expect(written().all).not.toContain(EVERYTHING.number);
	expect(output.split(EVERYTHING.number)).toHaveLength(2);
	expect(output).toContain(
		`Recipients: ${EVERYTHING.number} (your number), numbers that belong to nobody.`,
	);
	expect(tracesOf(TOKEN, written().all + output)).toEqual([]);
});

test.each([
	['Ctrl+C', 'SIGINT'],
	['the terminal is closed', 'SIGHUP'],
] as const)('%s half way: a report with what was answered', async (_, signal) => {
	const sandbox = await startSandbox();
	sandbox.faults.add({ kind: 'hang', after: 9 });
	const reached = new Promise<void>((done) => {
		const look = setInterval(() => {
			if (sandbox.log.counts.pushRequests < 10 || sandbox.log.pushes[9]?.fault !== 'hang') return;
			clearInterval(look);
			done();
		}, 5);
	});
	const { child, ended } = run(sandbox.baseUrl, FAST);
	await reached;
	child.kill(signal);
	const { code, output } = await ended;
	expect(code).toBe(130);
	expect(output).toContain('Stopping.');
	expect(sandbox.log.pushes).toHaveLength(10);
	const counted = Number(/Messages: up to (\d+) sent/.exec(written().report)?.[1]);
	expect(counted).toBeGreaterThanOrEqual(sandbox.log.counts.messages);
	expect(written().report).toContain('Ended early: you stopped the check');
	expect(written().report).toContain('as assumed');
	expect(tracesOf(TOKEN, written().all + output)).toEqual([]);
});

test('a wrong token: exit code 1, and a report', async () => {
	const sandbox = await startSandbox();
	const { code, output } = await run(sandbox.baseUrl, FAST, 'another-token-5511').ended;
	expect(code).toBe(1);
	expect(written().report).toContain('Ended early: Picky Assist does not accept the token');
	expect(tracesOf('another-token-5511', written().all + output)).toEqual([]);
});

test('no network: exit code 1, and a report', async () => {
	const sandbox = await startSandbox();
	await sandbox.close();
	const { code, output } = await run(sandbox.baseUrl, FAST).ended;
	expect(code).toBe(1);
	expect(written().report).toContain('ECONNREFUSED');
	expect(tracesOf(TOKEN, written().all + output)).toEqual([]);
});

test('without a person and without --yes nothing is sent; with --no-messages no message is sent', async () => {
	const sandbox = await startSandbox();
	const { code, output } = await run(sandbox.baseUrl, []).ended;
	expect(code).toBe(2);
	expect(output).toMatch(/At most \d+ messages will be sent[\s\S]*Nothing was sent\. Add --yes/);
	expect(sandbox.log.requests).toEqual([]);
	const reads = await run(sandbox.baseUrl, ['--no-messages', '--delay', '0']).ended;
	expect(reads.code).toBe(0);
	expect(reads.output).toContain('No message is sent.');
	expect(sandbox.log.counts.messages).toBe(0);
	expect(sandbox.log.pushes.map(({ entries }) => entries)).toEqual([0]);
	expect(sandbox.log.requests.length).toBeGreaterThan(5);
});

test.each([
	['a file', __filename],
	['a folder of the system', '/proc/live-check'],
	['in no folder', join(tmpdir(), 'no-such-folder', 'live-check')],
])('--out %s: nothing is sent', async (_, out) => {
	const sandbox = await startSandbox();
	const { code, output } = await run(sandbox.baseUrl, [...FAST, '--out', out]).ended;
	expect(code).toBe(2);
	expect(output).toMatch(/cannot be written .*Nothing was sent\./);
	expect(sandbox.log.requests).toEqual([]);
});

test('a port in use: nothing is sent', async () => {
	const sandbox = await startSandbox();
	const hook = [
		'--webhook-url',
		'https://hook.example.com',
		'--webhook-port',
		new URL(sandbox.url).port,
	];
	const { code, output } = await run(sandbox.baseUrl, [...FAST, ...hook]).ended;
	expect(code).toBe(2);
	expect(output).toMatch(/the port is in use\)\. Nothing was sent\./);
	expect(sandbox.log.requests).toEqual([]);
});

test('the folder disappears half way: it is made again; if that fails, the report is printed and nothing more is sent', async () => {
	const out = join(folder, 'out');
	let pushes = 0;
	const sandbox = await startLiveSandbox({
		token: TOKEN,
		// The program writes nothing while it waits for the response.
		responseOverride: ({ endpoint }) => {
			if (endpoint === 'push') pushes += 1;
			if (endpoint === 'push' && (pushes === 3 || pushes === 6)) rmSync(out, { recursive: true });
			if (endpoint === 'push' && pushes === 6) writeFileSync(out, '');
			return undefined;
		},
	});
	const { code, output } = await run(sandbox.baseUrl, [...FAST, '--out', out]).ended;
	expect(code).toBe(1);
	expect(output).toContain('The report cannot be written (ENOTDIR). It is printed instead:');
	expect(output).toContain('| Question | Assumed |');
	expect(pushes).toBe(6);
	expect(tracesOf(TOKEN, output)).toEqual([]);
});

test('--help and --list need nothing', async () => {
	const help = await run('', ['--help']).ended;
	expect(help).toMatchObject({ code: 0, output: expect.stringContaining('--webhook-url URL') });
	const list = await run('', ['--list']).ended;
	expect(list.code).toBe(0);
	for (const { id } of QUESTIONS) expect(list.output).toContain(id);
});

describe('arguments', () => {
	test.each([
		[['--token', TOKEN]],
		[[`--token=${TOKEN}`]],
		[['-token', TOKEN]],
		[[TOKEN]],
		[['--yes', TOKEN]],
		[['--webhook-url', TOKEN]],
		[['--second-number', TOKEN]],
		[['--delay', TOKEN]],
		[['--webhook-port', TOKEN]],
		[[`--${TOKEN}`]],
		[['--group', '']],
		[['--messenger-id=']],
		[['--out', ' ']],
		[['--bogus']],
	])('%j is refused without repeating what may be secret', (args) => {
		expect(() => parseOptions(args)).toThrow(UsageError);
		expect(() => parseOptions(args)).not.toThrow(TOKEN);
	});

	test('the account comes from the environment, or is asked for', async () => {
		const more = parseOptions([]).account;
		const environment = {
			PICKY_ASSIST_TOKEN: ` ${TOKEN} `,
			PICKY_ASSIST_PLATFORM: ' V3 ',
			PICKY_ASSIST_CHANNELS: '8, 51:web',
		};
		const asked: Array<[string, boolean]> = [];
		const prompt = async (text: string, hidden: boolean) => {
			asked.push([text, hidden]);
			return await Promise.resolve(asked.length === 1 ? '555x' : '+1 (415) 555-0123');
		};
		expect(await readAccount(more, environment, prompt)).toMatchObject({
			token: TOKEN,
			baseUrl: 'https://pickyassist.com/app/api/v2',
			channels: [
				{ id: '8', kind: 'official' },
				{ id: '51', kind: 'web' },
			],
			number: '14155550123',
		});
		expect(asked).toEqual([
			[expect.stringContaining('Your own number'), false],
			[expect.stringContaining('must be a full international number'), false],
		]);
		await expect(readAccount(more, environment, undefined)).rejects.toThrow('PICKY_ASSIST_NUMBER');
	});

	test.each(['+1 (415) 555-0123', '0014155550123', '14155550123'])(
		'%s as second number or as number with a closed session: it must not be the own number',
		async (spelling) => {
			const environment = {
				...{ PICKY_ASSIST_TOKEN: TOKEN, PICKY_ASSIST_PLATFORM: 'v4', PICKY_ASSIST_CHANNELS: '8' },
				PICKY_ASSIST_NUMBER: EVERYTHING.number,
			};
			for (const option of ['--second-number', '--closed-number']) {
				const { account } = parseOptions([option, spelling]);
				await expect(readAccount(account, environment, undefined)).rejects.toThrow(UsageError);
			}
		},
	);

	test('the token is asked for without showing it', async () => {
		const prompt = async (text: string, hidden: boolean) =>
			await Promise.resolve(hidden ? TOKEN : text.startsWith('Your') ? EVERYTHING.number : '');
		expect(await readAccount(parseOptions([]).account, {}, prompt)).toMatchObject({ token: TOKEN });
	});

	test.each([
		() => parseChannels('51'),
		() => parseChannels('8,x'),
		() => parseNumber('It', '0415'),
		() => parseNumber('It', '+1 (0415) 555-0123'),
		() => parseNumber('It', '12345'),
		() => parsePlatform('v5'),
	])('wrong values: %s', (parse) => expect(parse).toThrow(UsageError));
});
