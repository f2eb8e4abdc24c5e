import { environmentOf, type N8nLocation } from '../environment';
import { freePort } from '../freePort';
import { installationOf } from '../installation';
import type { N8nOptions } from '../n8n';
import { N8nProcess } from '../n8nProcess';

const LONGEST_START = 90_000;

/** A process that takes the webhook calls of an n8n in queue mode. */
export class WebhookProcess {
	readonly url: string;
	readonly process: N8nProcess;

	/** @param port a free one */
	constructor(
		private readonly options: N8nOptions,
		private readonly main: N8nLocation,
		private readonly port: number,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.process = new N8nProcess(
			installationOf(options.version),
			`n8n-${options.version}-webhook-${port}`,
			['webhook'],
		);
	}

	/** Starts it, and waits until it takes calls. */
	async start(): Promise<void> {
		const location = { ...this.main, port: this.port, brokerPort: await freePort() };
		this.process.start(
			environmentOf(installationOf(this.options.version), location, this.options.env),
		);
		const isReady = async () =>
			this.process.output().includes('Webhook listener waiting for requests');
		await this.process.ready(isReady, LONGEST_START);
	}

	async stop(): Promise<void> {
		await this.process.stop();
	}
}
