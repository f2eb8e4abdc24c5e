import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../api/input/inputError';
import { requireCapability } from '../../../api/recipient/channels';
import { notChecked, NUMBER_CHECK_COLUMNS } from '../../../api/resources/numberCheck';
import { joinSentences } from '../../../api/sentences';
import type { NumberCheckOperation } from '../numberCheckOperation';
import { addressOf, readChannel, readCountryCode } from '../message/recipient';

type Show = NonNullable<IDisplayOptions['show']>;

const showIf = (conditions: Show = {}): IDisplayOptions => ({
	show: { resource: ['number'], operation: ['check'], ...conditions },
});

const FIELDS: INodeProperties[] = [
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		default: '10',
		displayOptions: showIf(),
		description: 'The WhatsApp channel that checks the numbers. Nothing is sent.',
		options: [
			{
				name: 'Other (Channel ID)',
				value: 'custom',
				description:
					'For a managed channel, or one of several of the same kind. Picky Assist shows its ID under Settings → Channels.',
			},
			{
				name: 'WhatsApp Business App (Phone)',
				value: '2',
				description:
					'Takes 7 seconds or more for each number. Results arrive later, as Number Check events of the Picky Assist Trigger.',
			},
			{ name: 'WhatsApp Official', value: '8' },
			{
				name: 'WhatsApp Personal (Phone)',
				value: '1',
				description:
					'Takes 7 seconds or more for each number. Results arrive later, as Number Check events of the Picky Assist Trigger.',
			},
			{ name: 'WhatsApp Web Automation', value: '10' },
		],
	},
	{
		displayName: 'Channel ID',
		name: 'channelId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 121',
		displayOptions: showIf({ channel: ['custom'] }),
		description: 'The number that Picky Assist shows under Settings → Channels',
	},
	{
		displayName:
			'WhatsApp can suspend an official account that checks many numbers without messaging them, Picky Assist warns. Only check numbers you are going to message.',
		name: 'officialNotice',
		type: 'notice',
		default: '',
		displayOptions: showIf({ channel: ['8', 'custom'] }),
	},
	{
		displayName: 'Number',
		name: 'number',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12025550101',
		displayOptions: showIf(),
		description:
			'Phone number with country code. The numbers of all input items are checked together.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: showIf(),
		options: [
			{
				displayName: 'Country Code',
				name: 'countryCode',
				type: 'string',
				default: '',
				placeholder: 'e.g. 91',
				description:
					'Added to national numbers: those written without + or 00 that start with a single 0, have at most ten digits and do not start with this code, or have the fixed length of national numbers there',
			},
			{
				displayName: 'Include Input Fields',
				name: 'includeInputFields',
				type: 'boolean',
				default: true,
				description:
					"Whether to add the fields of the input item to each result. If both have a field of the same name, the result's is kept.",
			},
		],
	},
];

/** Check: which numbers are on WhatsApp. Nothing is sent. */
export const check: NumberCheckOperation = {
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check numbers',
		description: 'Check which numbers are on WhatsApp, without sending anything',
	},
	fields: FIELDS,
	columns: NUMBER_CHECK_COLUMNS,
	readNumberToCheck(item) {
		const channel = readChannel(item);
		requireCapability(
			channel,
			'numberCheck',
			'cannot check numbers',
			'Choose a WhatsApp channel as Channel.',
		);
		const envelope = { application: channel.id };
		// Throws if the option is not valid; below, only the number can be wrong.
		readCountryCode(item);
		const number = item.get('number');
		try {
			return { ...addressOf(number, channel, item), envelope };
		} catch (error) {
			const { message, description, recipient } =
				error instanceof InputError ? error : new InputError(String(error), 'Check this number.');
			return notChecked(recipient || null, joinSentences(message, description));
		}
	},
};
