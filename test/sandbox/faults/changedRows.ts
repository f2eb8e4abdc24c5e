import { objectsOf, type JsonObject } from '../json';
import type { EndpointResult } from '../endpoints/endpoint';
import type { RowsFault } from './faults';

const SEED = 20_181_006;

/** The result with its rows changed as the fault says. A result without rows, such as a refusal, stays as it is. */
export function withChangedRows(result: EndpointResult, fault: RowsFault): EndpointResult {
	if (!Array.isArray(result.json['data'])) return result;
	const messages = result.messages.filter((_, index) => isTaken(fault, index));
	if (fault.noData) {
		const kept = Object.entries(result.json).filter(([name]) => name !== 'data');
		return { ...result, json: Object.fromEntries(kept), messages };
	}
	return { ...result, json: { ...result.json, data: changedRows(result, fault) }, messages };
}

function isTaken(fault: RowsFault, index: number): boolean {
	return (fault.rowStatus?.[index]?.status ?? 100) === 100;
}

function changedRows(result: EndpointResult, fault: RowsFault): readonly JsonObject[] {
	const dropped = new Set(fault.drop);
	let rows = objectsOf(result.json, 'data')
		.map((row, index) => ({
			...row,
			...(isTaken(fault, index) ? {} : { msg_id: undefined }),
			...fault.rowStatus?.[index],
		}))
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
	const value = [...rows];
	let state = SEED;
	for (let last = value.length - 1; last > 0; last -= 1) {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
		const [one, two] = [value[last], value[other]];
		if (one === undefined || two === undefined) continue;
		value[last] = two;
		value[other] = one;
	}
	// A shuffle may by chance change nothing; a test that asked for one must get one.
	const first = value[0];
	if (first !== undefined && value.every((row, index) => row === rows[index])) {
		value.push(first);
		value.shift();
	}
	return value;
}
