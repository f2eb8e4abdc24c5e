/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals,
   @n8n/community-nodes/no-dangerous-functions -- a test of a standalone program */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

import { Terminal } from '../../live/terminal';
import { waitUntil } from '../../waitUntil';
import { tracesOf } from './traces';

const [TOKEN = ''] = ['sk7f3a9911bcD20e55'];
const [UP, CTRL_D, CTRL_U, CTRL_Y, CTRL_Z] = ['\x1b[A', '\x04', '\x15', '\x19', '\x1a'];

const LIMIT = { timeout: 4_000 };

function open() {
	const input = new PassThrough();
	const output = new PassThrough();
	const stop = new AbortController();
	let [shown, seen] = ['', 0];
	output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
	const ended = jest.fn(() => stop.abort());
	const terminal = new Terminal({
		...{ input, output, signal: stop.signal },
		...{ onInterrupt: () => stop.abort(), onEnd: ended },
	});
	/** Types keys as soon as the prompt is printed once more. */
	const type = async (prompt: string, keys: string): Promise<void> => {
		await waitUntil(prompt, () => shown.includes(prompt, seen), LIMIT);
		seen = shown.indexOf(prompt, seen) + prompt.length;
		input.write(keys);
	};
	const typed = async <Line>(asked: Promise<Line>, prompt: string, keys: string): Promise<Line> =>
		(await Promise.all([asked, type(prompt, keys)]))[0];
	return { terminal, input, type, typed, ended, shown: () => shown };
}

test.each([
	['the arrow keys', `${TOKEN}\r`, `${UP}${UP}\r`],
	['Ctrl+Y', `x${TOKEN}${CTRL_U}${TOKEN}\r`, `${CTRL_Y}\r`],
	['Ctrl+Y and Ctrl+U', `${TOKEN}${CTRL_U}${TOKEN}${CTRL_U}${TOKEN}\r`, `${CTRL_Y}${UP}\r`],
])('a hidden line does not come back with %s', async (_, keys, later) => {
	const { terminal, typed, shown } = open();
	expect(await typed(terminal.ask('Token: ', true), 'Token', keys)).toBe(TOKEN);
	expect(await typed(terminal.ask('Platform: '), 'Platform', later)).toBe('');
	expect(await typed(terminal.confirm('Send them?'), 'Send', later)).toBeUndefined();
	expect(tracesOf(TOKEN, shown())).toEqual([]);
	terminal.close();
});

test('lines that are pasted together answer one prompt each, but do not confirm anything', async () => {
	const { terminal, typed, ended } = open();
	expect(await typed(terminal.ask('Platform: '), 'Platform', 'v4\r8,10\ry\ry')).toBe('v4');
	expect(await terminal.ask('Channels: ')).toBe('8,10');
	expect(await typed(terminal.confirm('Send them?'), 'Send', 'n\r')).toBe(false);
	terminal.close();
	expect(ended).not.toHaveBeenCalled();
});

test.each([
	['in one piece', [`${TOKEN.slice(0, 9)}\r${TOKEN.slice(9)}\r`]],
	['without a last Enter', [`${TOKEN.slice(0, 9)}\r${TOKEN.slice(9)}`]],
	['in pieces', [`${TOKEN.slice(0, 9)}\r`, TOKEN.slice(9, 14), TOKEN.slice(14), '\rv4\r']],
])('a token pasted with a line break, %s: the rest is dropped and not shown', async (_, pieces) => {
	const { terminal, type, input, typed, shown } = open();
	const asked = terminal.ask('Token: ', true);
	await type('Token', '');
	for (const piece of pieces) {
		input.write(piece);
		await wait(20);
	}
	expect(await asked).toBe(TOKEN.slice(0, 9));
	expect(await typed(terminal.ask('Platform: '), 'Platform', 'v3\r')).toBe('v3');
	expect(tracesOf(TOKEN, shown())).toEqual([]);
	terminal.close();
});

describe('what was typed before a question that asks for yes or no does not count', () => {
	test.each([
		['before the first prompt', 'y\r'],
		['without Enter', 'y'],
		['several lines', 'y\ryes\ry'],
	])('%s', async (_, keys) => {
		const { terminal, input, typed, shown } = open();
		input.write(keys);
		await wait(10);
		expect(await typed(terminal.confirm('Send them?'), 'Send', '\r')).toBeUndefined();
		input.write(keys);
		expect(await typed(terminal.confirm('Did it arrive?'), 'Did', '\r')).toBeUndefined();
		await wait(10);
		input.write(keys);
		expect(await typed(terminal.askIgnoringTypeahead('Press Enter. '), 'Press', 'done\r')).toBe(
			'done',
		);
		expect(shown()).not.toMatch(/\] *y/);
		terminal.close();
	});
});

test.each([
	['y', true],
	[' YES ', true],
	['n', false],
	['No', false],
	['', undefined],
])('the answer %j is %s', async (line, expected) => {
	const { terminal, typed } = open();
	expect(await typed(terminal.confirm('Send them?'), 'Send', `${line}\r`)).toBe(expected);
	terminal.close();
});

test.each(['you said no', 'yikes', 'nein', 'ny', 'ｙ', 'ye', 'y n', '1'])(
	'%j is neither yes nor no: it asks again',
	async (line) => {
		const { terminal, type, typed } = open();
		const asked = terminal.confirm('Send them?');
		await type('Send', `${line}\ry\r`);
		await type('Send', `${line}\r`);
		expect(await typed(asked, 'Send', 'n\r')).toBe(false);
		terminal.close();
	},
);

test.each(['Token', 'Platform'])('Ctrl+D at the prompt %s ends', async (name) => {
	const { terminal, typed, ended } = open();
	await expect(typed(terminal.ask(name, name === 'Token'), name, CTRL_D)).rejects.toThrow();
	expect(ended).toHaveBeenCalled();
	await expect(terminal.ask('Another')).rejects.toThrow();
	expect(await terminal.confirm('Send them?')).toBeUndefined();
});

test('Ctrl+Z and fg at a prompt: it is printed again, and takes the answer', async () => {
	const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'askInChild.ts')], {
		cwd: resolve(__dirname, '../../..'),
	});
	let shown = '';
	child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
	const ended = once(child, 'close');
	const count = (prompt: string): number => shown.split(prompt).length - 1;
	const suspend = async (prompt: string, typed: string): Promise<void> => {
		await waitUntil(prompt, () => count(prompt) > 0, LIMIT);
		child.stdin.write(`${typed}${CTRL_Z}`);
		const before = count(prompt);
		// The first ones may come before the program has read the key.
		await waitUntil(
			'the prompt again',
			() => child.kill('SIGCONT') && count(prompt) > before,
			LIMIT,
		);
	};
	await suspend('Token: ', TOKEN.slice(0, 5));
	child.stdin.write(`${TOKEN.slice(5)}\r`);
	await suspend('Send them?', '');
	child.stdin.write('y\r');
	await ended;
	expect(shown).toContain(`answers: ${TOKEN.length} true`);
	expect(tracesOf(TOKEN, shown)).toEqual([]);
});
