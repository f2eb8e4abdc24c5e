import { errorText } from '../http/vendorMessage';
import { isPlainObject } from '../json';
import { rowFailure } from './rowFailure';

/** The content of the `data` of a response. */
export interface ResponseRows {
	readonly rows: readonly unknown[];
	/** The text that it contains instead of rows. */
	readonly vendorMessage: string;
}

const NO_ROWS: ResponseRows = { rows: [], vendorMessage: '' };

function isRow(value: unknown): boolean {
	return (
		isPlainObject(value) && ('number' in value || 'messenger_id' in value || 'msg_id' in value)
	);
}

/**
 * The rows of a response: its `data`, which is a list in all samples. An object is one row, or contains rows. A failure in
 * any other form counts as a row that matches no message: it is unclear whether any message was accepted.
 */
export function responseRows(data: unknown): ResponseRows {
	if (Array.isArray(data)) return { rows: data, vendorMessage: '' };
	if (isRow(data)) return { rows: [data], vendorMessage: '' };
	if (isPlainObject(data)) {
		const values = Object.values(data);
		if (values.length > 0 && values.every(isRow)) return { rows: values, vendorMessage: '' };
	}
	const row = typeof data === 'string' ? { message: data } : data;
	if (!isPlainObject(row) || !rowFailure(row)) return NO_ROWS;
	return { rows: [undefined], vendorMessage: errorText(data) };
}
