import type { N8nVersion } from '../installation';
import { N8n } from '../n8n';
import { shortenMinute } from '../packedPackage';
import { type Postgres, startPostgres } from './postgres';
import { type Redis, startRedis } from './redis';
import { Worker } from './worker';

/** How an n8n in queue mode is to be started. */
export interface ClusterOptions {
	readonly version: N8nVersion;
	readonly workers: number;
	/** Milliseconds that the package takes for a minute. */
	readonly minute: number;
}

/** An execution whose worker is gone is noticed after half a minute instead of a minute and a half. */
const SHORT_LOCKS = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** n8n in queue mode: a main process, workers, PostgreSQL and Redis, all for one test. */
export class Cluster {
	private constructor(
		readonly main: N8n,
		readonly workers: readonly Worker[],
		private readonly postgres: Postgres,
		private readonly redis: Redis,
	) {}

	/** Starts all of it; the owner is logged in. */
	static async open({ version, workers, minute }: ClusterOptions): Promise<Cluster> {
		const postgres = await startPostgres();
		const redis = await startRedis();
		const env = { ...postgres.env, ...redis.env, ...SHORT_LOCKS, EXECUTIONS_MODE: 'queue' };
		const main = await N8n.prepare({ version, env });
		shortenMinute(main.location.userFolder, minute);
		await main.start();
		await main.client.setUpOwner();
		const names = Array.from({ length: workers }, (_, index) => `worker-${index + 1}`);
		const cluster = new Cluster(
			main,
			names.map((name) => new Worker(main.options, main.location, name)),
			postgres,
			redis,
		);
		for (const worker of cluster.workers) await worker.start();
		return cluster;
	}

	async close(): Promise<void> {
		await Promise.all(this.workers.map(async (worker) => await worker.stop()));
		await this.main.remove();
		await this.redis.close();
		this.postgres.close();
	}
}
