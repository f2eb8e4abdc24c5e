import { InputProblem } from './inputProblem';

/**
 * A value from a text field or an expression as text. Numbers and booleans are written out; nothing at all is empty.
 *
 * @param field the field's name in the editor, for the sentence
 * @throws InputProblem for a list or an object, which would arrive as `[object Object]`
 */
export function textOf(value: unknown, field: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		throw new InputProblem(
			`${field} is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`,
			`Let the expression in ${field} give a text, for example {{ $json.${field.toLowerCase().replace(/\W+/g, '_')} }}.`,
		);
	}
	return String(value);
}

/**
 * A text that must say something.
 *
 * @throws InputProblem if it is empty or only blanks
 */
export function requiredText(value: unknown, field: string): string {
	const text = textOf(value, field);
	if (text.trim() === '') {
		throw new InputProblem(`${field} is empty`, `Fill in ${field}, or check the expression in it for this item.`);
	}
	return text;
}
