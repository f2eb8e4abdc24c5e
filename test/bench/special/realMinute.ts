/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import { join } from 'node:path';
import { runInChild } from '../measure/childProcess';
import { requestsAt, serverAt } from '../mock/mock';
import type { RealMinuteTask } from './realMinuteProcess';

/** How long users wait with Picky Assist's real minute, in a process that has sent nothing before. */
export interface RealMinuteCosts {
	readonly title: string;
	readonly messages: number;
	readonly requests: number;
	/** Milliseconds until the last execution has ended. */
	readonly wall: number;
}

const CASES: ReadonlyArray<[title: string, task: Omit<RealMinuteTask, 'server'>]> = [
	['One execution', { executions: 1, items: 100_000, atOnce: true }],
	['Five executions at once, one token', { executions: 5, items: 20_000, atOnce: true }],
	['Five executions in a row, one token', { executions: 5, items: 100_000, atOnce: false }],
];

/** Each case runs once, in a fresh process. */
export async function measureRealMinute(mock: string): Promise<RealMinuteCosts[]> {
	const costs: RealMinuteCosts[] = [];
	for (const [title, task] of CASES) {
		const before = await requestsAt(mock);
		const program = join(__dirname, 'realMinuteProcess.ts');
		const { wall } = await runInChild<{ wall: number }>(program, {
			...task,
			server: serverAt(mock, 0),
		});
		const requests = (await requestsAt(mock)) - before;
		costs.push({ title, messages: task.executions * task.items, requests, wall });
	}
	return costs;
}
