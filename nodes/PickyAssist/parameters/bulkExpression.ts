import type { IExecuteFunctions } from 'n8n-workflow';
import { isPlainObject, parseJson } from '../../api/json';
import { type BulkCode, ITEM_NAME, nameOf } from './expressionAnalysis';
import { type Column, type Rows, readRows } from './bulkRows';
import { asCode } from './stringCode';

/** The values of all code parts for one item; undefined if n8n must evaluate this item separately. */
export type PartValues = readonly unknown[] | undefined;

/** Milliseconds after which one evaluation stops: n8n's engine aborts it after five seconds. */
const MAX_EVALUATION_TIME = 1_500;

/** If one evaluation handles fewer items than this, evaluating them one by one is faster. */
const MIN_ITEMS_PER_EVALUATION = 100;

/**
 * Bytes of the items, and of the values, of one evaluation. n8n's engine has 128 MB, and fails for good beyond it; each is
 * there twice, once as JSON, beside the data of other nodes.
 */
const MAX_PART_BYTES = 8 * 1024 * 1024;

/** The name under which the expression finds the items, while it is evaluated, in the node's context. */
const CONTEXT_KEY = 'pickyRows';

/**
 * Builds an expression that evaluates the parts for one item after the other, until there are no more, the time is up, or the
 * values have become large. It returns one text, which leaves the engine much faster than a list: the values in JSON, where
 * those that are undefined are, and for which items n8n must evaluate the expression separately.
 *
 * It has the user's code first: whether n8n rewrites it for its own methods depends on the strings before it.
 */
function bulkExpressionFor(codes: readonly BulkCode[], nodeName: string): string {
	const values = codes.map(({ text }) => `(\n${text}\n)`).join(', ');
	const nodes = new Set(codes.flatMap(({ matching }) => [...matching.keys()]));
	const names = [ITEM_NAME, ...[...nodes].map((node) => nameOf('Item', node))];
	const shared = new Map(
		codes.flatMap((code) => code.shared.map((data) => [data.code, nameOf('Shared', data.code)])),
	);
	const sharedCode = [...shared].map(
		([code, name]) => `const ${name} = () => {
			if (!pickyShared.${name}) pickyShared.${name} = [${code}];
			return pickyShared.${name}[0];
		};`,
	);
	return `{{ (() => {
		const pickyEvaluate = ($itemIndex, ${names.join(', ')}) => {
			const $json = ${ITEM_NAME};
			return [${values}];
		};
		const pickyShared = ({ });
		${sharedCode.join('\n')}
		const pickyBegin = Date.now();
		const pickyInput = JSON.parse($(${asCode(nodeName)}).context.${CONTEXT_KEY});
		for (const pickyDate of pickyInput.dates) {
			const pickyRow = pickyInput.rows[pickyDate[0]];
			const pickyObject = pickyDate[1] === 0 ? pickyRow[0] : pickyRow[pickyDate[1]].json;
			pickyObject[pickyDate[2]] = new Date(pickyDate[3] === null ? NaN : pickyDate[3]);
		}
		const pickyIsExact = (value) => value === null || typeof value === "string" || typeof value === "boolean"
			|| (typeof value === "number" && Number.isFinite(value) && !Object.is(value, -0));
		const pickyIsList = (value) => Array.isArray(value) && Object.keys(value).length === value.length && value.every(pickyIsExact);
		const pickyValues = [];
		const pickyUndefined = [];
		const pickySeparate = [];
		let pickyBytes = 0;
		let pickyIndex = 0;
		for (; pickyIndex < pickyInput.rows.length; pickyIndex += 1) {
			if (pickyIndex > 0 && (pickyBytes > ${MAX_PART_BYTES} || Date.now() - pickyBegin > ${MAX_EVALUATION_TIME})) break;
			let pickyParts = null;
			try { pickyParts = pickyEvaluate(pickyInput.items[pickyIndex], ...pickyInput.rows[pickyIndex]); } catch (error) { }
			let pickyIsSeparate = pickyParts === null;
			for (let pickyPart = 0; pickyPart < ${codes.length}; pickyPart += 1) {
				const pickyValue = pickyParts === null ? null : pickyParts[pickyPart];
				if (pickyValue === undefined) pickyUndefined.push(pickyValues.length);
				else if (!pickyIsExact(pickyValue) && !(${codes.length} === 1 && pickyIsList(pickyValue))) pickyIsSeparate = true;
				pickyBytes += typeof pickyValue === "string" ? 24 + 2 * pickyValue.length : typeof pickyValue === "object" && pickyValue !== null ? 2 * JSON.stringify(pickyValue).length : 24;
				pickyValues.push(pickyIsSeparate || pickyValue === undefined ? null : pickyValue);
			}
			if (pickyIsSeparate) pickySeparate.push(pickyIndex);
		}
		return JSON.stringify([pickyIndex, pickyValues, pickyUndefined, pickySeparate]);
	})() }}`;
}

