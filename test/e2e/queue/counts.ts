import type { Execution } from '../../n8n/execution';
import type { SandboxLog } from '../../sandbox/sandbox';
import { NODE } from '../n8nSetup';
import { statusOf } from '../outcomes';
import { MESSAGES } from './load';

/** How often the recipients of a load got their message. */
export interface Received {
	readonly never: number;
	readonly once: number;
	/** Twice or more often. */
	readonly more: number;
}

export function messagesReceived(log: SandboxLog): Received {
	const recipients = log.recipients();
	const once = recipients.filter(({ messages }) => messages.length === 1).length;
	return { never: MESSAGES - recipients.length, once, more: recipients.length - once };
}

/** How many push requests the service dropped because of its limit. */
export function droppedRequests(log: SandboxLog): number {
	return log.pushes.filter(({ httpStatus }) => httpStatus === 429).length;
}

/** How many results of these executions say `accepted`, `unconfirmed` and so on. */
export function statusCounts(executions: readonly Execution[]): Readonly<Record<string, number>> {
	const words: Record<string, number> = {};
	for (const execution of executions) {
		for (const result of execution.outputsOf(NODE).flat()) {
			const word = statusOf(result);
			words[word] = (words[word] ?? 0) + 1;
		}
	}
	return words;
}

/** How many executions ended with each status. */
export function executionStatuses(
	executions: readonly Execution[],
): Readonly<Record<string, number>> {
	const statuses: Record<string, number> = {};
	for (const { status } of executions) statuses[status] = (statuses[status] ?? 0) + 1;
	return statuses;
}
