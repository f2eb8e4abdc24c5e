/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { join } from 'node:path';
import { serverAt } from '../mock/mock';
import type { Variant } from '../variants/variant';
import { runInChild } from './childProcess';
import { median } from './median';
import type { MemoryResult, MemoryTask } from './memoryProcess';
import type { Round } from './timings';

/** The memory that a variant needs for this number of items. */
export interface Memory {
	readonly letter: string;
	readonly items: number;
	/** Median, in bytes over the start of the run. */
	readonly peak: number;
	readonly runs: number;
}

/** Measures each variant `repeat` times, each time in a fresh process. */
export async function measureMemory({
	variants,
	people,
	mock,
	delay,
	repeat,
}: Round): Promise<Memory[]> {
	const program = join(__dirname, 'memoryProcess.ts');
	const peaks = new Map<Variant, number[]>(variants.map((variant) => [variant, []]));
	for (let turn = 0; turn < repeat; turn++) {
		for (const [variant, found] of peaks) {
			const task: MemoryTask = {
				letter: variant.letter,
				items: people.length,
				server: serverAt(mock, delay),
			};
			found.push((await runInChild<MemoryResult>(program, task)).peak);
		}
	}
	return [...peaks].map(([{ letter }, found]) => ({
		letter,
		items: people.length,
		peak: median(found),
		runs: found.length,
	}));
}
