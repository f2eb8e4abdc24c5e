import { InputError, quote } from '../input/inputError';
import { parseJson } from '../json';
import { isBlank, requiredText, textOf } from '../input/text';

/** The maximum length of the name of a PDF header (template document page). */
const MAX_PDF_NAME_LENGTH = 60;

/** What WhatsApp rejects in a template value, as reported by other integrators. */
const FORBIDDEN = [
	{ pattern: /[\r\n]/, name: 'a line break' },
	{ pattern: /\t/, name: 'a tab' },
	{ pattern: / {5}/, name: 'more than four spaces in a row' },
];

/** Looks like a list of quoted texts. */
const TEXT_LIST = /^\[\s*("[^]*"|'[^]*')\s*\]$/;

/**
 * Splits a text into the values of a JSON list, typed or built with expressions as in `["Ana", "{{ $json.order }}"]`, or
 * into its lines. A list is empty or contains a text: `[12]` is a text.
 */
function splitValues(text: string, field: string): unknown[] {
	const list = text.trim().startsWith('[') ? parseJson(text) : undefined;
	if (Array.isArray(list) && (list.length === 0 || list.some((part) => typeof part === 'string')))
		return list;
	if (!TEXT_LIST.test(text.trim()))
		return isBlank(text) ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
	throw new InputError(
		`${field} looks like a JSON list but cannot be read as one: ${quote(text)}`,
		'Enter one value per line, without brackets or quotation marks. Quotation marks or line breaks inside a value make the JSON invalid.',
	);
}

/**
 * A list of texts from a field with one per line or a JSON list, or from an expression that returns an array; empty if
 * nothing is given.
 *
 * @param field the field's name in the editor, for the errors
 * @throws InputError if a value is empty or not text
 */
export function parseTextList(value: unknown, field: string): string[] {
	if (value === undefined || value === '') return [];
	const list: unknown[] = Array.isArray(value) ? value : splitValues(textOf(value, field), field);
	return list.map((element, index) => {
		const label = `Value ${index + 1} of ${field}`;
		const part = textOf(element, label);
		if (!isBlank(part)) return part;
		throw new InputError(
			`${label} is empty`,
			`Enter a text for each value, or check the expression in ${field} for this item.`,
		);
	});
}

/** @throws InputError if WhatsApp would reject the value */
function rejectForbidden(value: string, label: string): string {
	const forbidden = FORBIDDEN.find(({ pattern }) => pattern.test(value));
	if (!forbidden) return value;
	throw new InputError(
		`${label} contains ${forbidden.name}: ${quote(value)}`,
		'WhatsApp does not allow this in a template value. Use one line, with single spaces.',
	);
}

/**
 * The values for `{{1}}`, `{{2}}` and so on in the text of a template, in order.
 *
 * @throws InputError also if WhatsApp would reject a value
 */
export function templateValues(value: unknown, field: string): string[] {
	return parseTextList(value, field).map((element, index) =>
		rejectForbidden(element, `Value ${index + 1} of ${field}`),
	);
}

/**
 * One value of a template.
 *
 * @param label the name of its field in the editor, for the errors
 * @throws InputError if it is empty or not text, or WhatsApp would reject it
 */
export function templateValue(value: unknown, label: string): string {
	return rejectForbidden(requiredText(value, label), label);
}

/**
 * `template_header`: the values of a text header, or the name shown for a PDF; undefined if neither is given.
 *
 * @throws InputError if both are given, or the name is too long
 */
export function templateHeader(
	headerValues: unknown,
	pdfName: unknown,
): string | string[] | undefined {
	const values = templateValues(headerValues, 'Header Values');
	const name = textOf(pdfName, 'PDF Name').trim();
	if (values.length > 0 && name !== '') {
		throw new InputError(
			'Header Values and PDF Name are both filled in',
			'A header is either text or a PDF. Remove the option that does not fit the template.',
		);
	}
	if (name.length > MAX_PDF_NAME_LENGTH) {
		throw new InputError(
			`The PDF name ${quote(name)} has ${name.length} characters`,
			`Picky Assist allows at most ${MAX_PDF_NAME_LENGTH}. Use a shorter PDF Name.`,
		);
	}
	if (name !== '') return name;
	return values.length > 0 ? values : undefined;
}
