import { isPlainData, isPrimitive, type Primitive } from './plainData';
import { SPECIAL_NAMES } from './specialNames';

/** A plain path into the item's `json`, or into that of another node's matching item. */
export interface PathPart {
	readonly kind: 'path';
	/** The other node; undefined for the item itself. */
	readonly node: string | undefined;
	/** Whether the item is written as `$input.item`. */
	readonly isInput: boolean;
	readonly keys: readonly string[];
}

/** A part of an expression: text, a plain path, the item's index, or other code between `{{` and `}}`. */
export type ExpressionPart =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'index' }
	| PathPart
	| { readonly kind: 'code'; readonly code: string };

const PATH =
	/^(?:\$json|(\$input)\.item\.json|\$\((?:"([^"\\\n]+)"|'([^'\\\n]+)')\)\.item\.json)((?:\.[A-Za-z_]\w*|\["[^"\\\n]+"\]|\['[^'\\\n]+'\])+)$/;
const KEY = /\.([A-Za-z_]\w*)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** What n8n refuses to evaluate, both in code and in the text around it (`Expression` of n8n-workflow). */
const FORBIDDEN = /\.\s*constructor/;

function toPart(code: string): ExpressionPart {
	if (code.trim() === '$itemIndex') return { kind: 'index' };
	const [, input, double, single, path] = PATH.exec(code.trim()) ?? [];
	if (path === undefined) return { kind: 'code', code };
	const keys = [...path.matchAll(KEY)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
	if (keys.some((key) => SPECIAL_NAMES.has(key))) return { kind: 'code', code };
	return { kind: 'path', node: double ?? single, isInput: input !== undefined, keys };
}

/** Two backslashes in text may be one for n8n. */
const hasEscapes = (text: string): boolean => text.includes('\\\\');

/**
 * Splits an expression as n8n does: text up to `{{`, code up to the first `}}`.
 *
 * @param expression with its leading `=`
 * @returns undefined if it contains an unclosed bracket, or backslashes for which n8n has its own rules, or if n8n rejects it
 */
export function parseExpression(expression: string): ExpressionPart[] | undefined {
	const template = expression.slice(1);
	if (FORBIDDEN.test(template)) return undefined;
	const parts: ExpressionPart[] = [];
	let rest = template;
	for (let open = rest.indexOf('{{'); open >= 0; open = rest.indexOf('{{')) {
		const close = rest.indexOf('}}', open + 2);
		if (close < 0) return undefined;
		const text = rest.slice(0, open);
		const code = rest.slice(open + 2, close);
		if (hasEscapes(text) || text.endsWith('\\') || code.endsWith('\\')) return undefined;
		parts.push({ kind: 'text', text }, toPart(code));
		rest = rest.slice(close + 2);
	}
	if (hasEscapes(rest)) return undefined;
	if (rest !== '') parts.push({ kind: 'text', text: rest });
	const [before, code] = parts;
	return parts.length === 2 && before?.kind === 'text' && before.text === '' && code
		? [code]
		: parts;
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
		const isLength = key === 'length' && remaining === 0;
		if (isLength && (typeof current === 'string' || Array.isArray(current)))
			return [current.length];
		if (!isPlainData(current)) return undefined;
		if (!Object.hasOwn(current, key)) return remaining === 0 ? [undefined] : undefined;
		current = current[key];
	}
	return isPrimitive(current) ? [current] : undefined;
}
