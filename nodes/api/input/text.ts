import { InputError, quote } from './inputError';

/** What a failed calculation or an object becomes in a text. Nobody wants to send it. */
const NOT_TEXT = /^\s*([+-]?Infinity|NaN)\s*$|\[object Object\]/;
/** Spaces, control characters and invisible characters, such as U+200B, U+FEFF and U+2060. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** The first n8n expression in a text, such as `{{ $json.name }}`, if there is one. */
function findExpression(text: string): string | undefined {
	for (let open = text.indexOf('{{'); open >= 0; ) {
		const close = text.indexOf('}}', open + 2);
		if (close < 0) return undefined;
		const expression = text.slice(open, close + 2);
		if (/\$[a-z(]/i.test(expression)) return expression;
		open = text.indexOf('{{', close + 2);
	}
	return undefined;
}

/** Whether a text has no visible characters. */
export function isBlank(text: string): boolean {
	return INVISIBLE.test(text);
}

/**
 * Converts the value of a text field to text. Numbers and booleans are converted; null and undefined become an empty text.
 *
 * @param field the field's name in the editor, for the error
 * @param switchTo the field to switch to Expression, if it is a different one
 * @throws InputError for a list or an object, which would be sent as `[object Object]`; for NaN and Infinity; and for an
 * expression that was not evaluated
 */
export function textOf(value: unknown, field: string, switchTo = field): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		throw new InputError(
			`${field} is ${Array.isArray(value) ? 'a list' : 'an object'}, not text`,
			`Use an expression that returns text, for example {{ $json.${field.toLowerCase().replace(/\W+/g, '_')} }}.`,
		);
	}
	const text = String(value);
	const expression = findExpression(text);
	if (expression !== undefined) {
		throw new InputError(
			`${field} contains an expression that was not evaluated: ${quote(expression)}`,
			`Switch ${switchTo} from Fixed to Expression.`,
		);
	}
	const [invalid] = NOT_TEXT.exec(text) ?? [];
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
export function requiredText(value: unknown, field: string, switchTo = field): string {
	const text = textOf(value, field, switchTo);
	if (isBlank(text)) {
		throw new InputError(
			`${field} is empty`,
			`Fill in ${field}, or check the expression in it for this item.`,
		);
	}
	return text;
}
