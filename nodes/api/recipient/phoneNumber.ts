import { trunkZeroAfter, withCountryCode } from './countryCode';
import { InputError, quote } from '../input/inputError';
import { whatsAppIdError } from './whatsAppId';

const MIN_DIGITS = 5;
const MAX_DIGITS = 15;

/** Longer texts are rejected before any pattern is applied. */
const MAX_TEXT = 100;

const EXAMPLE = 'for example 12025550101';
/** Numbers with more than ten digits are complete. Most numbers in a large list match this. */
const PLAIN_INTERNATIONAL = /^[1-9]\d{10,14}$/;
/** Spaces and invisible characters, but not line breaks, which separate two numbers. */
const BLANKS = /[^\S\r\n]|[\p{Zs}\p{Cf}]/gu;
const SEPARATORS = /[()/\p{Pd}\u2212]/gu;

/** Full-width characters, as typed on East Asian keyboards. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const toHalfWidth = (char: string) => String.fromCharCode(char.charCodeAt(0) - 0xfee0);

/** A text with more than one number. How to separate them depends on the field. */
export class SeveralNumbersError extends InputError {}

function phoneError(input: unknown, message: string, description: string): InputError {
	return new InputError(
		message,
		description,
		typeof input === 'object' ? '' : String(input).slice(0, MAX_TEXT),
	);
}

/**
 * The number as text.
 *
 * @throws InputError if the value cannot be a number at all
 */
function asText(input: unknown): string {
	if (input === undefined || input === null) return '';
	if (typeof input === 'string')
		return input.replace(FULL_WIDTH, toHalfWidth).replace(BLANKS, ' ').trim();
	if (typeof input === 'bigint') return asText(String(input));
	if (typeof input !== 'number') {
		const what = Array.isArray(input) ? 'A list' : quote(input);
		throw phoneError(
			input,
			`${what} is not a phone number`,
			`Enter one phone number as text, ${EXAMPLE}.`,
		);
	}
	if (Number.isSafeInteger(input) && input >= 0) return String(input);
	const flaw = input < 0 ? 'negative' : Number.isInteger(input) ? 'too long' : 'not whole';
	throw phoneError(
		input,
		`The number ${input} is ${flaw}`,
		`Enter the full number as text, ${EXAMPLE}.`,
	);
}

/** Rejects a text with an @: a WhatsApp ID of a person or group, or an email address. */
function rejectAddress(text: string): never {
	const found = whatsAppIdError(text);
	if (found) throw phoneError(text, `${quote(text)} ${found.problem}`, found.description);
	throw phoneError(
		text,
		`${quote(text)} is an email address, not a phone number`,
		`Enter a phone number, ${EXAMPLE}.`,
	);
}