/** What one evaluation gave: a row of values for each of the first items. */
function toValues(result: unknown, count: number): PartValues[] {
	const parsed = typeof result === 'string' ? parseJson(result) : undefined;
	const [rowCount, values, undefinedIndexes, separate]: unknown[] = Array.isArray(parsed)
		? parsed
		: [];
	if (
		typeof rowCount !== 'number' ||
		!Array.isArray(values) ||
		!Array.isArray(undefinedIndexes) ||
		!Array.isArray(separate)
	)
		return [];
	for (const index of undefinedIndexes) values[index] = undefined;
	const rows: PartValues[] = [];
	for (let row = 0; row < rowCount; row += 1)
		rows.push(values.slice(row * count, (row + 1) * count));
	for (const row of separate) rows[row] = undefined;
	return rows;
}

/**
 * Evaluates parts of an expression for all items, as many at once as the engine's time and memory limits allow.
 *
 * @param codes parts that n8n's engine accepts as they are
 * @param columns the item itself, then the matching items of other nodes in the order of the codes
 * @returns the values for each item; undefined where n8n must evaluate it separately, which is also faster if one
 * evaluation handles only a few items
 */
export function evaluateInBulk(
	context: IExecuteFunctions,
	codes: readonly BulkCode[],
	columns: readonly Column[],
	itemCount: number,
): PartValues[] {
	const all = new Array<PartValues>(itemCount).fill(undefined);
	const expression = bulkExpressionFor(codes, context.getNode().name);
	let next = 0;
	while (next < itemCount) {
		const part = readRows(columns, next, itemCount, MAX_PART_BYTES);
		next = part.next;
		for (let done = 0; done < part.items.length; ) {
			const rows = toValues(evaluate(context, expression, part, done), codes.length);
			for (const [index, row] of rows.entries()) all[part.items[done + index] ?? -1] = row;
			done += rows.length;
			if (rows.length < MIN_ITEMS_PER_EVALUATION && done < part.items.length) return all;
		}
	}
	return all;
}

/**
 * The engine's result for the rows from one on; undefined if it rejects the expression. The node's context is what an
 * expression can read without a copy of all items in the engine. n8n saves it when the node ends.
 */
function evaluate(
	context: IExecuteFunctions,
	expression: string,
	{ items, rows, dates }: Rows,
	from: number,
): unknown {
	try {
		const store = context.getContext('node');
		if (!isPlainObject(store)) return undefined;
		store[CONTEXT_KEY] = JSON.stringify({
			items: items.slice(from),
			rows: rows.slice(from),
			dates: dates.flatMap(([row, ...rest]) => (row < from ? [] : [[row - from, ...rest]])),
		});
		try {
			return context.evaluateExpression(expression, 0);
		} finally {
			delete store[CONTEXT_KEY];
		}
	} catch {
		return undefined;
	}
}
