import type { IDataObject } from 'n8n-workflow';

/** One who is to get a message, as an item's fields. */
export interface Person extends IDataObject {
	phone: string;
	name: string;
	bill: string;
	reference: string;
}

/** The mock refuses a whole request in which this number is. */
export const REFUSED_NUMBER = '19990000000';

/**
 * People with different numbers.
 *
 * @param run makes their reference numbers different from those of another run
 */
export function makePeople(count: number, run = 0): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		phone: String(12_025_500_000 + index),
		name: `Person ${index}`,
		bill: ((index % 5_000) / 100 + 1).toFixed(2),
		reference: `bill-${run}-${index}`,
	}));
}

/** The text that each gets. */
export function textFor({ name, bill }: Person): string {
	return `Hello ${name}, your bill is ${bill}`;
}

/** The same text as an expression of n8n. */
export const TEXT = '=Hello {{ $json.name }}, your bill is {{ $json.bill }}';
