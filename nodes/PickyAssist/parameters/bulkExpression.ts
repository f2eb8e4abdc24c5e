import type { IExecuteFunctions } from 'n8n-workflow';
import { isPrimitive, type Primitive } from './expression';

/** The values of all code parts for one item; undefined where n8n's engine has to read the item by itself. */
export type MappedParts = readonly Primitive[] | undefined;

/** So many milliseconds an evaluation goes on from item to item: the engine ends it after five seconds. */
const LONGEST_EVALUATION = 1_500;

/** An evaluation that gets to fewer items than this takes longer than n8n takes for each of them by itself. */
const FEWEST_ITEMS = 100;

/**
 * Anything that is not the same for `$json` alone, that reaches around it or changes it. `$json` as a whole looks another
 * way through `$input`. A sign in a text counts too: better slow than wrong.
 */
const NOT_FOR_ALL =
	/\$(?!json\s*(\.|\?\.|\[)|\{)|\\|(?<![=!<>])=(?![=>])|\+\+|--|\.\s*(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|assign|set\w*|define\w*)\b|\b(delete|this|arguments|eval|Function|import|await|yield|constructor|prototype|__proto__|picky\w*)\b/;

/** Whether a part's value depends on nothing but the item's `$json`, and stands in an expression of its own. */
export function canBeMapped(code: string): boolean {
	return !NOT_FOR_ALL.test(code) && !/^\s*(\{|function\b|class\b|$)/.test(code);
}

/** What gives the same whatever item is looked at: the items of a node as a whole, its first or last one. */
const SAME_FOR_ALL =
	/\$(?:input|\(\s*(?:"[^"$]*"|'[^'$]*')\s*\))\s*\.\s*(?:all|first|last)\(\)|\$(?:vars|workflow)\s*\./g;
/** What may differ from one evaluation to the next. */
const CHANGES = /date|time|now|today|random|uuid|relative/i;

/** Whether a part has the same value for every item: it looks at whole nodes only, and neither at the clock nor at chance. */
export function dependsOnNoItem(code: string): boolean {
	const rest = code.replace(SAME_FOR_ALL, 'whole.');
	return canBeMapped(rest) && !/\$json/.test(rest) && !CHANGES.test(rest);
}

/**
 * An expression that gives the values of the parts for one item after the other, all in one list, beginning with an item,
 * until there are no more, it has taken long enough, or the values have become large; and the places of those that are
 * undefined. NaN stands for what cannot leave the engine like this. A list of numbers and texts leaves it much faster than one
 * of lists.
 *
 * @param mostBytes a text counts as two bytes a character: one sign outside of Latin-1 makes all of it so
 */
function expressionFor(codes: readonly string[], from: number, mostBytes: number): string {
	const values = codes.map((code) => `(\n${code}\n)`).join(', ');
	return `{{ (() => {
		const pickyItems = $input.all();
		const pickyBegin = Date.now();
		const pickyTypes = ["string", "number", "boolean", "undefined"];
		const pickyValues = [];
		const pickyUndefined = [];
		let pickyBytes = 0;
		for (let pickyIndex = ${from}; pickyIndex < pickyItems.length; pickyIndex += 1) {
			if (pickyValues.length > 0 && (pickyBytes > ${mostBytes} || Date.now() - pickyBegin > ${LONGEST_EVALUATION})) break;
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

/** What an evaluation gave for the items that it got to. */
function toRows(given: unknown, count: number): MappedParts[] {
	const [values, missing]: unknown[] = Array.isArray(given) ? given : [];
	if (!Array.isArray(values) || !Array.isArray(missing)) return [];
	for (const place of missing) values[place] = undefined;
	const rows: MappedParts[] = [];
	for (let at = 0; at < values.length; at += count) {
		const parts: unknown[] = values.slice(at, at + count);
		rows.push(parts.every(isPrimitive) ? parts : undefined);
	}
	return rows;
}

/**
 * Evaluates parts of an expression for all items, as many at once as the engine's time and memory allow.
 *
 * @param codes parts that can be mapped, and that n8n's engine takes as they are
 * @param mostBytes of values in one evaluation, as they count in the engine's memory
 * @returns a row for each item, in order; there are fewer rows than items where the engine did not give what was asked for,
 * or is faster with the rest one by one
 */
export function mapParts(
	context: IExecuteFunctions,
	codes: readonly string[],
	itemCount: number,
	mostBytes: number,
): MappedParts[] {
	const all: MappedParts[] = [];
	while (all.length < itemCount) {
		const rows = toRows(
			evaluate(context, expressionFor(codes, all.length, mostBytes)),
			codes.length,
		);
		for (const row of rows) all.push(row);
		if (rows.length < FEWEST_ITEMS) break;
	}
	return all;
}

/** What the engine gives, or undefined if it refuses the expression. */
function evaluate(context: IExecuteFunctions, expression: string): unknown {
	try {
		return context.evaluateExpression(expression, 0);
	} catch {
		return undefined;
	}
}
