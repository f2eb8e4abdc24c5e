/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a standalone program, not part of the published node */
import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** What the terminal reads and writes, and what happens when the person ends it. */
export interface TerminalParts {
	readonly input: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	/** Rejects the prompt that waits for an answer. */
	readonly signal: AbortSignal;
	/** Ctrl+C, which the terminal does not pass on as a signal. */
	readonly onInterrupt: () => void;
	/** Ctrl+D, or the terminal is gone. */
	readonly onEnd: () => void;
}

/** Asks the person in front of the terminal. */
export class Terminal {
	private isHidden = false;
	private lines: Interface | undefined;
	/** Lines that were pasted together with the one that was asked for. */
	private readonly pasted: string[] = [];

	constructor(private readonly parts: TerminalParts) {}

	/** Asks for a line. Rejects when stopped. `hidden`: what is typed is not shown, and cannot be recalled. */
	async ask(prompt: string, hidden = false): Promise<string> {
		const { output, signal } = this.parts;
		signal.throwIfAborted();
		const line = this.pasted.shift();
		if (line !== undefined) {
			output.write(`${prompt}${hidden ? '' : line}\n`);
			return line;
		}
		this.lines ??= this.open();
		if (!hidden) return await this.lines.question(prompt, { signal });
		output.write(prompt);
		this.isHidden = true;
		try {
			return await this.lines.question('', { signal });
		} finally {
			// Ctrl+Y would bring back what was deleted while typing it.
			this.close();
			this.isHidden = false;
			output.write('\n');
		}
	}

	/** Asks for yes or no; undefined for anything else, and when stopped. What was typed before does not count. */
	async confirm(question: string, answers = 'y/n, Enter to skip'): Promise<boolean | undefined> {
		this.pasted.length = 0;
		const line = await this.ask(`${question} [${answers}] `).catch(() => '');
		const [letter] = line.trim().toLowerCase();
		return letter === 'y' ? true : letter === 'n' ? false : undefined;
	}

	close(): void {
		const { lines } = this;
		this.lines = undefined;
		lines?.close();
	}

	private open(): Interface {
		const { input, output, onInterrupt, onEnd } = this.parts;
		const lines = createInterface({
			input,
			output: new Writable({
				write: (chunk: Buffer, _encoding, done) => {
					if (!this.isHidden) output.write(chunk);
					done();
				},
			}),
			terminal: true,
			// The arrow keys would show the token.
			historySize: 0,
		});
		lines.on('SIGINT', onInterrupt);
		lines.on('line', (line: string) => this.pasted.push(line));
		lines.on('close', () => {
			if (this.lines === lines) onEnd();
		});
		return lines;
	}
}
