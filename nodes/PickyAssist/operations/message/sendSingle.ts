import { requiredText } from '../../../api/input/text';
import type { MessageOperation } from '../messageOperation';
import { addressOf, readChannel, SEVERAL_NUMBERS_DESCRIPTION } from './recipient';
import { channelFields, messageField, recipientFields } from './fields';
import { ifSessionClosedFields, FALLBACK_TEMPLATE_OPTIONS } from './ifSessionClosed';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendSingle';

/** Send Single: one text to one recipient per item. */
export const sendSingle: MessageOperation = {
	option: {
		name: 'Send Single',
		value: OPERATION,
		action: 'Send single message',
		description: 'Send one text to one number. Multiple input items are still sent together.',
	},
	fields: [
		...channelFields(OPERATION),
		...recipientFields(OPERATION),
		messageField(OPERATION, 'The text to send'),
		...ifSessionClosedFields(OPERATION),
		optionsField(OPERATION, FALLBACK_TEMPLATE_OPTIONS),
	],
	hasSessions: true,
	toDrafts(item) {
		const channel = readChannel(item);
		return [
			{
				...addressOf(item.get('number'), channel, item, SEVERAL_NUMBERS_DESCRIPTION),
				envelope: readEnvelope(item, channel),
				entry: {
					message: requiredText(item.get('message'), 'Message'),
					...readEntryOptions(item, channel),
				},
			},
		];
	},
};
