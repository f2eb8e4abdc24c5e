import { InputError, quote } from '../input/inputError';

/**
 * The numbers of a list: an array, or a text with commas, semicolons or lines between them. Empty places are left out.
 * The numbers themselves are not read yet.
 *
 * @throws InputError if the value is no list, or holds nothing
 */
export function splitNumberList(input: unknown): unknown[] {
	const parts =
		typeof input === 'string' ? input.split(/[,;\r\n]+/) : Array.isArray(input) ? input : undefined;
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
