import { isPlainObject } from '../json';

/** The objects of a list in a response; undefined where there is no list. */
export function rowsIn(value: unknown): Array<Record<string, unknown>> | undefined {
	return Array.isArray(value) ? value.filter(isPlainObject) : undefined;
}

/** A text of a response without blanks around it, whether it came as text or as number; empty where there is none. */
export function textIn(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** An id of a response as text; undefined where there is none. */
export function idIn(value: unknown): string | undefined {
	const id = textIn(value);
	return id === '' || id === '0' ? undefined : id;
}

/** A number with commas between its thousands. */
const WITH_THOUSANDS = /^\s*-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/;

/** An amount of a response, which comes as number or as text; undefined where there is none. */
export function numberIn(value: unknown): number | undefined {
	const digits =
		typeof value === 'string' && WITH_THOUSANDS.test(value) ? value.replaceAll(',', '') : value;
	const number = typeof digits === 'string' && digits.trim() !== '' ? Number(digits) : digits;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
