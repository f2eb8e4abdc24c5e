import { InputError, quote } from '../input/inputError';
import { APPROVED } from '../http/codeNames';
import { joinSentences } from '../sentences';
import { type FormField, formFieldsOf, HEADER_FILES } from './templateFormFields';
import type { Template, TemplateLanguage } from './templates';

/** How a message uses a template. */
export interface TemplateUse {
	readonly templateId: string;
	readonly language: string;
	/** Number of values for the text. */
	readonly values: number;
	/** `template_header`, if given. */
	readonly header?: string | readonly string[] | undefined;
	/** Whether the message has a file for the header. */
	readonly hasFile: boolean;
}

/** The template of a message, and its language. */
export type TemplateChoice = Pick<TemplateUse, 'templateId' | 'language'>;

/** A message does not match its template. The templates may have changed since they were read. */
export class TemplateError extends InputError {}

function countOfValues(count: number): string {
	return `${count === 0 ? 'no' : count} ${count === 1 ? 'value' : 'values'}`;
}

function findTemplate(templates: readonly Template[], id: string): Template {
	const template = templates.find(({ template_id: one }) => one === id);
	if (template) return template;
	throw new TemplateError(
		`There is no template ${quote(id)} in Picky Assist`,
		'Choose the template from the list. Each template belongs to one project: check that the token in the credential is from that project.',
	);
}

function requireApproved({ template_name: name, template_status: status }: Template): void {
	// An unknown status is left to Picky Assist.
	if (status === APPROVED || !/[a-z]/.test(status)) return;
	throw new TemplateError(
		`The template ${name} cannot be sent: it is ${status}`,
		'Choose an approved template, or wait until WhatsApp has approved this one.',
	);
}

function requireCount(
	given: number,
	expected: number | null,
	what: string,
	text: string,
	field: string,
): void {
	if (expected === null || given === expected) return;
	throw new TemplateError(
		`${what} takes ${countOfValues(expected)}, and this item has ${given === 0 ? 'none' : given}`,
		`Its text is ${quote(text)}. Enter ${countOfValues(expected)} in ${field}${expected > 1 ? ', in order' : ''}.`,
	);
}

/** The template and its text in one language, if the list of templates has the text. */
interface UsableTemplate {
	readonly template: Template;
	readonly text: TemplateLanguage | undefined;
}

/** @throws TemplateError if the template is missing or not approved, or does not have the language */
function requireUsable(
	templates: readonly Template[],
	{ templateId, language }: TemplateChoice,
): UsableTemplate {
	const template = findTemplate(templates, templateId);
	requireApproved(template);
	const { template_name: name, languages } = template;
	const text = languages.find((one) => one.language === language);
	if (!text && languages.some((one) => one.language !== '')) {
		throw new TemplateError(
			`The template ${name} has no language ${quote(language)}`,
			`Available languages: ${languages.map((one) => one.language).join(', ')}.`,
		);
	}
	return { template, text };
}

/**
 * Checks a message against its template.
 *
 * @param templates all templates of the account
 * @throws TemplateError if the template is missing or not approved, does not have the language, or takes a different
 * number of values, or another header
 */
export function checkTemplate(templates: readonly Template[], use: TemplateUse): void {
	const { template, text } = requireUsable(templates, use);
	const { template_name: name, header, header_variables: headerVariables } = template;
	if (text)
		requireCount(
			use.values,
			text.variables,
			`The template ${name} (${use.language})`,
			text.message,
			'Values',
		);
	if (typeof use.header !== 'string') {
		requireCount(
			use.header?.length ?? 0,
			headerVariables,
			`The header of the template ${name}`,
			header,
			'Header Values',
		);
	} else requirePdf(template);
	requireFile(template, use.hasFile);
}

/** An unknown kind of header is left to Picky Assist. */
function requireFile(
	{ template_name: name, message_type: kind }: Template,
	hasFile: boolean,
): void {
	const file = HEADER_FILES.get(kind);
	if (file !== undefined && !hasFile)
		throw new TemplateError(
			`The template ${name} has a ${file} in its header, and this item has none`,
			`Enter the URL of the ${file} in the option Header Media URL.`,
		);
	if (kind === 'text' && hasFile)
		throw new TemplateError(
			`The template ${name} has no file in its header`,
			'Its header is not a file. Remove the option Header Media URL.',
		);
}

function requirePdf({ template_name: name, message_type: kind }: Template): void {
	if (!['text', 'image', 'video'].includes(kind)) return;
	throw new TemplateError(
		`The template ${name} has no PDF in its header`,
		`Its kind is ${kind}. Remove the option PDF Name.`,
	);
}

type LabeledField = Pick<FormField, 'id' | 'label'>;

function labelsOf(fields: readonly LabeledField[], others: readonly LabeledField[]): string {
	const ids = new Set(others.map(({ id }) => id));
	return fields
		.filter(({ id }) => !ids.has(id))
		.map(({ label }) => quote(label))
		.join(', ');
}

/** Whether a form has the values that a template needs, and no others. */
function isSameForm(fields: readonly FormField[], form: readonly LabeledField[]): boolean {
	const required = fields.filter((field) => field.required);
	return labelsOf(required, form) === '' && labelsOf(form, fields) === '';
}

/**
 * Checks the form that a user filled in against its template, whose placeholders may have changed since.
 *
 * @param form the fields of the form
 * @returns the fields of the template; undefined if the list of templates does not have its text
 * @throws TemplateError if the template is missing or not approved, does not have the language, or takes other values; or
 * if neither the list nor the form has its values
 */
export function checkTemplateForm(
	templates: readonly Template[],
	use: TemplateChoice,
	form: readonly LabeledField[],
): FormField[] | undefined {
	const { template, text } = requireUsable(templates, use);
	if (!text || text.variables === null) {
		if (form.length > 0) return undefined;
		throw new TemplateError(
			`Picky Assist does not return the text of the template ${template.template_name}`,
			'Set Enter Values to List, and enter its values there.',
		);
	}
	const fields = formFieldsOf(template, text.message);
	if (form.length === 0) return fields;
	const added = labelsOf(
		fields.filter(({ required }) => required),
		form,
	);
	const removed = labelsOf(form, fields);
	if (added === '' && removed === '') return fields;
	const fitsAnotherLanguage = template.languages.some(
		({ message, variables }) =>
			variables !== null && isSameForm(formFieldsOf(template, message), form),
	);
	throw new TemplateError(
		`The fields in Values do not match the template ${template.template_name} (${use.language})`,
		joinSentences(
			added && `Missing: ${added}.`,
			removed && `No longer in the template: ${removed}.`,
			fitsAnotherLanguage
				? 'The languages of this template take different values: set Enter Values to List, and enter the values of each language with an expression.'
				: 'If the template has changed, open the node, choose Refresh next to Values, and fill in the new values.',
		),
	);
}
