/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { setTimeout as wait } from 'node:timers/promises';
import type { PreparedRun } from '../variants/variant';
import { median } from './median';

/** Each execution takes an isolate for its expressions, and n8n prepares a new one in the background. */
const PAUSE = 800;
/** A run that takes longer, in milliseconds, is not repeated. */
const LONG = 20_000;
/** From this number of items on, a run leaves a lot of garbage. */
const MANY = 10_000;

/** What one run cost. */
export interface Cost {
	/** Milliseconds. */
	readonly wall: number;
	/** Milliseconds of all threads of the process that runs n8n. */
	readonly cpu: number;
}

/** Medians of several runs. */
export interface Summary extends Cost {
	/** How many runs; the warm-up is not one of them, unless it is the only run. */
	readonly runs: number;
}

/** Lets the process come to rest. */
export async function rest(): Promise<void> {
	await wait(PAUSE);
}

/**
 * Frees the memory that earlier runs have left, where it is much. For few items it is little, and V8 also forgets what it
 * knows of the code: their runs would take twice as long.
 */
function clearMemory(items: number): void {
	if (items >= MANY) globalThis.gc?.();
}

/** Runs it once. @throws if it did not come out right */
async function timeRun(run: PreparedRun, items: number): Promise<Cost> {
	await rest();
	clearMemory(items);
	const before = process.cpuUsage();
	const begin = performance.now();
	await run.go();
	const wall = performance.now() - begin;
	const { user, system } = process.cpuUsage(before);
	await run.check();
	return { wall, cpu: (user + system) / 1000 };
}

/** Medians without the first run, which warms up, unless it is the only one. */
function summarize(costs: readonly Cost[]): Summary {
	const counted = costs.length > 1 ? costs.slice(1) : costs;
	return {
		wall: median(counted.map(({ wall }) => wall)),
		cpu: median(counted.map(({ cpu }) => cpu)),
		runs: counted.length,
	};
}

/**
 * Runs each variant once to warm up and then `repeat` times, alternately in this order and in reverse; a long one only once.
 *
 * @param items how many items each of them has
 */
export async function timeInTurns(
	prepare: ReadonlyArray<() => Promise<PreparedRun>>,
	items: number,
	repeat: number,
): Promise<Summary[]> {
	const variants = prepare.map((prepareRun) => ({ prepareRun, costs: new Array<Cost>() }));
	for (let turn = 0; turn <= repeat; turn++) {
		for (const { prepareRun, costs } of turn % 2 === 0 ? variants : variants.toReversed()) {
			if ((costs[0]?.wall ?? 0) < LONG) costs.push(await timeRun(await prepareRun(), items));
		}
	}
	return variants.map(({ costs }) => summarize(costs));
}
