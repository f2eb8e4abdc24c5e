import { InputError } from '../../../api/input/inputError';
import { isBlank } from '../../../api/input/text';
import { isPlainObject } from '../../../api/json';
import { checkTemplateForm, type TemplateChoice } from '../../../api/resources/templateCheck';
import {
	BODY_PREFIX,
	HEADER_PREFIX,
	MEDIA_URL_ID,
	PAYLOAD_PREFIX,
	PDF_NAME_ID,
	type FormField,
	URL_BUTTON_PREFIX,
} from '../../../api/resources/templateFormFields';
import { dryRunOrderHint, templateFormHint } from '../../../api/resources/templateFormHint';
import type { Template } from '../../../api/resources/templates';
import type { ItemParameters } from '../../parameters/parameters';
import { memoizePerRun } from '../../parameters/memoizePerRun';

/** The parameter with the form: one field for each value of the template. */
export const FORM = 'templateValues';

function toField(saved: unknown): FormField[] {
	if (!isPlainObject(saved) || typeof saved.id !== 'string') return [];
	const { id, displayName, required } = saved;
	const label = typeof displayName === 'string' ? displayName : id;
	return [{ id, label, required: required === true }];
}

/** The fields of a form, as n8n saved them when the form was loaded; none if it was not. */
export function savedFields(schema: unknown): FormField[] {
	return Array.isArray(schema) ? schema.flatMap(toField) : [];
}

const NUMBER = /^(\d+)›?$/;

/**
 * The fields that start with a prefix, in the order of their numbers.
 *
 * @param isDryRun shows them also if their order is not known
 * @throws InputError if a number is missing, or if there are several names, whose order is then not known
 */
function inOrder(fields: readonly FormField[], prefix: string, isDryRun: boolean): FormField[] {
	const numbered = fields
		.filter(({ id }) => id.startsWith(prefix))
		.map((field) => ({ field, number: Number(NUMBER.exec(field.id.slice(prefix.length))?.[1]) }))
		.sort((one, other) => one.number - other.number);
	const isOrdered = numbered.every(({ number }, index) => number === index + 1);
	const isOneName = numbered.length === 1 && Number.isNaN(numbered[0]?.number);
	if (isOrdered || isOneName || isDryRun) return numbered.map(({ field }) => field);
	throw new InputError(
		'The order of the values is not known, because Values was saved without its fields',
		'Open the node and choose Refresh next to Values, or set Enter Values to List.',
	);
}

/**
 * The fields of values that were saved without them, as by a program that writes workflows.
 *
 * @param value the values by their IDs, as they are written in the node
 */
function fieldsOfValues(value: unknown): FormField[] {
	if (!isPlainObject(value)) return [];
	return Object.entries(value)
		.filter(([id, text]) => id.startsWith(BODY_PREFIX) || !isBlankText(text))
		.map(([id]) => ({
			id,
			label: id,
			required: [BODY_PREFIX, HEADER_PREFIX, MEDIA_URL_ID].some((prefix) => id.startsWith(prefix)),
		}));
}

function isBlankText(text: unknown): boolean {
	return text === null || (typeof text === 'string' && isBlank(text));
}

/** The hints about the form of each run. */
const hintsOfRuns = new WeakMap<object, ReadonlySet<string>>();

/**
 * What to tell the user about the form, once its values were read.
 *
 * @param run identifies the run
 */
export function formHints(run: object): readonly string[] {
	return [...(hintsOfRuns.get(run) ?? [])];
}

/** A field with the path of its value, built once: a path built for each item is slower to look up. */
export interface SavedField extends FormField {
	readonly path: string;
}

/** The fields of a form by what they are for. */
class GroupedFields {
	readonly header: readonly SavedField[];
	readonly body: readonly SavedField[];
	readonly mediaUrl: SavedField | undefined;
	readonly pdfName: SavedField | undefined;
	readonly payloads: readonly SavedField[];
	readonly urlButtons: readonly SavedField[];

	/** @param isAdded whether the field is in the form: optional ones may not be */
	constructor(formFields: readonly FormField[], isAdded: (field: SavedField) => boolean) {
		const fields = formFields.map((field) => ({ ...field, path: `${FORM}.value.${field.id}` }));
		const startingWith = (prefix: string) => fields.filter(({ id }) => id.startsWith(prefix));
		const upToLastAdded = (all: SavedField[]) => all.slice(0, all.findLastIndex(isAdded) + 1);
		this.header = startingWith(HEADER_PREFIX);
		this.body = startingWith(BODY_PREFIX);
		this.mediaUrl = fields.find(({ id }) => id === MEDIA_URL_ID);
		this.pdfName = fields.find(({ id }) => id === PDF_NAME_ID);
		this.payloads = upToLastAdded(startingWith(PAYLOAD_PREFIX));
		this.urlButtons = upToLastAdded(startingWith(URL_BUTTON_PREFIX));
	}
}

/** The form of a run. It is checked once for each template and language: there may be 100,000 items. */
class SavedForm {
	private templates: readonly Template[] | undefined;
	private checked = new Map<string, GroupedFields>();
	private readonly hints = new Set<string>();

	constructor(
		run: object,
		private readonly fields: readonly FormField[],
		private readonly valueFields: readonly FormField[],
		private readonly isAdded: (field: SavedField) => boolean,
		private readonly isDryRun: boolean,
	) {
		hintsOfRuns.set(run, this.hints);
	}

	/**
	 * The fields if the template's text is not known.
	 *
	 * @throws InputError if their order is not known
	 */
	private uncheckedFields(): readonly FormField[] {
		if (this.fields.length > 0) return this.fields;
		return [
			...[BODY_PREFIX, HEADER_PREFIX, PAYLOAD_PREFIX, URL_BUTTON_PREFIX].flatMap((prefix) =>
				inOrder(this.valueFields, prefix, this.isDryRun),
			),
			...this.valueFields.filter(({ id }) => id === MEDIA_URL_ID || id === PDF_NAME_ID),
		];
	}

	/**
	 * The fields to read: those of the template if they are known.
	 *
	 * @throws TemplateError if the form does not fit the template
	 */
	fieldsFor(templates: readonly Template[] | undefined, use: TemplateChoice): GroupedFields {
		if (templates !== this.templates) {
			this.templates = templates;
			this.checked = new Map();
			this.hints.clear();
		}
		const key = `${use.language} ${use.templateId}`;
		const known = this.checked.get(key);
		if (known) return known;
		const fields =
			(templates && checkTemplateForm(templates, use, this.fields)) ?? this.uncheckedFields();
		const dryRunHint = this.isDryRun ? dryRunOrderHint(fields) : undefined;
		const hint = templates ? templateFormHint(templates, use, this.fields) : dryRunHint;
		if (hint) this.hints.add(hint);
		const grouped = new GroupedFields(fields, this.isAdded);
		this.checked.set(key, grouped);
		return grouped;
	}
}

/** Whether this is a dry run of an execution that would read the account's templates. */
function readsListOnlyInRealRun(item: ItemParameters): boolean {
	const isOn = (name: string) => item.isGiven(name) && item.get(name) === true;
	return (
		isOn('options.dryRun') &&
		!(item.isGiven('options.checkTemplate') && item.get('options.checkTemplate') === false)
	);
}

/** The form of an item's run, read once. */
export const savedForm = memoizePerRun((item: ItemParameters): SavedForm => {
	const fields = savedFields(item.get(`${FORM}.schema`));
	return new SavedForm(
		item.run,
		fields,
		fieldsOfValues(item.raw(`${FORM}.value`)),
		({ path }) => item.isGiven(path),
		readsListOnlyInRealRun(item),
	);
});
