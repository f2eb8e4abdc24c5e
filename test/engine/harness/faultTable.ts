import type { Fault } from '../../sandbox/sandbox';

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
