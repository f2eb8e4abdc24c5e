import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { readableText, type FormField, formFieldsOf } from '../../api/resources/templateFormFields';
import type { Template, TemplateLanguage } from '../../api/resources/templates';
import { joinSentences } from '../../api/sentences';
import { FORM, savedFields } from '../operations/message/savedTemplateForm';
import { asError } from '../errors';
import { approvedTemplates } from './templateLists';

/** n8n shows the text as HTML. */
function asHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function notice(text: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice: asHtml(text) };
}

function toMapperField({ id, label, required }: FormField): ResourceMapperFields['fields'][0] {
	return {
		id,
		displayName: label,
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
	};
}

/** The text in the language; in the first one while no language is chosen, or if it is an expression. */
function textForLanguage({ languages }: Template, language: unknown): TemplateLanguage | undefined {
	return languages.find((one) => one.language === language) ?? languages[0];
}

function formOf(
	template: Template | undefined,
	id: string,
	language: unknown,
): ResourceMapperFields {
	if (!template)
		return notice(
			`There is no approved template ${id}. Choose another template, or set Enter Values to List.`,
		);
	const text = textForLanguage(template, language);
	if (!text || text.variables === null)
		return notice(
			`Picky Assist does not return the text of this template. Set Enter Values to List.`,
		);
	const fields = formFieldsOf(template, text.message);
	return fields.some(({ required }) => required)
		? { fields: fields.map(toMapperField) }
		: notice(
				`This template has no values to fill in: "${readableText(text.message)}". If its buttons need values, add the option URL Button Values or Button Payloads.`,
			);
}

/**
 * The form for the values of the chosen template: one field for each, or a notice if there is none to fill in. If the
 * templates cannot be read, the form stays as it is.
 *
 * @throws the error if the form is not known either
 */
export async function getTemplateFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const id = this.getCurrentNodeParameter('template.value');
	if (typeof id !== 'string' || id === '') return notice('Choose a template first.');
	const templates = await approvedTemplates(this).catch(asError);
	if (templates instanceof Error) {
		const form: unknown = this.getCurrentNodeParameter(FORM);
		// n8n could not evaluate the form.
		if (!isPlainObject(form)) throw templates;
		const fields = savedFields(form.schema);
		if (fields.length > 0) return { fields: fields.map(toMapperField) };
		const description = 'description' in templates ? templates.description : '';
		return notice(joinSentences(templates.message, String(description ?? '')));
	}
	const template = templates.find(({ template_id: one }) => one === id);
	return formOf(template, id, this.getCurrentNodeParameter('language'));
}
