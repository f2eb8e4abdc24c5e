/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   a standalone program, not part of the published node */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks the person in front of the terminal. */
export class Terminal {
	private isHidden = false;
	private readonly lines = createInterface({
		input: process.stdin,
		output: new Writable({
			write: (chunk: Buffer, _encoding, done) => {
				if (!this.isHidden) process.stdout.write(chunk);
				done();
			},
		}),
		terminal: true,
	});

	/** `onInterrupt` is called for Ctrl+C, which the terminal does not pass on as a signal. */
	constructor(
		private readonly signal: AbortSignal,
		onInterrupt: () => void,
	) {
		this.lines.on('SIGINT', onInterrupt);
	}

	/** Asks for a line. Rejects when stopped. `hidden`: what is typed is not shown. */
	async ask(prompt: string, hidden = false): Promise<string> {
		const { signal } = this;
		if (!hidden) return await this.lines.question(prompt, { signal });
		process.stdout.write(prompt);
		this.isHidden = true;
		try {
			return await this.lines.question('', { signal });
		} finally {
			this.isHidden = false;
			process.stdout.write('\n');
		}
	}

	/** Asks for yes or no; undefined for anything else, and when stopped. */
	async confirm(
		question: string,
		answers = 'y/n, Enter to skip',
	): Promise<boolean | undefined> {
		const line = await this.ask(`${question} [${answers}] `).catch(() => '');
		const [letter] = line.trim().toLowerCase();
		return letter === 'y' ? true : letter === 'n' ? false : undefined;
	}

	close(): void {
		this.lines.close();
	}
}
