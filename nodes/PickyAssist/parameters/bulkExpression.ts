import type { IExecuteFunctions } from 'n8n-workflow';
import { isPrimitive, type Primitive } from './expression';

/** The values of all code parts for one item; undefined if n8n must evaluate this item separately. */
export type PartValues = readonly Primitive[] | undefined;

/** Milliseconds after which one evaluation stops: n8n's engine aborts it after five seconds. */
const MAX_EVALUATION_TIME = 1_500;

/** If one evaluation handles fewer items than this, evaluating them one by one is faster. */
const MIN_ITEMS_PER_EVALUATION = 100;

/**
 * Code that may give a different value in bulk: anything but a field of `$json`, and anything that changes data. `$json` as
 * a whole looks different through `$input`. Matches inside texts count too: better slow than wrong.
 */
const UNSAFE_IN_BULK =
	/\$(?!json\s*(\.|\?\.|\[)|\{)|\\|(?<![=!<>])=(?![=>])|\+\+|--|\.\s*(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|assign|set\w*|define\w*)\b|\b(delete|this|arguments|eval|Function|import|await|yield|constructor|prototype|__proto__|picky\w*)\b/;

/** Whether a part depends only on fields of the item's `$json`, and is a single expression. */
export function canEvaluateInBulk(code: string): boolean {
	return !UNSAFE_IN_BULK.test(code) && !/^\s*(\{|function\b|class\b|$)/.test(code);
}

/** Code with the same value for every item: all items of a node, or its first or last one. */
const CONSTANT_REFERENCE =
	/\$(?:input|\(\s*(?:"[^"$]*"|'[^'$]*')\s*\))\s*\.\s*(?:all|first|last)\(\)|\$(?:vars|workflow)\s*\./g;
/** Code whose value may change between evaluations. */
const VARYING = /date|time|now|today|random|uuid|relative/i;

/** Whether a part has the same value for every item: it uses whole nodes only, and neither the time nor random values. */
export function isConstantCode(code: string): boolean {
	const rest = code.replace(CONSTANT_REFERENCE, 'whole.');
	return canEvaluateInBulk(rest) && !/\$json/.test(rest) && !VARYING.test(rest);
}

/**
 * Builds an expression that evaluates the parts for one item after the other, from a given item on, until there are no more,
 * the time is up, or the values have become large. It returns all values in one flat list, which leaves the engine much
 * faster than nested lists, and the indexes of those that are undefined. NaN marks a value that cannot leave the engine
 * unchanged.
 *
 * @param maxBytes limit for the values; a text counts as two bytes per character, because one character outside Latin-1
 * widens all of it
 */
function bulkExpressionFor(codes: readonly string[], from: number, maxBytes: number): string {
	const values = codes.map((code) => `(\n${code}\n)`).join(', ');
	return `{{ (() => {
		const pickyItems = $input.all();
		const pickyBegin = Date.now();
		const pickyTypes = ["string", "number", "boolean", "undefined"];
		const pickyValues = [];
		const pickyUndefined = [];
		let pickyBytes = 0;
		for (let pickyIndex = ${from}; pickyIndex < pickyItems.length; pickyIndex += 1) {
			if (pickyValues.length > 0 && (pickyBytes > ${maxBytes} || Date.now() - pickyBegin > ${MAX_EVALUATION_TIME})) break;
			let pickyParts = Array(${codes.length}).fill(NaN);
			try { const $json = pickyItems[pickyIndex].json; pickyParts = [${values}]; } catch (error) {}
			for (const pickyPart of pickyParts) {
				if (pickyPart === undefined) pickyUndefined.push(pickyValues.length);
				pickyBytes += typeof pickyPart === "string" ? 24 + 2 * pickyPart.length : 24;
				pickyValues.push(pickyPart === null || pickyTypes.includes(typeof pickyPart) ? pickyPart : NaN);
			}
		}
		return [pickyValues, pickyUndefined];
	})() }}`;
}

/** Splits the flat list into one row per item. */
function toRows(result: unknown, count: number): PartValues[] {
	const [values, undefinedIndexes]: unknown[] = Array.isArray(result) ? result : [];
	if (!Array.isArray(values) || !Array.isArray(undefinedIndexes)) return [];
	for (const index of undefinedIndexes) values[index] = undefined;
	const rows: PartValues[] = [];
	for (let start = 0; start < values.length; start += count) {
		const parts: unknown[] = values.slice(start, start + count);
		rows.push(parts.every(isPrimitive) ? parts : undefined);
	}
	return rows;
}

/**
 * Evaluates parts of an expression for all items, as many at once as the engine's time and memory limits allow.
 *
 * @param codes parts that can be evaluated in bulk, and that n8n's engine accepts as they are
 * @param maxBytes limit for the values of one evaluation, in the engine's memory
 * @returns a row for each item, in order. There are fewer rows than items if the engine rejects the expression, or is faster
 * with the rest one by one
 */
export function evaluateInBulk(
	context: IExecuteFunctions,
	codes: readonly string[],
	itemCount: number,
	maxBytes: number,
): PartValues[] {
	const all: PartValues[] = [];
	while (all.length < itemCount) {
		const rows = toRows(
			evaluate(context, bulkExpressionFor(codes, all.length, maxBytes)),
			codes.length,
		);
		for (const row of rows) all.push(row);
		if (rows.length < MIN_ITEMS_PER_EVALUATION) break;
	}
	return all;
}

/** The engine's result; undefined if it rejects the expression. */
function evaluate(context: IExecuteFunctions, expression: string): unknown {
	try {
		return context.evaluateExpression(expression, 0);
	} catch {
		return undefined;
	}
}
