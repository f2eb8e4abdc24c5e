// A fresh process whose first execution is measured: none of the code is compiled yet.
import { BenchEngine } from '../engine/benchEngine';
import { serveTask } from '../measure/childProcess';
import { rest } from '../measure/timedRun';
import { makePeople } from '../people';
import { variantOf } from '../variants';

/** What is measured. */
export interface ColdStartTask {
	readonly letter: string;
	readonly items: number;
	readonly server: string;
}

serveTask<ColdStartTask>(async ({ letter, items, server }) => {
	const engine = await BenchEngine.start();
	const run = variantOf(letter).prepare(engine, makePeople(items), server);
	await rest();
	const begin = performance.now();
	await run.go();
	const wall = performance.now() - begin;
	await run.check();
	await engine.stop();
	return { wall };
});
