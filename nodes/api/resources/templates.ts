import {
	codeName,
	TEMPLATE_CATEGORIES,
	TEMPLATE_MESSAGE_TYPES,
	TEMPLATE_STATUSES,
} from '../http/codeNames';
import { idIn, rowsIn, textIn } from '../http/responseFields';
import { type ReadFailure, type ReadRequest, type ReadResponse, unreadable } from './readResponse';
import { STATUS_NO_TEMPLATES } from '../http/statusCodes';

/** The text of a template in one language. */
export interface TemplateLanguage {
	readonly language: string;
	readonly message: string;
	/** Number of values in its text; null if the response has no text. */
	readonly variables: number | null;
}

/** A WhatsApp template of the account. */
export interface Template {
	readonly template_id: string;
	readonly template_name: string;
	readonly template_status: string;
	/** What its header contains. */
	readonly message_type: string;
	readonly category: string;
	readonly header: string;
	/** Number of values in its header; null if the response has no header text. */
	readonly header_variables: number | null;
	readonly footer: string;
	readonly languages: readonly TemplateLanguage[];
}

/** The columns of the Get Many result. */
export const TEMPLATE_COLUMNS: ReadonlyArray<keyof Template> = [
	'template_id',
	'template_name',
	'template_status',
	'message_type',
	'category',
	'header',
	'header_variables',
	'footer',
	'languages',
];

/** The read request for all templates of the account (template status page). */
export const ALL_TEMPLATES: ReadRequest = {
	endpoint: 'template-status',
	fields: { template_id: '' },
};

/** A placeholder such as `{{1}}` or `{{ name }}`. */
export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * The placeholders for which a text takes values, in the order of the values: 1 up to the highest n of its `{{n}}`, then
 * names such as `{{name}}`, once each.
 */
export function placeholdersIn(text: string): string[] {
	const found = [...text.matchAll(PLACEHOLDER)].map(([, inside = '']) => inside).filter(Boolean);
	const isPosition = (inside: string) => /^\d{1,3}$/.test(inside);
	const count = Math.max(0, ...found.filter(isPosition).map(Number));
	const positions = Array.from({ length: count }, (_, index) => String(index + 1));
	return [...positions, ...new Set(found.filter((inside) => !isPosition(inside)))];
}

/** The number of values that a text takes. */
export function countVariables(text: string): number {
	return placeholdersIn(text).length;
}

/** The same for a text in a response; null if there is none, which leaves the number open. */
function variablesIn(text: unknown): number | null {
	return typeof text === 'string' ? countVariables(text) : null;
}

function readLanguage(row: Record<string, unknown>): TemplateLanguage {
	return {
		language: textIn(row.language),
		message: textIn(row.message),
		variables: variablesIn(row.message),
	};
}

function templateFromRow(row: Record<string, unknown>): Template {
	const header = textIn(row.header);
	return {
		template_id: idIn(row.template_id) ?? '',
		template_name: textIn(row.template_name),
		template_status: codeName(row.template_status, TEMPLATE_STATUSES),
		message_type: codeName(row.message_type, TEMPLATE_MESSAGE_TYPES),
		category: codeName(row.category, TEMPLATE_CATEGORIES),
		header,
		header_variables: variablesIn(row.header),
		footer: textIn(row.footer),
		languages: (rowsIn(row.template_message) ?? []).map(readLanguage),
	};
}

/** The templates in a response of `template-status`; an empty list if the account has none (status 817). */
export function readTemplates(response: ReadResponse): Template[] | ReadFailure {
	if (response.kind === 'readFailure')
		return response.code === STATUS_NO_TEMPLATES && response.refusal ? [] : response;
	return rowsIn(response.body.templates)?.map(templateFromRow) ?? unreadable();
}
