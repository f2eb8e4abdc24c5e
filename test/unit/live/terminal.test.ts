/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test of a standalone program */
import { PassThrough } from 'node:stream';

import { Terminal } from '../../live/terminal';
import { tracesOf } from './traces';

const [TOKEN = ''] = ['sk7f3a9911bcD20e55'];
const [UP, CTRL_D, CTRL_U, CTRL_Y] = ['\x1b[A', '\x04', '\x15', '\x19'];

function open() {
	const input = new PassThrough();
	const output = new PassThrough();
	const stop = new AbortController();
	let shown = '';
	output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
	const ended = jest.fn(() => stop.abort());
	const terminal = new Terminal({
		...{ input, output, signal: stop.signal },
		...{ onInterrupt: () => stop.abort(), onEnd: ended },
	});
	const type = async <Line>(asked: Promise<Line>, keys: string): Promise<Line> => {
		input.write(keys);
		return await asked;
	};
	return { terminal, type, ended, shown: () => shown };
}

test.each([
	['the arrow keys', `${TOKEN}\r`, `${UP}${UP}\r`],
	['Ctrl+Y', `x${TOKEN}${CTRL_U}${TOKEN}\r`, `${CTRL_Y}\r`],
	['Ctrl+Y and Ctrl+U', `${TOKEN}${CTRL_U}${TOKEN}${CTRL_U}${TOKEN}\r`, `${CTRL_Y}${UP}\r`],
])('a hidden line does not come back with %s', async (_, keys, later) => {
	const { terminal, type, shown } = open();
	expect(await type(terminal.ask('Token: ', true), keys)).toBe(TOKEN);
	expect(await type(terminal.ask('Platform: '), later)).toBe('');
	expect(await type(terminal.confirm('Send them?'), later)).toBeUndefined();
	expect(shown()).toContain('Platform: ');
	expect(tracesOf(TOKEN, shown())).toEqual([]);
	terminal.close();
});

test('lines that are pasted together answer one prompt each, but do not confirm anything', async () => {
	const { terminal, type, ended, shown } = open();
	expect(await type(terminal.ask('Token: ', true), `${TOKEN}\rv4\r8,10\ry\r`)).toBe(TOKEN);
	expect(await terminal.ask('Platform: ')).toBe('v4');
	expect(await terminal.ask('Channels: ')).toBe('8,10');
	expect(await type(terminal.confirm('Send them?'), 'n\r')).toBe(false);
	expect(tracesOf(TOKEN, shown())).toEqual([]);
	terminal.close();
	expect(ended).not.toHaveBeenCalled();
});

test.each(['Token', 'Platform'])('Ctrl+D at the prompt %s ends', async (name) => {
	const { terminal, type, ended } = open();
	await expect(type(terminal.ask(name, name === 'Token'), CTRL_D)).rejects.toThrow();
	expect(ended).toHaveBeenCalled();
	await expect(terminal.ask('Another')).rejects.toThrow();
});
