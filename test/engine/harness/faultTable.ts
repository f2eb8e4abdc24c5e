/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Fault, Sandbox } from '../../sandbox/sandbox';
import { CONTINUE, ERROR_OUTPUT, type NodeSettings, type SendRun, statusOf } from './engineSetup';

/** One row of the fault table. */
export interface FaultRow {
	readonly name: string;
	/** Switched on before the run; without one, the credential leads to a port where nothing listens. */
	readonly faults: readonly Fault[];
	readonly nobodyListens?: true;
	/** The execution is stopped as soon as the limit has dropped a request. */
	readonly cancelled?: true;
}

const after = 1;

/** All faults that the second of three requests can meet. */
export const FAULT_ROWS: readonly FaultRow[] = [
	{ name: 'nothing', faults: [] },
	{ name: '429 once', faults: [{ kind: 'http', statusCode: 429, accept: false, after }] },
	{
		name: '429 always',
		faults: [{ kind: 'http', statusCode: 429, accept: false, after, times: Infinity }],
	},
	{ name: 'connection refused', faults: [], nobodyListens: true },
	{ name: 'reset before the body', faults: [{ kind: 'resetBeforeBody', after }] },
	{ name: 'reset after the body', faults: [{ kind: 'resetAfterBody', after }] },
	{ name: 'time-out after acceptance', faults: [{ kind: 'hang', after }] },
	{
		name: '500 after acceptance',
		faults: [{ kind: 'http', statusCode: 500, accept: true, after }],
	},
	{ name: 'HTML in a 200', faults: [{ kind: 'html', after }] },
	{
		name: 'status 404',
		faults: [{ kind: 'status', status: 404, message: 'Cannot reach the phone', after }],
	},
	{ name: '307 to another host', faults: [{ kind: 'redirect', url: 'OTHER', after }] },
	{ name: 'half a response', faults: [{ kind: 'half', after }] },
	{ name: 'row missing', faults: [{ kind: 'rows', drop: ['12025550103'], after }] },
	{
		name: 'fatal code (403)',
		faults: [{ kind: 'status', status: 403, message: 'Insufficient balance', after }],
	},
	{
		name: 'ordinary code (406)',
		faults: [{ kind: 'status', status: 406, message: 'Invalid number', after }],
	},
	{
		name: 'HTTP 401, which n8n repeats',
		faults: [{ kind: 'http', statusCode: 401, accept: false, after }],
	},
	{
		name: 'stopped during a wait',
		faults: [{ kind: 'http', statusCode: 429, accept: false, after, times: Infinity }],
		cancelled: true,
	},
];

/** Whether a fault makes a difference when it meets the first request: n8n then sees a first item that was refused. */
export function canComeFirst({ faults, cancelled }: FaultRow): boolean {
	return faults.length > 0 && !cancelled;
}

/** The same fault at the first of the three requests. */
export function atTheFirstRequest(row: FaultRow): FaultRow {
	const faults = row.faults.map((fault) => {
		const first = { ...fault, after: 0 };
		return first.kind === 'rows' ? { ...first, drop: ['12025550101'] } : first;
	});
	return { ...row, name: `${row.name}, at once`, faults };
}

/** The settings of On Error, by their names. */
export const ON_ERROR: ReadonlyArray<readonly [string, NodeSettings]> = [
	['Stop', {}],
	['Continue', CONTINUE],
	['error output', ERROR_OUTPUT],
];
/** Retry on Fail, off and on. */
export const RETRIES: ReadonlyArray<readonly [string, NodeSettings]> = [
	['off', {}],
	['3 tries', { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }],
];

/** The status of each item, by its index; an item with no result or two is shown as such. */
export function outcomesOf({ sent, refused }: SendRun, items: number): string[] {
	const words: string[][] = Array.from({ length: items }, () => []);
	for (const row of [...sent, ...refused]) {
		const { item } = row.pairedItem as { item: number };
		words[item]?.push(statusOf(row));
	}
	return words.map((found) => (found.length === 1 ? String(found[0]) : `${found.length} results`));
}

/** What may be said of a message, and how often it was received. */
const CONSISTENT = ['accepted 1', 'rejected 0', 'not sent 0', 'unconfirmed 0', 'unconfirmed 1'];

/** Where the statuses contradict what was received. */
export function contradictions(statuses: readonly string[], received: readonly number[]): string[] {
	return statuses
		.map((status, index) => `${status} ${received[index]}`)
		.filter((pair) => !CONSISTENT.includes(pair));
}

/** The error that stopped a run to six people, if it counts more accepted messages than were received, or does not say what failed. */
export function errorContradicts(
	{ message, description }: NonNullable<SendRun['error']>,
	received: readonly number[],
): string[] {
	const accepted = Number(/(\d) of 6 messages (?:was|were) accepted/.exec(description)?.[1]);
	const text = `${message} ${description}`;
	const isRight =
		accepted <= received.filter((times) => times === 1).length &&
		/rejected|unconfirmed|not sent/.test(text);
	return isRight ? [] : [text];
}

/** Stops an execution as soon as one of its requests has met HTTP 429 as a fault, not by the limit of a short minute. */
export function stopAtFirst429({ log }: Sandbox): (cancel: () => void) => void {
	return (cancel) => {
		const unsubscribe = log.subscribe(({ httpStatus, fault }) => {
			if (httpStatus !== 429 || fault === null) return;
			unsubscribe();
			// The node has to hear of it first, and to begin its wait.
			setTimeout(cancel, 30);
		});
	};
}
