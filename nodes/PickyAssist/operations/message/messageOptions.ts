import type { INodeProperties } from 'n8n-workflow';

/** The options that say something of a message, and may differ from item to item; alphabetical by name. */
export const MESSAGE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Channel ID',
		name: 'channelId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 310',
		description:
			'With several WhatsApp Web Automation channels: the number of the one that is in the group, in Picky Assist under Settings, Channels',
		displayOptions: { show: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Country Code',
		name: 'countryCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 91',
		description:
			'Put before numbers written without + or 00 that start with one 0 or have at most ten digits and lack the code. Other numbers stay as they are. Without this option, numbers of ten digits are sent as they are, with a hint.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Create Contact',
		name: 'createContact',
		type: 'boolean',
		default: false,
		description: 'Whether Picky Assist also adds the recipients to the contacts of the channel',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Extra Recipient Fields',
		name: 'extraRecipientFields',
		type: 'json',
		typeOptions: { rows: 4 },
		default: '{}',
		description:
			'JSON with further variables of the Push API for the entry of each recipient, sent as they are. What this node sets itself cannot be set here.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Extra Request Fields',
		name: 'extraRequestFields',
		type: 'json',
		typeOptions: { rows: 4 },
		default: '{}',
		description:
			'JSON with further variables of the Push API for the top of the request, sent as they are. What this node sets itself cannot be set here.',
	},
	{
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		default: '0',
		description: 'The place in the queue of Picky Assist. High is meant for a few urgent messages.',
		options: [
			{ name: 'Low', value: '0' },
			{ name: 'High', value: '1' },
		],
	},
	{
		displayName: 'Quoted Message ID',
		name: 'quotedMessageId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 750000001',
		description: 'The ID of the message that this one answers. WhatsApp Official and Web Automation only.',
		displayOptions: { hide: { '/operation': ['sendSms', 'sendToGroup'] } },
	},
	{
		displayName: 'Reference Number',
		name: 'referenceNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1001',
		description: 'Your own name for the message. It comes back in the result and in delivery reports.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
];
