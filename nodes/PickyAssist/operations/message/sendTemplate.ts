import { requireCapability } from '../../../api/recipient/channels';
import type { MessageOperation } from '../messageOperation';
import { addressOf, readChannel } from './recipient';
import { channelFields, recipientFields, showFor } from './fields';
import { optionsField, readEntryOptions } from './options';
import { readTemplate } from './readTemplate';
import {
	languageField,
	TEMPLATE_OPTIONS,
	templateField,
	templateValuesFields,
} from './templateFields';

const OPERATION = 'sendTemplate';
const ALTERNATIVE = 'Choose WhatsApp Official or WhatsApp Cloud API as Channel, or send a text.';

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
		...templateValuesFields(showFor(OPERATION)),
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
