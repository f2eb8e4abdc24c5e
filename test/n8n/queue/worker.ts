import { environmentOf, type N8nLocation } from '../environment';
import { freePort } from '../freePort';
import { installationOf } from '../installation';
import type { N8nOptions } from '../n8n';
import { N8nProcess } from '../n8nProcess';

const LONGEST_START = 90_000;
/** As n8n recommends: that many executions at once. */
const CONCURRENCY = 5;

/** One worker of an n8n in queue mode. */
export class Worker {
	readonly process: N8nProcess;

	constructor(
		private readonly options: N8nOptions,
		private readonly main: N8nLocation,
		readonly name: string,
	) {
		const args = ['worker', `--concurrency=${CONCURRENCY}`];
		this.process = new N8nProcess(
			installationOf(options.version),
			`n8n-${options.version}-${name}`,
			args,
		);
	}

	/** Starts it, for the first time or after it was killed, and waits until it takes executions. */
	async start(): Promise<void> {
		const location = { ...this.main, brokerPort: await freePort() };
		this.process.start(
			environmentOf(installationOf(this.options.version), location, this.options.env),
		);
		const isReady = async () => this.process.output().includes('worker is now ready');
		await this.process.ready(isReady, LONGEST_START);
	}

	/** The ids of the executions that it has begun since its last start. */
	begun(): readonly string[] {
		return [...this.process.output().matchAll(/Worker started execution (\d+)/g)].map(
			([, id = '']) => id,
		);
	}

	async stop(): Promise<void> {
		await this.process.stop();
	}

	async kill(): Promise<void> {
		await this.process.kill();
	}
}
