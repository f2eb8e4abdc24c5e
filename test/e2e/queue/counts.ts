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

/** How the processes shared the limit. */
export interface SharedLimitFigures {
	readonly requests: number;
	readonly dropped: number;
	/** Seconds from the first request to the last. */
	readonly seconds: number;
	/** Of the requests after the first minute of the service: the part that was dropped. */
	readonly droppedLater: number;
	/** Requests that were accepted in each of its full minutes, after the first one. */
	readonly perMinute: readonly number[];
}

/** @param minute milliseconds that the service takes for a minute */
export function sharedLimitFigures({ pushes }: SandboxLog, minute: number): SharedLimitFigures {
	const times = pushes.map(({ time }) => time);
	const [first, last] = [Math.min(...times), Math.max(...times)];
	const isDropped = ({ httpStatus }: { httpStatus: number | null }) => httpStatus === 429;
	const later = pushes.filter(({ time }) => time - first >= minute);
	const perMinute = Array.from({ length: Math.floor((last - first) / minute) }, (_, index) =>
		pushes.filter((push) => !isDropped(push) && Math.floor((push.time - first) / minute) === index),
	);
	return {
		requests: pushes.length,
		dropped: pushes.filter(isDropped).length,
		seconds: (last - first) / 1_000,
		droppedLater: later.filter(isDropped).length / Math.max(1, later.length),
		perMinute: perMinute.slice(1).map(({ length }) => length),
	};
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
