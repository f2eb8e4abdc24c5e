import { isPlainObject } from '../../api/json';

/** A part of an expression: text, a plain path into `$json`, or other code between `{{` and `}}`. */
export type Chunk =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'path'; readonly keys: readonly string[] }
	| { readonly kind: 'code'; readonly code: string };

/** What a chunk can give without n8n's engine: a value that is the same inside and outside of it. */
export type Primitive = string | number | boolean | null | undefined;

const PATH = /^\$json((?:\.[A-Za-z_]\w*|\["[^"\\\n]+"\]|\['[^'\\\n]+'\])+)$/;
const KEY = /\.([A-Za-z_]\w*)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** Names that n8n's engine treats in its own way, whatever the data holds. */
const GUARDED = /\b(__proto__|prototype|constructor|getPrototypeOf|mainModule|binding|_load)\b/;

function toChunk(code: string): Chunk {
	const [, path] = PATH.exec(code.trim()) ?? [];
	if (path === undefined || GUARDED.test(path)) return { kind: 'code', code };
	return { kind: 'path', keys: [...path.matchAll(KEY)].map((match) => match[1] ?? match[2] ?? match[3] ?? '') };
}

/**
 * The parts of an expression as n8n splits it: text up to `{{`, code up to the first `}}`.
 *
 * @param expression with its leading `=`
 * @returns undefined where n8n's own rules for backslashes and missing brackets come in
 */
export function parseTemplate(expression: string): Chunk[] | undefined {
	const template = expression.slice(1);
	if (template.includes('\\')) return undefined;
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
	return chunks.length === 2 && before?.kind === 'text' && before.text === '' && code ? [code] : chunks;
}

/** Whether a value is the same in and outside of the engine: no object, and no number that it might change. */
export function isPrimitive(value: unknown): value is Primitive {
	if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
	return value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean';
}

/**
 * Follows a path through plain objects.
 *
 * @returns the value in a list of one; undefined where only n8n's engine knows the answer: the way leads through
 * something else than a plain object, or ends at one
 */
export function followPath(json: unknown, keys: readonly string[]): [Primitive] | undefined {
	let current = json;
	let left = keys.length;
	for (const key of keys) {
		left -= 1;
		if (!isPlainObject(current)) return undefined;
		if (!Object.hasOwn(current, key)) return left === 0 && !(key in Object.prototype) ? [undefined] : undefined;
		current = current[key];
	}
	return isPrimitive(current) ? [current] : undefined;
}
