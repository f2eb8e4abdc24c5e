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

/** The options for values, which the form may have, too. */
const VALUE_OPTIONS = {
	buttonPayloads: 'Button Payloads',
	headerValues: 'Header Values',
	mediaUrl: 'Header Media URL',
	pdfName: 'PDF Name',
	urlButtonValues: 'URL Button Values',
} as const;

/** The values of a template as they are in the editor. */
type TemplateInput = Record<keyof typeof VALUE_OPTIONS, unknown> & { values: string[] };

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** The values from the options, and those from the form where it has them. */
function withOptions(item: ItemParameters, values: string[], form?: FormValues): TemplateInput {
	const read = (name: keyof typeof VALUE_OPTIONS): unknown => {
		const option: unknown = item.get(`options.${name === 'mediaUrl' ? 'headerMediaUrl' : name}`);
		const own = form?.[name];
		if (own === undefined || isEmpty(option)) return own ?? option;
		throw new InputError(
			`${VALUE_OPTIONS[name]} is filled in twice`,
			`Remove the option ${VALUE_OPTIONS[name]}: this value is also in Values.`,
		);
	};
	return {
		values,
		buttonPayloads: read('buttonPayloads'),
		headerValues: read('headerValues'),
		mediaUrl: read('mediaUrl'),
		pdfName: read('pdfName'),
		urlButtonValues: read('urlButtonValues'),
	};
}

/**
 * The values of a template: from the form, or from the list. n8n keeps the parameter Enter Values only while it is shown: not
 * if Template is an expression.
 */
function readValues(
	item: ItemParameters,
	use: Pick<TemplateUse, 'templateId' | 'language'>,
	templates: readonly Template[] | undefined,
): TemplateInput {
	if (item.get('valuesMode') !== 'fields')
		return withOptions(item, templateValues(item.get('values'), 'Values'));
	const form = readForm(item, use, templates);
	return withOptions(item, form.values, form);
}

/** Send Template: an approved WhatsApp template, with different values for each recipient. */
export const sendTemplate: MessageOperation = {
	option: {
		name: 'Send Template',
		value: OPERATION,
		action: 'Send a template',
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
		const input = readValues(item, { templateId, language }, templates);
		const header = templateHeader(input.headerValues, input.pdfName);
		if (templates)
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
