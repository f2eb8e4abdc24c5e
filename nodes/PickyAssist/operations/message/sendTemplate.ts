import { CAPABILITIES, type Channel, requireCapability } from '../../../api/recipient/channels';
import { parseMediaUrl } from '../../../api/content/mediaUrl';
import { requiredText, textOf } from '../../../api/input/text';
import { checkTemplate } from '../../../api/resources/templateCheck';
import { parseTextList, templateHeader, templateValues } from '../../../api/content/templateValues';
import type { Entry, TemplateInstead } from '../../../api/push/types';
import type { Media } from '../../../api/content/media';
import type { Template } from '../../../api/resources/templates';
import type { MessageOperation } from '../messageOperation';
import type { ItemParameters } from '../../parameters/parameters';
import { addressOf, readChannel } from './recipient';
import { channelFields, recipientFields, showFor } from './fields';
import { optionsField, readEntryOptions, readEnvelope } from './options';
import { languageField, TEMPLATE_OPTIONS, templateField, valuesField } from './templateFields';

const OPERATION = 'sendTemplate';
const ALTERNATIVE = 'Choose WhatsApp Official or WhatsApp Cloud API as Channel, or send a text.';

/** The template's ID. From an expression, the field may have no mode. */
function readTemplateId(item: ItemParameters): string {
	return requiredText(item.get('template.value') ?? item.get('template'), 'Template').trim();
}

function readHeaderMedia(item: ItemParameters): Media | undefined {
	const url = item.get('options.headerMediaUrl');
	return textOf(url, 'Header Media URL').trim() === ''
		? undefined
		: { field: 'media', value: parseMediaUrl(url) };
}

/** A variable of an entry, unless it is empty. */
function variable(name: string, values: string | string[] | undefined): Entry {
	return values === undefined || values.length === 0 ? {} : { [name]: values };
}

/**
 * The template of an item, without its recipient and reference number.
 *
 * @param templates the account's templates, to check it against; undefined if they are not to be checked
 * @throws InputError if it cannot be sent, TemplateProblem if it does not match the account's templates
 */
export function readTemplate(
	item: ItemParameters,
	channel: Channel,
	templates: readonly Template[] | undefined,
): TemplateInstead {
	const templateId = readTemplateId(item);
	const language = requiredText(item.get('language'), 'Language').trim();
	const values = templateValues(item.get('values'), 'Values');
	const header = templateHeader(item.get('options.headerValues'), item.get('options.pdfName'));
	if (templates) checkTemplate(templates, { templateId, language, values: values.length, header });
	const media = readHeaderMedia(item);
	return {
		envelope: { ...readEnvelope(item, channel), template_id: templateId },
		entry: {
			language,
			...variable('template_message', values),
			...variable('template_header', header),
			...variable('payload', parseTextList(item.get('options.buttonPayloads'), 'Button Payloads')),
			...variable(
				'interactive_buttons',
				parseTextList(item.get('options.urlButtonValues'), 'URL Button Values'),
			),
		},
		...(media ? { media, mediaPerRecipient: CAPABILITIES[channel.kind].mediaPerRecipient } : {}),
	};
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
		valuesField(showFor(OPERATION)),
		optionsField(OPERATION, TEMPLATE_OPTIONS),
	],
	hasTemplates: true,
	toDrafts(item, { templates }) {
		const channel = readChannel(item);
		requireCapability(channel, 'template', 'cannot send templates', ALTERNATIVE);
		const { entry, ...template } = readTemplate(item, channel, templates);
		return [
			{
				...addressOf(item.get('number'), channel, item),
				...template,
				entry: { ...entry, ...readEntryOptions(item, channel) },
			},
		];
	},
};
