import type { IExecuteFunctions } from 'n8n-workflow';
import { isPrimitive, type Primitive } from './template';

/** The values of all code parts for one item; undefined where n8n's engine has to read the item by itself. */
export type MappedParts = readonly Primitive[] | undefined;

/** Items in the first evaluation, and the most in one: the engine ends an evaluation after five seconds. */
const FIRST_ITEMS = 250;
const MOST_ITEMS = 100_000;
const AIM_MILLISECONDS = 1_200;

/**
 * Anything that is not the same for `$json` alone, that reaches around it or changes it. `$json` as a whole looks another
 * way through `$input`. A sign in a text counts too: better slow than wrong.
 */
const NOT_FOR_ALL = /\$(?!json\s*(\.|\?\.|\[)|\{)|\\|(?<![=!<>])=(?![=>])|\+\+|--|\.\s*(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|assign|set\w*|define\w*)\b|\b(delete|this|arguments|eval|Function|import|await|yield|constructor|prototype|__proto__|pickyItem)\b/;

/** Whether a part's value depends on nothing but the item's `$json`, and stands in an expression of its own. */
export function canBeMapped(code: string): boolean {
	return !NOT_FOR_ALL.test(code) && !/^\s*(\{|function\b|class\b|$)/.test(code);
}

/** An expression that gives, for each item of a slice, the type and value of each part, or nothing where one throws. */
function expressionFor(codes: readonly string[], from: number, to: number): string {
	const values = codes.map((code) => `(\n${code}\n)`).join(', ');
	return `{{ $input.all().slice(${from}, ${to}).map((pickyItem) => { try { const $json = pickyItem.json; return [${values}].map((value) => value === null || ["string", "number", "boolean"].includes(typeof value) ? [typeof value, value] : [typeof value]); } catch (error) { return []; } }) }}`;
}

function toParts(row: unknown, count: number): MappedParts {
	if (!Array.isArray(row) || row.length !== count) return undefined;
	const parts: Primitive[] = [];
	for (const cell of row) {
		if (!Array.isArray(cell)) return undefined;
		const [type, value]: unknown[] = cell;
		if (cell.length === 1 ? type !== 'undefined' : !isPrimitive(value)) return undefined;
		parts.push(isPrimitive(value) ? value : undefined);
	}
	return parts;
}

/**
 * Evaluates parts of an expression for all items, many at once.
 *
 * @param codes parts that can be mapped, and that n8n's engine takes as they are
 * @returns undefined where the engine did not give what was asked for
 */
export function mapParts(context: IExecuteFunctions, codes: readonly string[], itemCount: number): MappedParts[] | undefined {
	const all: MappedParts[] = [];
	let size = FIRST_ITEMS;
	while (all.length < itemCount) {
		const from = all.length;
		const to = Math.min(itemCount, from + size);
		const begin = performance.now();
		const rows = evaluate(context, expressionFor(codes, from, to));
		if (!Array.isArray(rows) || rows.length !== to - from) return undefined;
		for (const row of rows) all.push(toParts(row, codes.length));
		const each = (performance.now() - begin) / (to - from);
		size = Math.max(1, Math.min(MOST_ITEMS, Math.floor(AIM_MILLISECONDS / Math.max(each, 0.001))));
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
