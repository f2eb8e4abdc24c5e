/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { waitUntil } from '../waitUntil';
import { type Installation, PROJECT } from './installation';

/** n8n ends by itself 30 s after SIGTERM, whatever its nodes do. */
const LONGEST_STOP = 45_000;
const SHOWN_LINES = 40;

/** Where what n8n prints is kept, for the next run to overwrite. */
export const LOG_FOLDER = join(PROJECT, '.cache/logs');

/** One process of n8n: the server, or a worker. */
export class N8nProcess {
	private child: ChildProcess | undefined;

	/**
	 * @param name of the log file, for example `n8n-2.41.1`
	 * @param args n8n's arguments: none for the server
	 */
	constructor(
		private readonly installation: Installation,
		private readonly name: string,
		private readonly args: readonly string[] = [],
	) {}

	get logFile(): string {
		return join(LOG_FOLDER, `${this.name}.log`);
	}

	get isRunning(): boolean {
		return (
			this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
		);
	}

	/** Starts it, without waiting until it is ready. */
	start(env: Readonly<Record<string, string | undefined>>): void {
		if (this.isRunning) throw new Error(`${this.name} is already running.`);
		mkdirSync(dirname(this.logFile), { recursive: true });
		const log = openSync(this.logFile, 'w');
		const { node, program } = this.installation;
		this.child = spawn(node, [program, ...this.args], { env, stdio: ['ignore', log, log] });
		closeSync(log);
	}

	/**
	 * Waits until it can be used.
	 *
	 * @param isReady polled until it is true
	 * @param timeout milliseconds
	 * @throws Error with its last output, if it ends before
	 */
	async ready(isReady: () => Promise<boolean>, timeout: number): Promise<void> {
		const check = async () => {
			if (!this.isRunning)
				throw new Error(`${this.name} stopped while it was starting.\n${this.lastLines()}`);
			return await isReady();
		};
		await waitUntil(`${this.name} is ready (see ${this.logFile})`, check, {
			timeout,
			interval: 100,
		});
	}

	/** Resolves when it ends, for whatever reason. */
	async ended(): Promise<void> {
		if (this.child && this.isRunning) await once(this.child, 'exit');
	}

	/**
	 * Asks it to stop, as a service manager does, and waits for it.
	 *
	 * @returns the exit code; 0 when it stopped as it should, null when it had to be killed
	 */
	async stop(): Promise<number | null> {
		if (!this.child || !this.isRunning) return this.child?.exitCode ?? null;
		const ended = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		const timeout = AbortSignal.timeout(LONGEST_STOP);
		const kill = () => this.child?.kill('SIGKILL');
		timeout.addEventListener('abort', kill);
		await ended;
		timeout.removeEventListener('abort', kill);
		return this.child.exitCode;
	}

	/** Ends it at once, like a power cut. */
	async kill(): Promise<void> {
		if (!this.child || !this.isRunning) return;
		const ended = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await ended;
	}

	/** All that it has printed since its last start. */
	output(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/** The last lines that it printed. */
	lastLines(): string {
		const lines = this.output().trimEnd().split('\n');
		return [`Last lines of ${this.logFile}:`, ...lines.slice(-SHOWN_LINES)].join('\n');
	}
}
