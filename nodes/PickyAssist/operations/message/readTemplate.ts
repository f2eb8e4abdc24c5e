import { parseMediaUrl } from '../../../api/content/mediaUrl';
import type { Media } from '../../../api/content/media';
import { parseTextList, templateHeader, templateValues } from '../../../api/content/templateValues';
import { InputError } from '../../../api/input/inputError';
import { requiredText, textOf } from '../../../api/input/text';
import type { Entry, FallbackTemplate } from '../../../api/push/types';
import { CAPABILITIES, type Channel } from '../../../api/recipient/channels';
import { checkTemplate } from '../../../api/resources/templateCheck';
import type { Template } from '../../../api/resources/templates';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import type { ItemParameters } from '../../parameters/parameters';
import { readEnvelope } from './options';
import { type FormValues, readForm } from './readTemplateForm';

/** The template's ID. From an expression, the field may have no mode. */
const readTemplateId = memoizePerRun((item): string =>
	requiredText(item.get('template.value') ?? item.get('template'), 'Template').trim(),
);

const readLanguage = memoizePerRun((item): string =>
	requiredText(item.get('language'), 'Language').trim(),
);

const readTemplateEnvelope = memoizePerRun((item, channel: Channel) => ({
	...readEnvelope(item, channel),
	template_id: readTemplateId(item),
}));

function readHeaderMedia(url: unknown): Media | undefined {
	return textOf(url, 'Header Media URL').trim() === ''
		? undefined
		: { field: 'media', value: parseMediaUrl(url) };
}

/** The variables of an entry that are not empty. */
function withoutEmpty(variables: Record<string, string | string[] | undefined>): Entry {
	const entry: Record<string, string | string[]> = {};
	for (const name in variables) {
		const value = variables[name];
		if (value !== undefined && value.length > 0) entry[name] = value;
	}
	return entry;
}

/** The values of a template as they are in the editor. */
interface TemplateInput extends Record<Exclude<keyof FormValues, 'values'>, unknown> {
	readonly values: string[];
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** The value from the form if it has it, otherwise from the option. */
function fromEither(form: unknown, option: unknown, name: string): unknown {
	if (form === undefined || isEmpty(option)) return form ?? option;
	throw new InputError(
		`${name} is filled in twice`,
		`Enter it in the form or in the option ${name}, not both.`,
	);
}

function withOptions(item: ItemParameters, values: string[], form?: FormValues): TemplateInput {
	// String literals: looking up a name built for each item takes longer than reading its value.
	return {
		values,
		buttonPayloads: fromEither(
			form?.buttonPayloads,
			item.get('options.buttonPayloads'),
			'Button Payloads',
		),
		headerValues: fromEither(form?.headerValues, item.get('options.headerValues'), 'Header Values'),
		mediaUrl: fromEither(form?.mediaUrl, item.get('options.headerMediaUrl'), 'Header Media URL'),
		pdfName: fromEither(form?.pdfName, item.get('options.pdfName'), 'PDF Name'),
		urlButtonValues: fromEither(
			form?.urlButtonValues,
			item.get('options.urlButtonValues'),
			'URL Button Values',
		),
	};
}

/**
 * Whether values are in the form. n8n keeps the parameter Enter Values only while it is shown: not in the first version of the
 * node, nor if Template is an expression.
 */
function hasForm(item: ItemParameters): boolean {
	return item.get('valuesMode') === 'fields';
}

/**
 * The template of an item, without its recipient and reference number.
 *
 * @param templates the account's templates, to check it against; undefined if they are not to be checked
 * @throws InputError if it cannot be sent, TemplateError if it does not match the account's templates
 */
export function readTemplate(
	item: ItemParameters,
	channel: Channel,
	templates: readonly Template[] | undefined,
): FallbackTemplate {
	const templateId = readTemplateId(item);
	const language = readLanguage(item);
	const form = hasForm(item) ? readForm(item, { templateId, language }, templates) : undefined;
	const input = withOptions(
		item,
		form?.values ?? templateValues(item.get('values'), 'Values'),
		form,
	);
	const header = templateHeader(input.headerValues, input.pdfName);
	const media = readHeaderMedia(input.mediaUrl);
	// Also with a form, which fits its template: a header may come from an option.
	if (templates)
		checkTemplate(templates, {
			templateId,
			language,
			values: input.values.length,
			header,
			hasFile: media !== undefined,
		});
	return {
		envelope: readTemplateEnvelope(item, channel),
		entry: withoutEmpty({
			language,
			template_message: input.values,
			template_header: header,
			payload: parseTextList(input.buttonPayloads, 'Button Payloads'),
			interactive_buttons: parseTextList(input.urlButtonValues, 'URL Button Values'),
		}),
		...(media ? { media, mediaPerRecipient: CAPABILITIES[channel.kind].mediaPerRecipient } : {}),
	};
}
