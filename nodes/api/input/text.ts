import { InputError } from './inputError';

/** What a failed calculation or an object becomes in a text. Nobody wants to send it. */
const NOT_TEXT =
	/^\s*([+-]?Infinity|NaN)\s*$|\[object Object\]|\bInvalid (DateTime|Date|Duration|Interval)\b/;

/** Texts that a failed expression leaves behind. */
export const FAILED_VALUES: readonly string[] = [
	'[object Object]',
	'Infinity',
	'NaN',
	'Invalid DateTime',
	'Invalid Date',
];
/** Spaces, control characters and invisible characters, such as U+200B, U+FEFF and U+2060. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether a text has no visible characters. */
export function isBlank(text: string): boolean {
	return INVISIBLE.test(text);
}

/**
 * Converts the value of a text field to text. Numbers and booleans are converted; null and undefined become an empty text.
 *
 * @param field the field's name in the editor, for the error
 * @throws InputError for a list or an object, which would be sent as `[object Object]`; for NaN and Infinity; and for an
 * invalid date
 */
export function textOf(value: unknown, field: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		// A field of a form has the words of a template as its name.
		const isName = !/[‹›:…]/.test(field);
		const example = `, for example {{ $json.${field.toLowerCase().replace(/\W+/g, '_')} }}`;
		throw new InputError(
			`${field} is ${Array.isArray(value) ? 'a list' : 'an object'}, not text`,
			`Use an expression that returns text${isName ? example : ''}.`,
		);
	}
	const text = String(value);
	const invalid = NOT_TEXT.exec(text)?.[0];
	if (invalid === undefined) return text;
	throw new InputError(
		`${field} contains ${invalid.trim()}`,
		invalid.includes('object')
			? `An expression in ${field} returns an object for this item. Use one of its fields, for example {{ $json.name }}.`
			: `An expression in ${field} returns ${invalid.trim()} for this item. Check the fields that it uses.`,
	);
}

/**
 * Like `textOf`, for a required field.
 *
 * @throws InputError also if the text has no visible characters
 */
export function requiredText(value: unknown, field: string): string {
	const text = textOf(value, field);
	if (isBlank(text)) {
		throw new InputError(
			`${field} is empty`,
			`Fill in ${field}, or check the expression in it for this item.`,
		);
	}
	return text;
}
