import { InputError, quote } from '../input/inputError';
import { APPROVED } from '../http/codes';
import type { Template } from './templates';

/** How a message uses a template. */
export interface TemplateUse {
	readonly templateId: string;
	readonly language: string;
	/** How many values it has for the text. */
	readonly values: number;
	/** `template_header`, if it has one. */
	readonly header?: string | readonly string[] | undefined;
}

/** A message does not fit the template as it was read. Templates change: the list may be older than the template. */
export class TemplateProblem extends InputError {}

function countOfValues(count: number): string {
	return `${count === 0 ? 'no' : count} ${count === 1 ? 'value' : 'values'}`;
}

function findTemplate(templates: readonly Template[], id: string): Template {
	const template = templates.find(({ template_id: one }) => one === id);
	if (template) return template;
	throw new TemplateProblem(
		`There is no template ${quote(id)} in Picky Assist`,
		'Choose the template from the list. A template belongs to the project whose token is in the credential.',
	);
}

function refuseUnapproved({ template_name: name, template_status: status }: Template): void {
	// A status that nobody knows is left to Picky Assist.
	if (status === APPROVED || !/[a-z]/.test(status)) return;
	throw new TemplateProblem(
		`The template ${name} cannot be sent: it is ${status}`,
		'Choose an approved template, or wait until WhatsApp has approved this one.',
	);
}

function refuseWrongCount(
	given: number,
	wanted: number | null,
	what: string,
	text: string,
	field: string,
): void {
	if (wanted === null || given === wanted) return;
	throw new TemplateProblem(
		`${what} takes ${countOfValues(wanted)}, and this item has ${given === 0 ? 'none' : given}`,
		`Its text is ${quote(text)}. Enter ${countOfValues(wanted)} in ${field}${wanted > 1 ? ', in order' : ''}.`,
	);
}

/**
 * Compares a message with its template.
 *
 * @param templates all templates of the account
 * @throws TemplateProblem if the template is not there or not approved, does not have the language, or takes another number
 * of values
 */
export function checkTemplate(templates: readonly Template[], use: TemplateUse): void {
	const template = findTemplate(templates, use.templateId);
	refuseUnapproved(template);
	const {
		template_name: name,
		languages,
		header,
		header_variables: headerVariables,
		message_type: kind,
	} = template;
	const text = languages.find(({ language }) => language === use.language);
	if (!text && languages.some(({ language }) => language !== '')) {
		throw new TemplateProblem(
			`The template ${name} has no language ${quote(use.language)}`,
			`It has ${languages.map(({ language }) => language).join(', ')}.`,
		);
	}
	if (text)
		refuseWrongCount(
			use.values,
			text.variables,
			`The template ${name} (${use.language})`,
			text.message,
			'Values',
		);
	if (typeof use.header !== 'string') {
		refuseWrongCount(
			use.header?.length ?? 0,
			headerVariables,
			`The header of the template ${name}`,
			header,
			'Header Values',
		);
	} else if (['text', 'image', 'video'].includes(kind)) {
		throw new TemplateProblem(
			`The template ${name} has no PDF in its header`,
			`Its kind is ${kind}. Remove the option PDF Name.`,
		);
	}
}
