import { InputError, quote } from '../input/inputError';
import { textOf } from '../input/text';

/**
 * Countries in which national numbers have just so many digits, and complete numbers never have (national numbering
 * plans). A number of that length lacks its country code even if its first digits look like one: 91 is also how Indian
 * mobile numbers begin.
 */
const NATIONAL_DIGITS: Readonly<Record<string, number>> = {
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

/** Countries in which the 0 in front belongs to the number and stays behind the country code (national numbering plans). */
const KEEPS_ZERO = new Set(['39', '225', '229', '242', '378']);

/** Countries without a trunk 0 at all: one in brackets there is a mistake (national numbering plans). */
const NO_TRUNK_ZERO = new Set(['1', '7', '34', '45', '47', '65', '351', '352', '420', '852']);

/** What a 0 behind a country code is: part of the number, dialed only within the country, or not known there. */
export function trunkZeroBehind(code: string): 'belongs' | 'domestic' | 'none' {
	if (KEEPS_ZERO.has(code)) return 'belongs';
	return NO_TRUNK_ZERO.has(code) ? 'none' : 'domestic';
}

function lacksCountryCode(digits: string, code: string): boolean {
	if (digits.startsWith('0')) return true;
	if (NATIONAL_DIGITS[code] === digits.length) return true;
	return digits.length <= 10 && !digits.startsWith(code);
}

/**
 * The digits of a country code as the user wrote it (`91`, `+91`, `0091`); empty for none.
 *
 * @throws InputError if it is no country code
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
 * A number written without `+` or `00`, completed where it lacks the country code.
 *
 * @param digits the number
 * @param code digits of the country code; empty for none
 */
export function withCountryCode(digits: string, code: string): string {
	if (code === '' || !lacksCountryCode(digits, code)) return digits;
	return `${code}${KEEPS_ZERO.has(code) ? digits : digits.replace(/^0/, '')}`;
}
