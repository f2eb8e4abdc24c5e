import { CAPABILITIES, requireCapability } from '../../../api/recipient/channels';
import { parseMediaUrl } from '../../../api/content/mediaUrl';
import { requiredText, textOf } from '../../../api/input/text';
import { checkTemplate, type TemplateUse } from '../../../api/resources/templateCheck';
import type { Template } from '../../../api/resources/templates';
import { InputError } from '../../../api/input/inputError';
import { parseTextList, templateHeader, templateValues } from '../../../api/content/templateValues';
import type { Entry } from '../../../api/push/types';
import type { Media } from '../../../api/content/media';
import type { MessageOperation } from '../messageOperation';
import type { ItemParameters } from '../../parameters/parameters';
import { addressOf, readChannel } from './recipient';
import { channelFields, recipientFields, showFor } from './fields';
import { optionsField, readEntryOptions, readEnvelope } from './options';
import {
	languageField,
	TEMPLATE_OPTIONS,
	templateField,
	templateValuesFields,
} from './templateFields';
import { type FormValues, readForm } from './templateForm';

const OPERATION = 'sendTemplate';
const ALTERNATIVE = 'Choose WhatsApp Official or WhatsApp Cloud API as Channel, or send a text.';

/** The template's ID. From an expression, the field may have no mode. */
function readTemplateId(item: ItemParameters): string {
	return requiredText(item.get('template.value') ?? item.get('template'), 'Template').trim();
}

function readHeaderMedia(url: unknown): Media | undefined {
	return textOf(url, 'Header Media URL').trim() === ''
		? undefined
		: { field: 'media', value: parseMediaUrl(url) };
}

/** A variable of an entry, unless it is empty. */
function variable(name: string, values: string | string[] | undefined): Entry {
	return values === undefined || values.length === 0 ? {} : { [name]: values };
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
		`Remove the option ${name}: this value is also in the form.`,
	);
}

function withOptions(item: ItemParameters, values: string[], form?: FormValues): TemplateInput {
	const option = (name: string) => item.get(`options.${name}`);
	return {
		values,
		buttonPayloads: fromEither(form?.buttonPayloads, option('buttonPayloads'), 'Button Payloads'),
		headerValues: fromEither(form?.headerValues, option('headerValues'), 'Header Values'),
		mediaUrl: fromEither(form?.mediaUrl, option('headerMediaUrl'), 'Header Media URL'),
		pdfName: fromEither(form?.pdfName, option('pdfName'), 'PDF Name'),
		urlButtonValues: fromEither(
			form?.urlButtonValues,
			option('urlButtonValues'),
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

function readFormInput(
	item: ItemParameters,
	use: Pick<TemplateUse, 'templateId' | 'language'>,
	templates: readonly Template[] | undefined,
): TemplateInput {
	const form = readForm(item, use, templates);
	return withOptions(item, form.values, form);
}

/** Send Template: an approved WhatsApp template, with different values for each recipient. */
export const sendTemplate: MessageOperation = {
	option: {
		name: 'Send Template',
		value: OPERATION,
		action: 'Send template',
		description:
			'Send an approved WhatsApp template, optionally with different values for each number',
	},
	fields: [
		...channelFields(OPERATION),
		...recipientFields(OPERATION),
		templateField(showFor(OPERATION)),
		languageField(showFor(OPERATION)),
		...templateValuesFields(OPERATION),
		optionsField(OPERATION, TEMPLATE_OPTIONS),
	],
	hasTemplates: true,
	toDrafts(item, { templates }) {
		const channel = readChannel(item);
		requireCapability(channel, 'template', 'cannot send templates', ALTERNATIVE);
		const templateId = readTemplateId(item);
		const language = requiredText(item.get('language'), 'Language').trim();
		const isForm = hasForm(item);
		const input = isForm
			? readFormInput(item, { templateId, language }, templates)
			: withOptions(item, templateValues(item.get('values'), 'Values'));
		const header = templateHeader(input.headerValues, input.pdfName);
		// A form fits its template, but a header may come from an option.
		if (templates && !(isForm && header === undefined))
			checkTemplate(templates, { templateId, language, values: input.values.length, header });
		const media = readHeaderMedia(input.mediaUrl);
		return [
			{
				...addressOf(item.get('number'), channel, item),
				envelope: { ...readEnvelope(item, channel), template_id: templateId },
				entry: {
					language,
					...variable('template_message', input.values),
					...variable('template_header', header),
					...variable('payload', parseTextList(input.buttonPayloads, 'Button Payloads')),
					...variable(
						'interactive_buttons',
						parseTextList(input.urlButtonValues, 'URL Button Values'),
					),
					...readEntryOptions(item, channel),
				},
				...(media
					? { media, mediaPerRecipient: CAPABILITIES[channel.kind].mediaPerRecipient }
					: {}),
			},
		];
	},
};
