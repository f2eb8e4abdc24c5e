/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Does something and returns how many bytes of memory (RSS) the process had at most, over what it had at the start. */
export async function peakMemoryOf(action: () => Promise<void>): Promise<number> {
	const shared = { peak: new SharedArrayBuffer(8), bell: new SharedArrayBuffer(4) };
	const peak = new Float64Array(shared.peak);
	const bell = new Int32Array(shared.bell);
	const sampler = new Worker(join(__dirname, 'rssSampler.mjs'), {
		workerData: shared,
		execArgv: [],
	});
	await once(sampler, 'online');
	globalThis.gc?.();
	globalThis.gc?.();
	const start = process.memoryUsage.rss();
	peak[0] = start;
	await action();
	const end = process.memoryUsage.rss();
	Atomics.store(bell, 0, 1);
	Atomics.notify(bell, 0);
	await once(sampler, 'exit');
	return Math.max(end, peak[0] ?? 0) - start;
}
