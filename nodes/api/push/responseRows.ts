import { isPlainObject } from '../json';
import { rowFailure } from './rowFailure';

/**
 * The rows of a response: its `data`, which is a list in all samples. An object is one row, or holds rows; a text counts only
 * where it says that something is wrong.
 */
export function responseRows(data: unknown): readonly unknown[] {
	if (Array.isArray(data)) return data;
	if (typeof data === 'string') return rowFailure({ message: data }) ? [{ message: data }] : [];
	if (!isPlainObject(data)) return [];
	const values = Object.values(data);
	return values.length === 0 || values.every(isPlainObject) ? values : [data];
}
