import { InputProblem, quote } from '../../api/inputProblem';
import { MAX_RECIPIENTS_PER_REQUEST } from '../../api/pushRequest';
import type { Parameters } from './parameters';

const DEFAULT_RECIPIENTS_PER_REQUEST = 1_000;

/** The options that hold for the whole run, not for one item. */
export interface Settings {
	readonly recipientsPerRequest: number;
	/** The same recipient and content is sent once. */
	readonly sendOnce: boolean;
}

function recipientsPerRequestOf(value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= MAX_RECIPIENTS_PER_REQUEST) {
		return number;
	}
	throw new InputProblem(
		`Recipients per Request cannot be ${quote(value)}`,
		'Give a whole number from 1 to 10,000. Picky Assist takes at most 10,000 numbers in one request.',
	);
}

/**
 * Reads the options of the whole run; where one holds an expression, the first item's value counts.
 *
 * @throws InputProblem if a value is out of range
 */
export function readSettings(parameters: Parameters): Settings {
	const read = parameters.forItem(0);
	return {
		recipientsPerRequest: recipientsPerRequestOf(
			read('options.recipientsPerRequest', DEFAULT_RECIPIENTS_PER_REQUEST),
		),
		sendOnce: read('options.duplicateNumbers') === 'sendOnce',
	};
}
