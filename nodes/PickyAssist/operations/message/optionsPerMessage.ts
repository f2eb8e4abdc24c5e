import type { INodeProperties } from 'n8n-workflow';
import { GROUP_CHANNEL_ID } from './groupFields';

/** The options that apply to a message and may differ between items, in alphabetical order. */
export const MESSAGE_OPTIONS: INodeProperties[] = [
	{
		...GROUP_CHANNEL_ID,
		displayOptions: { show: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Country Code',
		name: 'countryCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 91',
		description:
			'Added to national numbers: those written without + or 00 that start with a single 0, have at most ten digits and do not start with this code, or have the fixed length of national numbers there. Other numbers stay unchanged.',
		displayOptions: { hide: { '/operation': ['reply', 'sendToGroup'] } },
	},
	{
		displayName: 'Create Contact',
		name: 'createContact',
		type: 'boolean',
		default: true,
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
			"JSON with additional Push API variables for each recipient's entry, sent unchanged. Variables that this node sets cannot be set here.",
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Extra Request Fields',
		name: 'extraRequestFields',
		type: 'json',
		typeOptions: { rows: 4 },
		default: '{}',
		description:
			'JSON with additional Push API variables for the top level of the request, sent unchanged. Variables that this node sets cannot be set here.',
	},
	{
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		default: '0',
		description: 'Priority in the Picky Assist queue. High is meant for a few urgent messages.',
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
		description:
			'The ID of the message to reply to. WhatsApp Official, Cloud API and Web Automation only.',
		displayOptions: { hide: { '/operation': ['reply', 'sendSms', 'sendToGroup'] } },
	},
	{
		displayName: 'Reference Number',
		name: 'referenceNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1001',
		description:
			'Your own ID for the message. It is returned in the result and in delivery reports.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
];
