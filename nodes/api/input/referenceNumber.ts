import { isBlank } from './text';

/**
 * The sender's own reference for a message, as text.
 *
 * @returns undefined if there is none: for an empty or invisible text, a boolean, a list, an object, or a number that is not
 * exact
 */
export function parseReference(value: unknown): string | undefined {
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value))
			? String(value)
			: undefined;
	}
	const text = typeof value === 'string' ? value.trim() : '';
	return isBlank(text) ? undefined : text;
}
