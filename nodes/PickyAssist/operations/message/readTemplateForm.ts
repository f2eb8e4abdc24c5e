import { templateValue } from '../../../api/content/templateValues';
import { InputError } from '../../../api/input/inputError';
import { isBlank, requiredText, textOf } from '../../../api/input/text';
import type { TemplateChoice } from '../../../api/resources/templateCheck';
import type { Template } from '../../../api/resources/templates';
import { readFormValue } from '../../parameters/formValue';
import type { ItemParameters } from '../../parameters/parameters';
import { type SavedField, savedForm } from './savedTemplateForm';

/** What the form has for one item. Optional values are undefined if they are not filled in. */
export interface FormValues {
	readonly values: string[];
	readonly headerValues: string[] | undefined;
	readonly mediaUrl: string | undefined;
	readonly pdfName: string | undefined;
	readonly buttonPayloads: string[] | undefined;
	readonly urlButtonValues: string[] | undefined;
}

function readField(item: ItemParameters, { path }: SavedField): unknown {
	return readFormValue(item, path);
}

/** The values for the text or the header, without optional ones that are empty. */
function readValues(item: ItemParameters, fields: readonly SavedField[]): string[] {
	const values: string[] = [];
	for (const field of fields) {
		const value = readField(item, field);
		if (field.required || !isBlank(textOf(value, field.label)))
			values.push(templateValue(value, field.label));
	}
	return values;
}

/** The value of one field, if it is filled in. */
function readText(item: ItemParameters, field: SavedField | undefined): string | undefined {
	if (!field) return undefined;
	const value = readField(item, field);
	if (field.required) return requiredText(value, field.label);
	const text = textOf(value, field.label).trim();
	return text === '' ? undefined : text;
}

/** The values of the buttons, up to the last one that is filled in. */
function readButtons(item: ItemParameters, fields: readonly SavedField[]): string[] | undefined {
	if (fields.length === 0) return undefined;
	const texts = fields.map((field) => textOf(readField(item, field), field.label));
	const given = texts.slice(0, texts.findLastIndex((text) => !isBlank(text)) + 1);
	const empty = fields[given.findIndex(isBlank)];
	if (!empty) return given.length > 0 ? given : undefined;
	throw new InputError(`${empty.label} is empty`, 'Fill in the values of the buttons in order.');
}

/**
 * The values of a template from the form, for one item.
 *
 * @param templates the templates of the account, if the form is to be checked against them
 * @throws TemplateError if the form does not fit the template; InputError if a required value is empty, or a value cannot
 * be sent
 */
export function readForm(
	item: ItemParameters,
	use: TemplateChoice,
	templates: readonly Template[] | undefined,
): FormValues {
	const fields = savedForm(item).fieldsFor(templates, use);
	const headerValues = readValues(item, fields.header);
	return {
		values: readValues(item, fields.body),
		headerValues: headerValues.length > 0 ? headerValues : undefined,
		mediaUrl: readText(item, fields.mediaUrl),
		pdfName: readText(item, fields.pdfName),
		buttonPayloads: readButtons(item, fields.payloads),
		urlButtonValues: readButtons(item, fields.urlButtons),
	};
}
