import {
	codeName,
	TEMPLATE_CATEGORIES,
	TEMPLATE_MESSAGE_TYPES,
	TEMPLATE_STATUSES,
} from '../http/codes';
import { idIn, rowsIn, textIn } from '../http/responseFields';
import { type ReadFailure, type ReadRequest, type ReadResponse, unreadable } from './readResponse';
import { STATUS_NO_TEMPLATES } from '../http/statusCodes';

/** The text of a template in one language. */
export interface TemplateLanguage {
	readonly language: string;
	readonly message: string;
	/** How many values its text takes; null where the text is not told. */
	readonly variables: number | null;
}

/** A WhatsApp template of the account. */
export interface Template {
	readonly template_id: string;
	readonly template_name: string;
	readonly template_status: string;
	/** What its header holds. */
	readonly message_type: string;
	readonly category: string;
	readonly header: string;
	/** How many values the text of its header takes; null where that text is not told. */
	readonly header_variables: number | null;
	readonly footer: string;
	readonly languages: readonly TemplateLanguage[];
}

/** The columns of a template. */
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

/** The question for all templates of the account (template status page). */
export const ALL_TEMPLATES: ReadRequest = {
	endpoint: 'template-status',
	fields: { template_id: '' },
};

/** How many values a template's text takes: the highest n of its `{{n}}`, and one for each name such as `{{name}}`. */
export function countVariables(text: string): number {
	const placeholders = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
		.map(([, inside = '']) => inside)
		.filter(Boolean);
	const names = new Set(placeholders.filter((inside) => !/^\d+$/.test(inside)));
	return (
		names.size + Math.max(0, ...placeholders.filter((inside) => !names.has(inside)).map(Number))
	);
}

/** The same for a text of a response; null where there is none, which says nothing about its values. */
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

function readTemplate(row: Record<string, unknown>): Template {
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

/** The templates in the response of `template-status`; none where the account has none (status 817). */
export function readTemplates(response: ReadResponse): Template[] | ReadFailure {
	if (response.kind === 'readFailure')
		return response.code === STATUS_NO_TEMPLATES && response.refusal ? [] : response;
	return rowsIn(response.body.templates)?.map(readTemplate) ?? unreadable();
}
