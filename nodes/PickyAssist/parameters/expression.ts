import { isPlainData, SPECIAL_NAMES } from './plainData';

/** A part of an expression: text, a plain path into `$json`, or other code between `{{` and `}}`. */
export type Chunk =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'path'; readonly keys: readonly string[] }
	| { readonly kind: 'code'; readonly code: string };

/** What a chunk can give without n8n's engine: a value that is the same inside and outside of it. */
export type Primitive = string | number | boolean | null | undefined;

const PATH = /^\$json((?:\.[A-Za-z_]\w*|\["[^"\\\n]+"\]|\['[^'\\\n]+'\])+)$/;
const KEY = /\.([A-Za-z_]\w*)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** What n8n refuses to evaluate, in the code and in the text around it alike (`Expression` of n8n-workflow). */
const REFUSED = /\.\s*constructor/;

function toChunk(code: string): Chunk {
	const [, path] = PATH.exec(code.trim()) ?? [];
	if (path === undefined) return { kind: 'code', code };
	const keys = [...path.matchAll(KEY)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
	return keys.some((key) => SPECIAL_NAMES.has(key))
		? { kind: 'code', code }
		: { kind: 'path', keys };
}

/**
 * The parts of an expression as n8n splits it: text up to `{{`, code up to the first `}}`.
 *
 * @param expression with its leading `=`
 * @returns undefined where n8n's own rules for backslashes and missing brackets come in, or it refuses the whole
 */
export function parseTemplate(expression: string): Chunk[] | undefined {
	const template = expression.slice(1);
	if (template.includes('\\') || REFUSED.test(template)) return undefined;
	const chunks: Chunk[] = [];
	let rest = template;
	for (let open = rest.indexOf('{{'); open >= 0; open = rest.indexOf('{{')) {
		const close = rest.indexOf('}}', open + 2);
		if (close < 0) return undefined;
		chunks.push({ kind: 'text', text: rest.slice(0, open) }, toChunk(rest.slice(open + 2, close)));
		rest = rest.slice(close + 2);
	}
	if (rest !== '') chunks.push({ kind: 'text', text: rest });
	const [before, code] = chunks;
	return chunks.length === 2 && before?.kind === 'text' && before.text === '' && code
		? [code]
		: chunks;
}

/** Whether a value is the same in and outside of the engine: no object, and no number that it might change. */
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
 *
 * @returns the value in a list of one; undefined where only n8n's engine knows the response: the way leads through
 * something else than plain data, or ends at an object
 */
export function followPath(json: unknown, keys: readonly string[]): [Primitive] | undefined {
	let current = json;
	let left = keys.length;
	for (const key of keys) {
		left -= 1;
		if (!isPlainData(current)) return undefined;
		if (!Object.hasOwn(current, key)) return left === 0 ? [undefined] : undefined;
		current = current[key];
	}
	return isPrimitive(current) ? [current] : undefined;
}
