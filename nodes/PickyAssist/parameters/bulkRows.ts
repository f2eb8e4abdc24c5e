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

/** The fields that code reads, of one item; undefined if JSON does not keep one of them unchanged. */
class RowReader {
	bytes = 0;
	readonly dates: Array<readonly [string, number]> = [];

	constructor(private readonly limit: number) {}

	read(json: unknown, fields: Fields): object | undefined {
		if (!isPlainData(json)) return undefined;
		const copy: Record<string, unknown> = {};
		for (const field of fields === 'all' ? Object.keys(json) : fields) {
			if (!Object.hasOwn(json, field)) continue;
			const value = json[field];
			if (value === undefined) continue;
			if (isPlainDate(value)) this.dates.push([field, value.getTime()]);
			else copy[field] = value;
		}
		this.bytes += bytesOfJson(copy, this.limit);
		return Number.isFinite(this.bytes) ? copy : undefined;
	}
}

function readRow(columns: readonly Column[], itemIndex: number, limit: number) {
	let bytes = ROW_BYTES;
	const row: object[] = [];
	const dates: Array<readonly [number, string, number]> = [];
	for (const [position, column] of columns.entries()) {
		const reader = new RowReader(limit);
		const json = reader.read(column.jsonOf(itemIndex), column.fields);
		if (!json) return undefined;
		row.push(json);
		bytes += reader.bytes;
		for (const [field, time] of reader.dates) dates.push([position, field, time]);
	}
	return bytes > limit ? undefined : { row, dates, bytes };
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
	const rows: object[][] = [];
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
		rows.push(found.row);
	}
	return { items, rows, dates: allDates, next };
}

/** The same; undefined if a getter throws. */
function readRowSafely(columns: readonly Column[], itemIndex: number, limit: number) {
	try {
		return readRow(columns, itemIndex, limit);
	} catch {
		return undefined;
	}
}
