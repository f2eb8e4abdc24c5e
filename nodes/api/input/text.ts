import { InputError, quote } from './inputError';

/** What a failed calculation or an object gives in a text; nobody means to send it. */
const NO_TEXT = /^\s*([+-]?Infinity|NaN)\s*$|\[object Object\]/;
/** Spaces, control characters, and characters that show nothing, such as U+200B, U+FEFF and U+2060. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** The first expression of n8n in a text, such as `{{ $json.name }}`; undefined where there is none. */
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

/** Whether a text shows nothing at all. */
export function isBlank(text: string): boolean {
	return INVISIBLE.test(text);
}

/**
 * A value from a text field or an expression as text. Numbers and booleans are written out; nothing at all is empty.
 *
 * @param field the field's name in the editor, for the sentence
 * @param switchTo the field to switch to Expression, where that is another one
 * @throws InputError for a list or an object, which would arrive as `[object Object]`, for what a calculation without a
 * result gives, and for an expression that stands there as text
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
	const [invalid] = NO_TEXT.exec(text) ?? [];
	if (invalid === undefined) return text;
	throw new InputError(
		`${field} contains ${invalid.trim()}`,
		invalid.includes('object')
			? `An expression in ${field} returns an object for this item. Use one of its fields, for example {{ $json.name }}.`
			: `An expression in ${field} returns ${invalid.trim()} for this item. Check the fields that it uses.`,
	);
}

/**
 * A text that must say something.
 *
 * @throws InputError if it is empty, or nothing in it can be seen
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
