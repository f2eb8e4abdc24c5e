// A fresh process for one measurement of memory: what ran before would affect it.
import { BenchEngine } from '../engine/benchEngine';
import { makePeople } from '../people';
import { variantOf } from '../variants';
import { serveTask } from './childProcess';
import { peakMemoryOf } from './peakMemory';
import { rest } from './timedRun';

/** Which variant is measured, with how many items, and where it sends to. */
export interface MemoryTask {
	readonly letter: string;
	readonly items: number;
	readonly server: string;
}

/** Bytes over the start of the run. */
export interface MemoryResult {
	readonly peak: number;
}

const WARM_UP = 10;

serveTask<MemoryTask>(async ({ letter, items, server }) => {
	const engine = await BenchEngine.start();
	const variant = variantOf(letter);
	if (variant.foreignNode) engine.load(variant.foreignNode);
	await variant.prepare(engine, makePeople(WARM_UP), server).go();
	const run = variant.prepare(engine, makePeople(items), server);
	await rest();
	const result: MemoryResult = { peak: await peakMemoryOf(run.go) };
	await run.check();
	await engine.stop();
	return result;
});
