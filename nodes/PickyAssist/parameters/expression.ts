import { isPlainData, SPECIAL_NAMES } from './plainData';

/** A part of an expression: text, a plain path into `$json`, or other code between `{{` and `}}`. */
export type ExpressionPart =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'path'; readonly keys: readonly string[] }
	| { readonly kind: 'code'; readonly code: string };

/** A value that is the same inside and outside n8n's engine. */
export type Primitive = string | number | boolean | null | undefined;

const PATH = /^\$json((?:\.[A-Za-z_]\w*|\["[^"\\\n]+"\]|\['[^'\\\n]+'\])+)$/;
const KEY = /\.([A-Za-z_]\w*)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** What n8n refuses to evaluate, both in code and in the text around it (`Expression` of n8n-workflow). */
const FORBIDDEN = /\.\s*constructor/;

function toPart(code: string): ExpressionPart {
	const [, path] = PATH.exec(code.trim()) ?? [];
	if (path === undefined) return { kind: 'code', code };
	const keys = [...path.matchAll(KEY)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
	return keys.some((key) => SPECIAL_NAMES.has(key))
		? { kind: 'code', code }
		: { kind: 'path', keys };
}

/**
 * Splits an expression as n8n does: text up to `{{`, code up to the first `}}`.
 *
 * @param expression with its leading `=`
 * @returns undefined if it contains a backslash or an unclosed bracket, for which n8n has its own rules, or if n8n rejects
 * it
 */
export function parseExpression(expression: string): ExpressionPart[] | undefined {
	const template = expression.slice(1);
	if (template.includes('\\') || FORBIDDEN.test(template)) return undefined;
	const parts: ExpressionPart[] = [];
	let rest = template;
	for (let open = rest.indexOf('{{'); open >= 0; open = rest.indexOf('{{')) {
		const close = rest.indexOf('}}', open + 2);
		if (close < 0) return undefined;
		parts.push({ kind: 'text', text: rest.slice(0, open) }, toPart(rest.slice(open + 2, close)));
		rest = rest.slice(close + 2);
	}
	if (rest !== '') parts.push({ kind: 'text', text: rest });
	const [before, code] = parts;
	return parts.length === 2 && before?.kind === 'text' && before.text === '' && code
		? [code]
		: parts;
}

/** Whether a value is the same inside and outside the engine: not an object, NaN, infinite or -0. */
export function isPrimitive(value: unknown): value is Primitive {
	if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
	return (
		value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean'
	);
}

/**
 * Follows a path through plain data.
 *
 * @param keys none of them special to n8n's engine
 * @returns the value in a list of one; undefined if only n8n's engine knows it: the path leads through something other than
 * plain data, or ends at an object
 */
export function followPath(json: unknown, keys: readonly string[]): [Primitive] | undefined {
	let current = json;
	let remaining = keys.length;
	for (const key of keys) {
		remaining -= 1;
		if (!isPlainData(current)) return undefined;
		if (!Object.hasOwn(current, key)) return remaining === 0 ? [undefined] : undefined;
		current = current[key];
	}
	return isPrimitive(current) ? [current] : undefined;
}
