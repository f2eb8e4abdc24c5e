import { SMS } from '../../../api/recipient/channels';
import { requiredText } from '../../../api/input/text';
import type { MessageOperation } from '../messageOperation';
import { addressOf, SEVERAL_NUMBERS_DESCRIPTION } from './recipient';
import { messageField, phoneNumberField } from './fields';
import { optionsField, readEnvelope, readReference } from './options';

const OPERATION = 'sendSms';

/** Send SMS: one text to one number per item, through the SIM of the connected phone (`application` 3). */
export const sendSms: MessageOperation = {
	option: {
		name: 'Send SMS',
		value: OPERATION,
		action: 'Send SMS',
		description:
			'Send one text through the SIM of the connected phone. Multiple input items are still sent together.',
	},
	fields: [
		phoneNumberField(OPERATION),
		messageField(OPERATION, 'The text to send'),
		optionsField(OPERATION),
	],
	recipientField: 'number',
	toDrafts(item) {
		return [
			{
				...addressOf(item.get('number'), SMS, item, SEVERAL_NUMBERS_DESCRIPTION),
				envelope: readEnvelope(item, SMS),
				entry: { message: requiredText(item.get('message'), 'Message'), ...readReference(item) },
			},
		];
	},
};
