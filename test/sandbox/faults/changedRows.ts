import { objectsOf, type JsonObject } from '../json';
import type { EndpointReply } from '../endpoints/endpoint';
import type { RowsFault } from './faults';

const SEED = 20_181_006;

/** The reply with its rows changed as the fault says. A reply without rows, such as a refusal, stays as it is. */
export function withChangedRows(reply: EndpointReply, fault: RowsFault): EndpointReply {
	if (!Array.isArray(reply.json['data'])) return reply;
	const messages = reply.messages.filter((_, index) => isTaken(fault, index));
	if (fault.noData) {
		const kept = Object.entries(reply.json).filter(([name]) => name !== 'data');
		return { ...reply, json: Object.fromEntries(kept), messages };
	}
	return { ...reply, json: { ...reply.json, data: changedRows(reply, fault) }, messages };
}

function isTaken(fault: RowsFault, index: number): boolean {
	return (fault.rowStatus?.[index]?.status ?? 100) === 100;
}

function changedRows(reply: EndpointReply, fault: RowsFault): readonly JsonObject[] {
	const dropped = new Set(fault.drop);
	let rows = objectsOf(reply.json, 'data')
		.map((row, index) => ({ ...row, ...fault.rowStatus?.[index] }))
		.filter((row: JsonObject) => !dropped.has(String(row['number'])));
	rows = rows.concat((fault.extra ?? []).map(extraRow));
	if (fault.shuffle) rows = shuffled(rows);
	return rows.map((row) => finished(row, fault));
}

function extraRow(number: string, index: number): JsonObject {
	return { msg_id: String(9_900_001 + index), number, credit: '0.005' };
}

function finished(row: JsonObject, fault: RowsFault): JsonObject {
	const { msg_id: msgId, number, ...rest } = row;
	return {
		...(fault.noIds ? {} : { msg_id: msgId }),
		number: fault.numbersAsJsonNumbers ? Number(number) : number,
		...rest,
		...fault.fields,
	};
}

/** Fisher-Yates with numbers that are the same in every run (mulberry32). */
function shuffled<T>(rows: readonly T[]): T[] {
	const order = [...rows];
	let state = SEED;
	for (let last = order.length - 1; last > 0; last -= 1) {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
		const [one, two] = [order[last], order[other]];
		if (one === undefined || two === undefined) continue;
		order[last] = two;
		order[other] = one;
	}
	// A shuffle may by chance change nothing; a test that asked for one must get one.
	const first = order[0];
	if (first !== undefined && order.every((row, index) => row === rows[index])) {
		order.push(first);
		order.shift();
	}
	return order;
}
