import { templateValue } from '../../../api/content/templateValues';
import { InputError } from '../../../api/input/inputError';
import { isBlank, textOf } from '../../../api/input/text';
import { isPlainObject } from '../../../api/json';
import { checkTemplateForm, type TemplateUse } from '../../../api/resources/templateCheck';
import {
	BODY,
	HEADER,
	MEDIA_URL,
	PAYLOAD,
	PDF_NAME,
	type TemplateField,
	URL_BUTTON,
} from '../../../api/resources/templateFields';
import type { Template } from '../../../api/resources/templates';
import { readFormValue } from '../../parameters/formValue';
import type { ItemParameters } from '../../parameters/parameters';
import { memoizePerRun } from '../../parameters/memoizePerRun';

/** The parameter with the form: one field for each value of the template. */
export const FORM = 'templateValues';

/** A field of the form, as n8n saved it when the form was loaded. */
function toField(saved: unknown): TemplateField[] {
	if (!isPlainObject(saved) || typeof saved.id !== 'string') return [];
	const { id, displayName, required } = saved;
	const label = typeof displayName === 'string' ? displayName : id;
	return [{ id, label, required: required === true }];
}

/** The fields of the form, checked once for each template and language: there may be 100,000 items. */
class SavedForm {
	private templates: readonly Template[] | undefined;
	private checked = new Map<string, readonly TemplateField[]>();

	constructor(private readonly fields: readonly TemplateField[]) {}

	/**
	 * The fields to read: those of the template if they are known.
	 *
	 * @throws TemplateProblem if the form does not fit the template
	 */
	fieldsFor(
		templates: readonly Template[] | undefined,
		use: Pick<TemplateUse, 'templateId' | 'language'>,
	): readonly TemplateField[] {
		if (!templates) return this.fields;
		if (templates !== this.templates) {
			this.templates = templates;
			this.checked = new Map();
		}
		const key = JSON.stringify([use.templateId, use.language]);
		const known = this.checked.get(key);
		if (known) return known;
		const fields = checkTemplateForm(templates, use, this.fields) ?? this.fields;
		this.checked.set(key, fields);
		return fields;
	}
}

const savedForm = memoizePerRun((item: ItemParameters): SavedForm => {
	const schema = item.get(`${FORM}.schema`);
	return new SavedForm(Array.isArray(schema) ? schema.flatMap(toField) : []);
});

/** What the form has for one item. Optional values are undefined if they are not filled in. */
export interface FormValues {
	readonly values: string[];
	readonly headerValues: string[] | undefined;
	readonly mediaUrl: string | undefined;
	readonly pdfName: string | undefined;
	readonly buttonPayloads: string[] | undefined;
	readonly urlButtonValues: string[] | undefined;
}

/** Reads the fields of a form for one item. */
class FormReader {
	constructor(
		private readonly item: ItemParameters,
		private readonly fields: readonly TemplateField[],
	) {}

	private read({ id }: TemplateField): unknown {
		return readFormValue(this.item, FORM, id);
	}

	/** The values of the fields whose IDs begin like this, without optional ones that are empty. */
	values(prefix: string): string[] {
		const values: string[] = [];
		for (const field of this.fields) {
			if (!field.id.startsWith(prefix)) continue;
			const value = this.read(field);
			if (!field.required && isBlank(textOf(value, field.label))) continue;
			values.push(templateValue(value, field.label));
		}
		return values;
	}

	/** The value of one field, if it is filled in. */
	text(id: string): string | undefined {
		const field = this.fields.find((one) => one.id === id);
		if (!field) return undefined;
		const text = textOf(this.read(field), field.label).trim();
		if (text !== '') return text;
		if (!field.required) return undefined;
		throw new InputError(
			`${field.label} is empty`,
			`Fill in this value, or check the expression in it for this item.`,
		);
	}

	/** The values of the buttons, up to the last one that is filled in. */
	buttons(prefix: string): string[] | undefined {
		const texts = this.fields
			.filter(({ id }) => id.startsWith(prefix))
			.map((field) => ({ label: field.label, text: textOf(this.read(field), field.label) }));
		const given = texts.slice(0, texts.findLastIndex(({ text }) => !isBlank(text)) + 1);
		const empty = given.find(({ text }) => isBlank(text));
		if (!empty) return given.length > 0 ? given.map(({ text }) => text) : undefined;
		throw new InputError(`${empty.label} is empty`, 'Fill in the values of the buttons in order.');
	}
}

/**
 * The values of a template from the form, for one item.
 *
 * @param templates the templates of the account, if the form is to be checked against them
 * @throws TemplateProblem if the form does not fit the template; InputError if a required value is empty, or a value cannot
 * be sent
 */
export function readForm(
	item: ItemParameters,
	use: Pick<TemplateUse, 'templateId' | 'language'>,
	templates: readonly Template[] | undefined,
): FormValues {
	const form = new FormReader(item, savedForm(item).fieldsFor(templates, use));
	const headerValues = form.values(HEADER);
	return {
		values: form.values(BODY),
		headerValues: headerValues.length > 0 ? headerValues : undefined,
		mediaUrl: form.text(MEDIA_URL),
		pdfName: form.text(PDF_NAME),
		buttonPayloads: form.buttons(PAYLOAD),
		urlButtonValues: form.buttons(URL_BUTTON),
	};
}
