import { freePort } from '../freePort';
import type { N8nVersion } from '../installation';
import { N8n } from '../n8n';
import { shortenMinute } from '../packedPackage';
import { type Postgres, startPostgres } from './postgres';
import { type Redis, startRedis } from './redis';
import { WebhookProcess } from './webhookProcess';
import { Worker } from './worker';

/** How an n8n in queue mode is to be started. */
export interface ClusterOptions {
	readonly version: N8nVersion;
	readonly workers: number;
	/** Processes that take all webhook calls instead of the main process; WEBHOOK_URL leads to the last one. Default none. */
	readonly webhookProcesses?: number;
	/** Milliseconds that the package takes for a minute. */
	readonly minute: number;
}

/** An execution whose worker is gone is noticed after half a minute instead of a minute and a half. */
const SHORT_LOCKS = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** The settings of an n8n whose webhook processes listen on these ports. */
function webhookEnv(ports: readonly number[]): Record<string, string> {
	const last = ports.at(-1);
	if (last === undefined) return {};
	return {
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		WEBHOOK_URL: `http://127.0.0.1:${last}/`,
	};
}

/** n8n in queue mode: a main process, workers, webhook processes if there are any, PostgreSQL and Redis, all for one test. */
export class Cluster {
	private constructor(
		readonly main: N8n,
		readonly workers: readonly Worker[],
		readonly webhookProcesses: readonly WebhookProcess[],
		private readonly postgres: Postgres,
		private readonly redis: Redis,
	) {}

	/** Starts all of it; the owner is logged in. */
	static async open({
		version,
		workers,
		webhookProcesses = 0,
		minute,
	}: ClusterOptions): Promise<Cluster> {
		const postgres = await startPostgres();
		const redis = await startRedis();
		const ports: number[] = [];
		while (ports.length < webhookProcesses) ports.push(await freePort());
		const env = {
			...postgres.env,
			...redis.env,
			...SHORT_LOCKS,
			...webhookEnv(ports),
			EXECUTIONS_MODE: 'queue',
		};
		const main = await N8n.prepare({ version, env });
		shortenMinute(main.location.userFolder, minute);
		await main.start();
		await main.client.setUpOwner();
		const names = Array.from({ length: workers }, (_, index) => `worker-${index + 1}`);
		const cluster = new Cluster(
			main,
			names.map((name) => new Worker(main.options, main.location, name)),
			ports.map((port) => new WebhookProcess(main.options, main.location, port)),
			postgres,
			redis,
		);
		for (const one of [...cluster.workers, ...cluster.webhookProcesses]) await one.start();
		return cluster;
	}

	async close(): Promise<void> {
		const others = [...this.workers, ...this.webhookProcesses];
		await Promise.all(others.map(async (one) => await one.stop()));
		await this.main.remove();
		await this.redis.close();
		this.postgres.close();
	}
}
