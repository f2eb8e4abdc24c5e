/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a standalone program, not part of the published node */
import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** Input counts as finished after this many milliseconds without a key. */
const IDLE_TIME = 100;

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
	/** The prompt that waits for a hidden line. */
	private hiddenPrompt = '';
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
		if (hidden) return await this.askHidden(prompt);
		this.lines ??= this.open();
		return await this.lines.question(prompt, { signal });
	}

	/** Asks for a line, which counts only if it is typed after the prompt. Rejects when stopped. */
	async askIgnoringTypeahead(prompt: string): Promise<string> {
		this.parts.signal.throwIfAborted();
		await this.discardTypeahead();
		return await this.ask(prompt);
	}

	/** Asks until the answer is yes or no; undefined for Enter, and when stopped. What was typed before does not count. */
	async confirm(question: string, answers = 'y/n, Enter to skip'): Promise<boolean | undefined> {
		const prompt = `${question} [${answers}] `;
		for (let asked = prompt; ; asked = `Please answer y or n. ${prompt}`) {
			const line = await this.askIgnoringTypeahead(asked).catch(() => '');
			const word = line.trim().toLowerCase();
			if (word === '') return undefined;
			if (word === 'y' || word === 'yes') return true;
			if (word === 'n' || word === 'no') return false;
		}
	}

	close(): void {
		const { lines } = this;
		this.lines = undefined;
		lines?.close();
	}

	private async askHidden(prompt: string): Promise<string> {
		const { output, signal } = this.parts;
		this.isHidden = true;
		this.hiddenPrompt = prompt;
		this.lines ??= this.open();
		output.write(prompt);
		try {
			const line = await this.lines.question('', { signal });
			// The rest of a token that was pasted with a line break.
			await this.discardTypeahead();
			return line;
		} finally {
			// Ctrl+Y would bring back what was deleted while typing it.
			this.close();
			this.isHidden = false;
			this.hiddenPrompt = '';
			output.write('\n');
		}
	}

	/** Drops what was typed so far: lines, one without Enter, and what the terminal still holds. It is not shown. */
	private async discardTypeahead(): Promise<void> {
		const { input, signal } = this.parts;
		this.isHidden = true;
		this.lines ??= this.open();
		let last = Date.now();
		const onKey = (): void => {
			last = Date.now();
		};
		input.on('keypress', onKey);
		try {
			do await wait(IDLE_TIME, undefined, { signal });
			while (Date.now() - last < IDLE_TIME);
		} finally {
			input.off('keypress', onKey);
			this.close();
			this.isHidden = false;
			this.pasted.length = 0;
		}
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
			prompt: '',
		});
		lines.on('SIGINT', onInterrupt);
		// After Ctrl+Z and `fg`, readline pauses: without a resume, the program would end.
		lines.on('SIGCONT', () => {
			output.write(this.hiddenPrompt);
			lines.prompt(true);
		});
		lines.on('line', (line: string) => this.pasted.push(line));
		lines.on('close', () => {
			if (this.lines === lines) onEnd();
		});
		return lines;
	}
}
