import type { IExecuteFunctions } from 'n8n-workflow';
import { isPrimitive, type Primitive } from './template';

/** The values of all code parts for one item; undefined where n8n's engine has to read the item by itself. */
export type MappedParts = readonly Primitive[] | undefined;

/** So many milliseconds an evaluation goes on from item to item: the engine ends it after five seconds. */
const LONGEST_EVALUATION = 1_500;

/**
 * Anything that is not the same for `$json` alone, that reaches around it or changes it. `$json` as a whole looks another
 * way through `$input`. A sign in a text counts too: better slow than wrong.
 */
const NOT_FOR_ALL = /\$(?!json\s*(\.|\?\.|\[)|\{)|\\|(?<![=!<>])=(?![=>])|\+\+|--|\.\s*(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|assign|set\w*|define\w*)\b|\b(delete|this|arguments|eval|Function|import|await|yield|constructor|prototype|__proto__|picky\w*)\b/;

/** Whether a part's value depends on nothing but the item's `$json`, and stands in an expression of its own. */
export function canBeMapped(code: string): boolean {
	return !NOT_FOR_ALL.test(code) && !/^\s*(\{|function\b|class\b|$)/.test(code);
}

/**
 * An expression that gives the values of the parts for one item after the other, all in one list, beginning with an item,
 * until there are no more or it has taken long enough; and the places of those that are undefined. NaN stands for what
 * cannot leave the engine like this. A list of numbers and texts leaves it much faster than one of lists.
 */
function expressionFor(codes: readonly string[], from: number): string {
	const values = codes.map((code) => `(\n${code}\n)`).join(', ');
	return `{{ (() => {
		const pickyBegin = Date.now();
		const pickyTypes = ["string", "number", "boolean", "undefined"];
		const pickyValues = [];
		const pickyUndefined = [];
		for (const pickyItem of $input.all().slice(${from})) {
			if (pickyValues.length > 0 && Date.now() - pickyBegin > ${LONGEST_EVALUATION}) break;
			let pickyParts = Array(${codes.length}).fill(NaN);
			try { const $json = pickyItem.json; pickyParts = [${values}]; } catch (error) {}
			for (const pickyPart of pickyParts) {
				if (pickyPart === undefined) pickyUndefined.push(pickyValues.length);
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
 * Evaluates parts of an expression for all items, many at once.
 *
 * @param codes parts that can be mapped, and that n8n's engine takes as they are
 * @returns undefined where the engine did not give what was asked for
 */
export function mapParts(context: IExecuteFunctions, codes: readonly string[], itemCount: number): MappedParts[] | undefined {
	const all: MappedParts[] = [];
	while (all.length < itemCount) {
		const rows = toRows(evaluate(context, expressionFor(codes, all.length)), codes.length);
		if (rows.length === 0) return undefined;
		for (const row of rows) all.push(row);
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
