import { isPlainObject } from '../json';

/** The objects of a list in a response; undefined if it is not a list. */
export function rowsIn(value: unknown): Array<Record<string, unknown>> | undefined {
	return Array.isArray(value) ? value.filter(isPlainObject) : undefined;
}

/** A text or number in a response as trimmed text; empty if there is none. */
export function textIn(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** An id in a response as text; undefined if there is none. */
export function idIn(value: unknown): string | undefined {
	const id = textIn(value);
	return id === '' || id === '0' ? undefined : id;
}

/** A number with thousands separators. */
const THOUSANDS_SEPARATED = /^\s*-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/;

/** An amount in a response, which may be a number or text; undefined if there is none. */
export function amountIn(value: unknown): number | undefined {
	const digits =
		typeof value === 'string' && value.includes(',') && THOUSANDS_SEPARATED.test(value)
			? value.replaceAll(',', '')
			: value;
	const number = typeof digits === 'string' && digits.trim() !== '' ? Number(digits) : digits;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
