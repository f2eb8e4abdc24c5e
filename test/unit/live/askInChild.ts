/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program that a test starts */
import { Terminal } from '../../live/terminal';

/** Asks for a hidden line, then for yes or no, and prints the answers. */
async function main(): Promise<void> {
	const stop = new AbortController();
	const terminal = new Terminal({
		...{ input: process.stdin, output: process.stdout, signal: stop.signal },
		...{ onInterrupt: () => stop.abort(), onEnd: () => stop.abort() },
	});
	const token = await terminal.ask('Token: ', true);
	const confirmed = await terminal.confirm('Send them?');
	process.stdout.write(`answers: ${token.length} ${String(confirmed)}\n`);
	terminal.close();
}

void main();
