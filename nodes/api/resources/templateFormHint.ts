import { quote } from '../input/inputError';
import { joinSentences } from '../sentences';
import type { TemplateChoice } from './templateCheck';
import { BODY_PREFIX, type FormField, formFieldsOf } from './templateFormFields';
import type { Template } from './templates';

const POSITION = /^‹\d+›$/;

/** Whether there are several values with names: their order is that of the text, which differs between languages. */
function haveOwnOrder(form: readonly FormField[]): boolean {
	const ids = form.map(({ id }) => id).filter((id) => id.startsWith(BODY_PREFIX));
	return ids.length > 1 && !ids.every((id) => POSITION.test(id));
}

/** A hint if values with names are in the order of the form, because that of the text is not known. */
function orderHint(what: string, form: readonly FormField[]): string | undefined {
	if (!haveOwnOrder(form)) return undefined;
	return joinSentences(
		`Picky Assist does not return the text of ${what}, so its values are in the order of the form`,
		'If its placeholders have another order, set Enter Values to List',
	);
}

/** A hint if a dry run, which does not read the list of templates, may show values in another order than they are sent. */
export function dryRunOrderHint(form: readonly FormField[]): string | undefined {
	if (!haveOwnOrder(form)) return undefined;
	return 'A dry run does not read the templates, so it shows the values in the order of the form. A real execution sends them in the order of the template in its language.';
}

/** The first value that is within other words than in the form. */
function changedField(fields: readonly FormField[], form: readonly FormField[]) {
	const labels = new Map(form.map(({ id, label }) => [id, label]));
	const changed = fields.find(({ id, label, required }) => required && labels.get(id) !== label);
	return changed && { before: labels.get(changed.id) ?? '', now: changed.label };
}

/**
 * A hint if a form has the values that its template takes, but perhaps not with their meaning: the words around them have
 * changed, as in another template with the same ID; or the order of named values is not known.
 *
 * @param form the fields of the form as they were saved, with the words of one of the template's languages
 */
export function templateFormHint(
	templates: readonly Template[],
	{ templateId, language }: TemplateChoice,
	form: readonly FormField[],
): string | undefined {
	const template = templates.find(({ template_id: id }) => id === templateId);
	if (!template || form.length === 0) return undefined;
	const what = `the template ${template.template_name} (${language})`;
	const text = template.languages.find((one) => one.language === language);
	if (!text || text.variables === null) return orderHint(what, form);
	const changes = [text, ...template.languages]
		.filter(({ variables }) => variables !== null)
		.map(({ message }) => changedField(formFieldsOf(template, message), form));
	const [change] = changes;
	// The language may be an expression: the form then has the words of another one.
	if (!change || changes.includes(undefined)) return undefined;
	return joinSentences(
		`The text of ${what} has changed since Values was filled in: ${quote(change.before)} is now ${quote(change.now)}`,
		'Open the node, check the values, and choose Refresh next to Values',
	);
}
