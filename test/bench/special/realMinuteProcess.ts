// A separate process in which a minute takes a minute: nothing of its limit is used when it starts.
import { BenchEngine } from '../engine/benchEngine';
import { serveTask } from '../measure/childProcess';
import { makePeople, TEXT } from '../people';
import { prepareInEngine } from '../variants/engineVariant';
import { pickyAssist } from '../variants/ours';

/** What is measured. */
export interface RealMinuteTask {
	readonly executions: number;
	/** Of each execution. */
	readonly items: number;
	/** Otherwise one after the other. */
	readonly atOnce: boolean;
	readonly server: string;
}

serveTask<RealMinuteTask>(async ({ executions, items, atOnce, server }) => {
	const engine = await BenchEngine.start(60_000);
	const people = makePeople(items);
	const way = pickyAssist({ operation: 'sendDynamic', message: TEXT }, server);
	const runs = Array.from({ length: executions }, () =>
		prepareInEngine(
			engine,
			people,
			way,
			(json, { phone }) => json.status === 'accepted' && json.number === phone,
		),
	);
	const begin = performance.now();
	if (atOnce) await Promise.all(runs.map(async (run) => await run.go()));
	else for (const run of runs) await run.go();
	const wall = performance.now() - begin;
	for (const run of runs) await run.check();
	await engine.stop();
	return { wall };
});
