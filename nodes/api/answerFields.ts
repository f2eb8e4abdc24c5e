import { isPlainObject } from './json';

/** The objects of a list in an answer; undefined where there is no list. */
export function rowsIn(value: unknown): Array<Record<string, unknown>> | undefined {
	return Array.isArray(value) ? value.filter(isPlainObject) : undefined;
}

/** A text of an answer without blanks around it; empty where there is none. */
export function textIn(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** An id of an answer as text, whether it came as text or as number; undefined where there is none. */
export function idIn(value: unknown): string | undefined {
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return id === '' || id === '0' ? undefined : id;
}

/** An amount of an answer, which comes as number or as text; undefined where there is none. */
export function numberIn(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The word for a number of an answer, which comes as text or as number; one that nobody knows stays as it is. */
export function wordFor(value: unknown, words: Readonly<Record<string, string>>): string {
	const number = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return Object.hasOwn(words, number) ? (words[number] ?? number) : number;
}
