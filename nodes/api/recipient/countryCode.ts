import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';

/**
 * Length of national numbers in countries where complete international numbers never have that length (national numbering
 * plans). A number of this length lacks its country code even if it starts with the same digits: Indian mobile numbers can
 * begin with 91, too.
 */
const NATIONAL_LENGTHS: Readonly<Record<string, number>> = {
	'1': 10,
	'7': 10,
	'31': 9,
	'33': 9,
	'34': 9,
	'41': 9,
	'45': 8,
	'47': 8,
	'48': 9,
	'52': 10,
	'61': 9,
	'65': 8,
	'90': 10,
	'91': 10,
	'351': 9,
	'420': 9,
	'852': 8,
};

/** Countries where the leading 0 is part of the number and is kept after the country code (national numbering plans). */
const KEEPS_ZERO = new Set(['39', '225', '229', '242', '378']);

/** Countries without a trunk 0, where a 0 in parentheses is a mistake (national numbering plans). */
const NO_TRUNK_ZERO = new Set(['1', '7', '34', '45', '47', '65', '351', '352', '420', '852']);

/** What a 0 after a country code is: part of the number, a domestic prefix, or not used in that country. */
export function trunkZeroAfter(code: string): 'partOfNumber' | 'domesticPrefix' | 'unused' {
	if (KEEPS_ZERO.has(code)) return 'partOfNumber';
	return NO_TRUNK_ZERO.has(code) ? 'unused' : 'domesticPrefix';
}

function lacksCountryCode(digits: string, code: string): boolean {
	if (digits.startsWith('0')) return true;
	if (NATIONAL_LENGTHS[code] === digits.length) return true;
	return digits.length <= 10 && !digits.startsWith(code);
}

/**
 * Parses a country code as the user wrote it (`91`, `+91`, `0091`).
 *
 * @returns its digits; empty for none
 * @throws InputError if it is not a country code
 */
export function parseCountryCode(input: unknown): string {
	const text = textOf(input, 'Country Code');
	const code = text.trim().replace(/^(\+|00)\s*/, '');
	if (code === '' || /^[1-9]\d{0,3}$/.test(code)) return code;
	throw new InputError(
		`${quote(input)} is not a country code`,
		'Enter one to four digits, for example 91.',
	);
}

/**
 * Adds the country code to a number written without `+` or `00`, if it lacks one.
 *
 * @param digits the number
 * @param code the digits of the country code; empty for none
 */
export function withCountryCode(digits: string, code: string): string {
	if (code === '' || !lacksCountryCode(digits, code)) return digits;
	return `${code}${KEEPS_ZERO.has(code) ? digits : digits.replace(/^0/, '')}`;
}
