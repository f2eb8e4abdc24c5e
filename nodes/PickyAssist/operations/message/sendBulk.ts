import type { Channel } from '../../../api/recipient/channels';
import { withoutReference } from '../../../api/push/duplicates';
import { requiredText } from '../../../api/input/text';
import { splitNumberList } from '../../../api/recipient/numberList';
import type { MessageOperation } from '../messageOperation';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import { addressOf, readChannel, readCountryCode, SEVERAL_NUMBERS_DESCRIPTION } from './recipient';
import {
	channelFields,
	messageField,
	recipientFields,
	recipientsFromField,
	showFor,
} from './fields';
import { ifSessionClosedFields, FALLBACK_TEMPLATE_OPTIONS } from './ifSessionClosed';
import { optionsField, readEntryOptions, readEnvelope } from './options';

const OPERATION = 'sendBulk';

const readBulkEnvelope = memoizePerRun((item, channel: Channel) => ({
	...readEnvelope(item, channel),
	globalmessage: requiredText(item.get('message'), 'Message'),
}));

/** Send Bulk: the same text to many recipients, sent once at the top level of the request. */
export const sendBulk: MessageOperation = {
	option: {
		name: 'Send Bulk',
		value: OPERATION,
		action: 'Send same message to many numbers',
		description: 'Send the same text to many numbers, from the input items or a list',
	},
	fields: [
		...channelFields(OPERATION),
		recipientsFromField(OPERATION, 'Where the numbers come from', [
			{
				name: 'Input Items',
				value: 'inputItems',
				description: 'Each input item contains one number',
			},
			{ name: 'List', value: 'list', description: 'One field contains all numbers' },
		]),
		...recipientFields(OPERATION, { recipientsFrom: ['inputItems'] }),
		{
			displayName: 'Numbers',
			name: 'numbers',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. 12025550101, 12025550102',
			displayOptions: showFor(OPERATION, { recipientsFrom: ['list'] }),
			description:
				'Phone numbers with country code, separated by commas, tabs or line breaks, or an expression that returns an array',
		},
		messageField(
			OPERATION,
			'Text sent to everyone. Items with a different text go in a separate request.',
		),
		...ifSessionClosedFields(OPERATION),
		optionsField(OPERATION, FALLBACK_TEMPLATE_OPTIONS),
	],
	hasSessions: true,
	toList(item) {
		if (item.get('recipientsFrom') !== 'list') return undefined;
		const channel = readChannel(item);
		const envelope = readBulkEnvelope(item, channel);
		const options = readEntryOptions(item, channel);
		const source = item.get('numbers');
		return {
			source,
			content: [channel, envelope, withoutReference(options), readCountryCode(item)],
			recipients: () => splitNumberList(source),
			recipientIn: (number) => number,
			oneNumberEach: 'Put one number on each line.',
			toDraft: (number) => ({
				...addressOf(number, channel, item),
				envelope,
				entry: { message: '', ...options },
			}),
		};
	},
	toDrafts(item) {
		const channel = readChannel(item);
		const envelope = readBulkEnvelope(item, channel);
		const entry = { message: '', ...readEntryOptions(item, channel) };
		return [
			{
				...addressOf(item.get('number'), channel, item, SEVERAL_NUMBERS_DESCRIPTION),
				envelope,
				entry,
			},
		];
	},
};
