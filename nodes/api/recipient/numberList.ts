import { InputError, quote } from '../input/inputError';

/**
 * Splits a list of numbers: an array, or a text separated by commas, semicolons, tabs or line breaks. Empty entries are dropped.
 * The numbers themselves are not parsed.
 *
 * @throws InputError if the value is not a list, or is empty
 */
export function splitNumberList(input: unknown): unknown[] {
	const parts =
		typeof input === 'string'
			? input.split(/[,;\t\r\n]+/)
			: Array.isArray(input)
				? input
				: undefined;
	if (parts === undefined && typeof input !== 'number') {
		throw new InputError(
			`${quote(input)} is not a list of numbers`,
			'Separate the numbers with commas or line breaks, or use an expression that returns an array.',
		);
	}
	const numbers = (parts ?? [input]).filter(
		(part) => typeof part !== 'string' || part.trim() !== '',
	);
	if (numbers.length === 0) {
		throw new InputError('The list of numbers is empty', 'Add at least one number.');
	}
	return numbers;
}