/** Rejects everything that is clearly not one phone number, with an error for each case. */
function rejectOtherText(text: string): void {
	if (text === '') {
		throw phoneError(
			text,
			'The number is empty',
			`Enter a phone number with its country code, ${EXAMPLE}.`,
		);
	}
	if (text.length > MAX_TEXT) {
		throw phoneError(
			text,
			`The number ${quote(text)} is too long`,
			`Enter one phone number, ${EXAMPLE}.`,
		);
	}
	if (/^\+?\d([.,]\d+)?e\+?\d+$/i.test(text)) {
		throw phoneError(
			text,
			`The number ${text} was shortened by a spreadsheet`,
			`Its last digits are lost. Format the column as text and enter the number again, ${EXAMPLE}.`,
		);
	}
	if (/[,;|\n\r]/.test(text) || /\d.*\+/.test(text) || /\d{7,} ?[ /] ?\d{7,}| \/ /.test(text)) {
		throw new SeveralNumbersError(
			`${quote(text)} contains more than one number`,
			'Enter one number per item.',
			text.slice(0, MAX_TEXT),
		);
	}
	if (text.includes('@')) rejectAddress(text);
	if (/\d ?(ext(ension)?\.?|x|#) ?\d+$/i.test(text)) {
		throw phoneError(
			text,
			`${quote(text)} has an extension`,
			'Messages cannot be sent to an extension. Remove it from the number.',
		);
	}
}

/** Removes the `.0` that spreadsheets append to whole numbers. A real fraction is rejected. */
function withoutFraction(text: string): string {
	const [, whole = '', fraction = ''] = /^(\+?\d{5,})\.(\d+)$/.exec(text) ?? [];
	if (/^0{1,2}$/.test(fraction)) return whole;
	if ((whole !== '' && fraction.length <= 2) || whole.length >= 7 || /\D.*\.0$/.test(text)) {
		throw phoneError(
			text,
			`The number ${text} is not whole`,
			`Enter the full number as text, ${EXAMPLE}.`,
		);
	}
	return text;
}

/**
 * Removes a trunk 0 in parentheses after the country code, as in `+44 (0)20 ...` and `+49 (0171) ...`. It is dialed only
 * within the country, except where it is part of the number.
 */
function withoutTrunkZero(compact: string, text: string): string {
	const [, before, rest = '', after = ''] = /^(.*?\d.*?)\(0(\d*)\)(.*)$/.exec(compact) ?? [];
	if (before === undefined) return compact;
	const code = before.replace(/\D/g, '').replace(/^00/, '');
	const zero = trunkZeroAfter(code);
	if (rest === '') return `${before}${zero === 'partOfNumber' ? '0' : ''}${after}`;
	if (!/^\(?(\+|00)/.test(before) || code.length > 3 || zero === 'unused') {
		throw phoneError(
			text,
			`The number ${quote(text)} has a 0 in parentheses that may or may not belong to it`,
			`Write it with + and its country code and without that 0, ${EXAMPLE}.`,
		);
	}
	return `${before}${zero === 'partOfNumber' ? '0' : ''}${rest}${after}`;
}

/** Strips everything but digits. `international` is set for a leading `+` or `00`. */
function toDigits(text: string): { digits: string; international: boolean } {
	const compact = withoutTrunkZero(withoutFraction(text).replace(/ /g, ''), text);
	const joined = /^[-\p{Pd}\u2212]/u.test(compact)
		? '-'
		: compact.replace(SEPARATORS, '').replace(/\./g, '');
	const match = /^(\+?)(0{0,2})(\d*)$/.exec(joined);
	if (!match || joined === '' || joined === '+') {
		throw phoneError(
			text,
			`${quote(text)} is not a phone number: it contains characters other than digits`,
			`Enter the number with its country code, digits only, ${EXAMPLE}.`,
		);
	}
	const [, plus, zeros = '', rest = ''] = match;
	if (zeros === '00') return { digits: rest, international: true };
	return { digits: `${zeros}${rest}`, international: plus === '+' };
}

/**
 * Parses a phone number as written by people and spreadsheets. The result is what Picky Assist accepts: the full
 * international number, 5 to 15 digits, without a leading 0 or `+` (Push API variables page).
 *
 * Digits are never guessed: a wrong digit is a stranger's number.
 *
 * @param input text or a whole number
 * @param countryCode digits to add to a number written without `+` or `00` that starts with one 0 (which is dropped if the
 * country does so), has at most ten digits and does not start with the code, or has the length of national numbers there
 * @throws InputError if it is not a single phone number
 */
export function parsePhoneNumber(input: unknown, countryCode = ''): string {
	if (typeof input === 'string' && PLAIN_INTERNATIONAL.test(input)) return input;
	const text = asText(input).replace(/[,;]$/, '');
	rejectOtherText(text);
	const { digits, international } = toDigits(text);
	const full = international ? digits : withCountryCode(digits, countryCode);
	if (full.startsWith('0')) {
		throw phoneError(
			text,
			`The number ${text} starts with 0`,
			countryCode === ''
				? 'Write it with its country code, or set the option Country Code.'
				: `Write it with its country code, ${EXAMPLE}.`,
		);
	}
	if (digits.length < MIN_DIGITS) {
		throw phoneError(
			text,
			`The number ${text} is too short`,
			`A number has at least ${MIN_DIGITS} digits, ${EXAMPLE}.`,
		);
	}
	if (full.length > MAX_DIGITS) {
		throw phoneError(
			text,
			`The number ${text} is too long`,
			`A number has at most ${MAX_DIGITS} digits, ${EXAMPLE}.`,
		);
	}
	return full;
}

/**
 * Whether a parsed number may be a national number without its country code: it has ten digits, and no sign that it is
 * complete.
 *
 * @param input the original number
 * @param countryCode the country code passed to parsePhoneNumber
 * @param number the result of parsePhoneNumber
 */
export function mayLackCountryCode(input: unknown, countryCode: string, number: string): boolean {
	return (
		countryCode === '' &&
		number.length === 10 &&
		!toDigits(asText(input).replace(/[,;]$/, '')).international
	);
}
