import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { type ChannelKind, SMS } from '../../../api/recipient/channels';

type Show = NonNullable<IDisplayOptions['show']>;

/** Shows a field for one message operation, optionally only for certain values of other fields. */
export function showFor(operation: string, conditions: Show = {}): IDisplayOptions {
	return { show: { resource: ['message'], operation: [operation], ...conditions } };
}

/** The kinds of channels, by what they can send and how they address people. */
export const CHANNEL_KINDS: ReadonlyArray<{ name: string; value: ChannelKind }> = [
	{ name: 'WhatsApp Official or Cloud API', value: 'official' },
	{ name: 'WhatsApp Web Automation', value: 'web' },
	{ name: 'WhatsApp on a Phone', value: 'phone' },
	{ name: 'Messenger or Instagram', value: 'messenger' },
];

/** The channels that can be chosen, in alphabetical order. */
const CHANNELS: INodePropertyOptions[] = [
	{
		name: 'Facebook Messenger',
		value: '5',
		description: 'Text and files to people who wrote to your page',
	},
	{
		name: 'Instagram',
		value: '11',
		description: 'Text and files to people who wrote to your account',
	},
	{
		name: 'Other (Channel ID)',
		value: 'custom',
		description:
			'For a managed channel, or one of several of the same kind. Picky Assist shows its ID under Settings → Channels.',
	},
	{ name: 'SMS (Phone)', value: SMS.id },
	{
		name: 'WhatsApp Business App (Phone)',
		value: '2',
		description: 'Text and files, through an app on a phone',
	},
	{
		name: 'WhatsApp Cloud API',
		value: '101',
		description:
			'Templates at any time, everything else within 24 hours of the last message from the person',
	},
	{
		name: 'WhatsApp Official',
		value: '8',
		description:
			'Templates at any time, everything else within 24 hours of the last message from the person',
	},
	{
		name: 'WhatsApp Personal (Phone)',
		value: '1',
		description: 'Text and files, through an app on a phone',
	},
	{
		name: 'WhatsApp Web Automation',
		value: '10',
		description: 'Everything but templates, also to groups, through a linked WhatsApp account',
	},
];

/** The name of a channel in the list; its ID if it is not there. */
export function channelName(id: string): string {
	return CHANNELS.find(({ value }) => value === id)?.name ?? id;
}

/**
 * Channel, followed by the ID and kind of a custom channel.
 *
 * @param withSms whether SMS can be chosen too
 */
export function channelFields(operation: string, { withSms = false } = {}): INodeProperties[] {
	return [
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'options',
			default: '8',
			displayOptions: showFor(operation),
			description: 'The channel to send through. It must be connected in Picky Assist.',
			options: withSms ? CHANNELS : CHANNELS.filter(({ value }) => value !== SMS.id),
		},
		{
			displayName: 'Channel ID',
			// Not `required`: if Channel is an expression, n8n shows this field too and would require it.
			name: 'channelId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 121',
			displayOptions: showFor(operation, { channel: ['custom'] }),
			description: 'The number that Picky Assist shows under Settings → Channels',
		},
		{
			displayName: 'Channel Kind',
			name: 'channelKind',
			type: 'options',
			default: 'official',
			displayOptions: showFor(operation, { channel: ['custom'] }),
			description: 'What the channel can send and how it addresses people',
			options: [...CHANNEL_KINDS],
		},
	];
}

/** Shown below a field for a phone number. */
export const COUNTRY_CODE_HINT =
	'With country code. The option Country Code adds it to national numbers.';

function numberField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Number',
		name: 'number',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12025550101',
		displayOptions,
		hint: COUNTRY_CODE_HINT,
		description:
			'Phone number with country code. Spaces, +, dashes and parentheses are removed. For national numbers, set the Country Code option; without it, they may reach someone in another country.',
	};
}

function recipientIdField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Recipient ID',
		name: 'number',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1000000000000001',
		displayOptions,
		description: 'The ID of the person on Messenger or Instagram, as received with a message',
	};
}

/** Number, called Recipient ID on Messenger and Instagram. */
export function recipientFields(operation: string, conditions: Show = {}): INodeProperties[] {
	return [
		numberField({
			...showFor(operation, conditions),
			hide: { channel: ['5', '11'], channelKind: ['messenger'] },
		}),
		recipientIdField(showFor(operation, { ...conditions, channel: ['5', '11'] })),
		recipientIdField(
			showFor(operation, { ...conditions, channel: ['custom'], channelKind: ['messenger'] }),
		),
	];
}

/** Number, for channels that only know phone numbers. */
export function phoneNumberField(operation: string): INodeProperties {
	return numberField(showFor(operation));
}

/** Message: the text to send. */
export function messageField(
	operation: string,
	description: string,
	conditions: Show = {},
): INodeProperties {
	return {
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Your parcel is on its way',
		displayOptions: showFor(operation, conditions),
		description,
	};
}

/** Recipients From: the source of the recipients. Input Items by default. */
export function recipientsFromField(
	operation: string,
	description: string,
	choices: ReadonlyArray<{ name: string; value: string; description: string }>,
): INodeProperties {
	return {
		displayName: 'Recipients From',
		name: 'recipientsFrom',
		type: 'options',
		noDataExpression: true,
		default: 'inputItems',
		displayOptions: showFor(operation),
		description,
		options: [...choices],
	};
}
