import type { Fields } from './expressionAnalysis';
import { bytesOfJson, isPlainDate } from './inputSize';
import { isPlainData } from './plainData';

/** Bytes of a row around its values, in the engine's memory. */
const ROW_BYTES = 100;

/** Where the values of a column come from. */
export interface Column {
	readonly fields: Fields;
	/** The object for an item, of which the engine gets the fields. */
	jsonOf(itemIndex: number): unknown;
}

/** A Date in a row, which JSON cannot hold: row, column, field, milliseconds (`null` if it is not valid). */
type DateInRow = readonly [number, number, string, number | null];

/** What the engine needs of some items. */
export interface Rows {
	/** The index of each row's item. */
	readonly items: readonly number[];
	readonly rows: ReadonlyArray<readonly object[]>;
	readonly dates: readonly DateInRow[];
	/** The first item that is not in it any more. */
	readonly next: number;
}

/** A Date of an item: column, field, milliseconds. */
type DateInItem = readonly [number, string, number];

/** The fields that code reads, of one item, without Dates, which are added to `dates`; undefined if it is not a plain object. */
function copyFields(
	json: unknown,
	fields: Fields,
	column: number,
	dates: DateInItem[],
): Record<string, unknown> | undefined {
	if (!isPlainData(json)) return undefined;
	const copy: Record<string, unknown> = {};
	for (const field of fields === 'all' ? Object.keys(json) : fields) {
		if (!Object.hasOwn(json, field)) continue;
		const value = json[field];
		if (value === undefined) continue;
		if (isPlainDate(value)) dates.push([column, field, value.getTime()]);
		else copy[field] = value;
	}
	return copy;
}

/** What the engine needs of one item. */
interface Row {
	readonly values: readonly object[];
	readonly dates: readonly DateInItem[];
	readonly bytes: number;
}

/** Undefined if JSON does not keep the item's fields unchanged, or they are too large. */
function readRow(columns: readonly Column[], itemIndex: number, limit: number): Row | undefined {
	let bytes = ROW_BYTES;
	const values: object[] = [];
	const dates: DateInItem[] = [];
	for (const column of columns) {
		const json = copyFields(column.jsonOf(itemIndex), column.fields, values.length, dates);
		if (!json) return undefined;
		bytes += bytesOfJson(json, limit);
		if (bytes > limit) return undefined;
		// The item itself is its fields; an item of another node has them in `json`.
		values.push(values.length === 0 ? json : { json });
	}
	return { values, dates, bytes };
}

/**
 * Reads what the engine needs of the items from a given one on, until it is too much for one evaluation.
 *
 * @param limit bytes in the engine's memory
 * @returns rows without the items that n8n's engine must evaluate separately
 */
export function readRows(
	columns: readonly Column[],
	from: number,
	itemCount: number,
	limit: number,
): Rows {
	const items: number[] = [];
	const rows: Array<readonly object[]> = [];
	const allDates: DateInRow[] = [];
	let total = 0;
	let next = from;
	for (; next < itemCount && total < limit; next += 1) {
		const found = readRowSafely(columns, next, limit);
		if (!found) continue;
		total += found.bytes;
		for (const [column, field, time] of found.dates)
			allDates.push([rows.length, column, field, Number.isNaN(time) ? null : time]);
		items.push(next);
		rows.push(found.values);
	}
	return { items, rows, dates: allDates, next };
}

/** Like `readRow`, but undefined if a getter throws. */
function readRowSafely(
	columns: readonly Column[],
	itemIndex: number,
	limit: number,
): Row | undefined {
	try {
		return readRow(columns, itemIndex, limit);
	} catch {
		return undefined;
	}
}
