/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { join } from 'node:path';
import { runInChild } from '../measure/childProcess';
import { median } from '../measure/median';
import { serverAt } from '../mock/mock';
import type { ColdStartTask } from './coldStartProcess';

/** The bare node, and those that are compared with it. */
const LETTERS = ['c2', 'a', 'b'];

const SIZES = [1, 1_000, 100_000];

/** The first execution in a new process. */
export interface ColdStart {
	readonly letter: string;
	readonly items: number;
	/** Milliseconds, median. */
	readonly wall: number;
	readonly runs: number;
}

/** Each variant runs `repeat` times, each time in a fresh process; they take turns. */
export async function measureColdStart(mock: string, repeat: number): Promise<ColdStart[]> {
	const found: ColdStart[] = [];
	for (const items of SIZES) {
		const walls = new Map(LETTERS.map((letter) => [letter, new Array<number>()]));
		for (let turn = 0; turn < repeat; turn++) {
			for (const [letter, times] of walls) {
				const task: ColdStartTask = { letter, items, server: serverAt(mock, 0) };
				const program = join(__dirname, 'coldStartProcess.ts');
				times.push((await runInChild<{ wall: number }>(program, task)).wall);
			}
		}
		for (const [letter, times] of walls)
			found.push({ letter, items, wall: median(times), runs: times.length });
	}
	return found;
}
