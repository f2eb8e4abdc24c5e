import { PLACEHOLDER, placeholdersIn, type Template } from './templates';

/** One value of a template, as a field of a form. */
export interface FormField {
	/** Unique in the form, without points and brackets. n8n shows it if a required value is missing: `Value "‹1›" is required`. */
	readonly id: string;
	/** The words around the placeholder, such as `Hello ‹1›, your order`. */
	readonly label: string;
	readonly required: boolean;
}

/** The beginning of the IDs of the values for the text, the header and the buttons. */
export const BODY_PREFIX = '‹';
export const HEADER_PREFIX = 'Header ‹';
export const PAYLOAD_PREFIX = 'Quick reply ';
export const URL_BUTTON_PREFIX = 'URL button ';
/** The ID of the header's file, and of the name shown for a PDF. */
export const MEDIA_URL_ID = 'Header URL';
export const PDF_NAME_ID = 'PDF name';

/** The list of templates does not include buttons: the form offers as many as templates usually have. */
const QUICK_REPLIES = 3;
const URL_BUTTONS = 2;

/** How many characters before and after a placeholder are in its label: n8n shows about 26 in a window of usual size. */
const MAX_BEFORE = 16;
const MAX_AFTER = 24;

/** `message_type` of a template with a file in its header, and what the file is. */
export const HEADER_FILES: ReadonlyMap<string, string> = new Map([
	['image', 'picture'],
	['PDF', 'PDF'],
	['video', 'video'],
]);

/** The last words of a text, with `…` if there are more. */
function lastWords(text: string): string {
	const words = text.trimStart();
	if (words.length <= MAX_BEFORE) return words;
	return `…${words.slice(-MAX_BEFORE).replace(/^\S*(?=\s)/, '')}`;
}

/** The first words of a text, with `…` if there are more. */
function firstWords(text: string): string {
	const words = text.trimEnd();
	if (words.length <= MAX_AFTER) return words;
	return `${words.slice(0, MAX_AFTER).replace(/(?<=\s)\S*$/, '')}…`;
}

/** A text with its placeholders as people read them: `Hello ‹1›, your order ‹2› is on its way`, on one line. */
export function readableText(text: string): string {
	return text
		.replace(PLACEHOLDER, (whole, inside: string) => (inside === '' ? whole : `‹${inside}›`))
		.replace(/\s+/g, ' ')
		.trim();
}

/** A placeholder with the words around it, up to its neighbors. */
function labelOf(placeholder: string, text: string): string {
	const mark = `‹${placeholder}›`;
	const [before, after] = readableText(text).split(mark);
	if (before === undefined || after === undefined) return mark;
	const label = `${lastWords(before.split('›').at(-1) ?? '')}${mark}${firstWords(after.split('‹')[0] ?? '')}`;
	// Without the punctuation between neighbors. n8n would evaluate a text that begins with an equals sign.
	return label
		.replace(/^[\s,.;:!?)]+/, '')
		.replace(/[\s,;:(]+$/, '')
		.replace(/^=/, '…=');
}

/** n8n reads a point or a bracket in an ID as part of a path. */
function idOf(prefix: string, placeholder: string): string {
	const name = placeholder.replace(
		/[^\p{L}\p{N}_ ]/gu,
		(character) => `-${character.codePointAt(0)?.toString(16)}-`,
	);
	return `${prefix}${name}›`;
}

function valuesOf(prefix: string, text: string, toLabel: (label: string) => string) {
	return placeholdersIn(text).map(
		(placeholder): FormField => ({
			id: idOf(prefix, placeholder),
			label: toLabel(labelOf(placeholder, text)),
			required: true,
		}),
	);
}

function optional(id: string, label: string): FormField {
	return { id, label, required: false };
}

function numbered(count: number, prefix: string, toLabel: (number: number) => string) {
	return Array.from({ length: count }, (_, index) =>
		optional(`${prefix}${index + 1}`, toLabel(index + 1)),
	);
}

function headerFields(template: Template): FormField[] {
	const file = HEADER_FILES.get(template.message_type);
	if (file !== undefined) {
		const url = { id: MEDIA_URL_ID, label: `Header: URL of the ${file}`, required: true };
		return file === 'PDF' ? [url, optional(PDF_NAME_ID, 'Header: name of the PDF')] : [url];
	}
	if (template.header_variables === null)
		return [optional(idOf(HEADER_PREFIX, '1'), 'Header: ‹1›')];
	return valuesOf(HEADER_PREFIX, template.header, (label) => `Header: ${label}`);
}

/**
 * The values that a template takes, in the order in which people read it: header, text, buttons. What the account's list of
 * templates does not include is optional.
 *
 * @param text the text in one language
 */
export function formFieldsOf(template: Template, text: string): FormField[] {
	return [
		...headerFields(template),
		...valuesOf(BODY_PREFIX, text, (label) => label),
		...numbered(
			URL_BUTTONS,
			URL_BUTTON_PREFIX,
			(number) => `URL button ${number}: last part of the URL`,
		),
		...numbered(QUICK_REPLIES, PAYLOAD_PREFIX, (number) => `Quick reply ${number}: payload`),
	];
}
