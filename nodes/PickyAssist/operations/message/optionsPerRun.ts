import type { INodeProperties } from 'n8n-workflow';
import { MAX_RECIPIENTS_PER_REQUEST } from '../../../api/push/pushRequest';
import { MAX_REQUESTS_PER_MINUTE } from '../../../api/http/rateLimit';

/** The largest value of Maximum Messages. */
export const MOST_MESSAGES = 1_000_000;

/** The options that apply to the whole run, in alphabetical order. */
export const RUN_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to check and show the messages without sending them. Each message is one item, with the number of its request.',
	},
	{
		displayName: 'Duplicate Numbers',
		name: 'duplicateNumbers',
		type: 'options',
		default: 'send',
		description:
			'What to do if the same number or group would get the same content more than once in this execution',
		options: [
			{
				name: 'Send',
				value: 'send',
				description: 'Every message is sent, even if it is the same as another',
			},
			{
				name: 'Send Once',
				value: 'sendOnce',
				description:
					'Only the first message is sent. The others get the status duplicate and the IDs of the first.',
			},
		],
	},
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: true,
		description:
			"Whether to add the fields of the input item to each result. If both have a field of the same name, the result's is kept. Input fields named status, msg_id, push_id, credit, sent_as, duplicate_of_item or error are dropped.",
	},
	{
		displayName: 'Include Request Body',
		name: 'includeRequestBody',
		type: 'boolean',
		default: true,
		description:
			'Whether a dry run also shows the body of each request, without the token, in the item of its first message. Has no effect without Dry Run.',
	},
	{
		displayName: 'Maximum Messages',
		name: 'maximumMessages',
		type: 'number',
		default: 100,
		typeOptions: { minValue: 1, maxValue: MOST_MESSAGES },
		description:
			'If there are more messages to send, nothing is sent, and the error shows both numbers. Messages that Once per Recipient and Reference Number would leave out count, too.',
	},
	{
		displayName: 'Once per Recipient and Reference Number',
		name: 'oncePerRecipientAndReference',
		type: 'boolean',
		default: true,
		description:
			'Whether to send each reference number to each recipient only once, across all executions of this node, even if n8n crashes. In queue mode, run one execution of the workflow at a time.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Recipients per Request',
		name: 'recipientsPerRequest',
		type: 'number',
		default: 1000,
		typeOptions: { minValue: 1, maxValue: MAX_RECIPIENTS_PER_REQUEST },
		description:
			'The maximum number of recipients in one push request. Without this option the node decides: usually 1,000, and up to 10,000 if more requests would have to wait for the limit of 90 per minute.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Requests per Minute',
		name: 'requestsPerMinute',
		type: 'number',
		default: MAX_REQUESTS_PER_MINUTE,
		typeOptions: { minValue: 1, maxValue: MAX_REQUESTS_PER_MINUTE },
		description:
			'The maximum number of requests per minute, shared by all nodes and executions that use the same token. n8n workers share the limit of 90 automatically; a lower value applies to each worker.',
	},
	{
		displayName: 'Send the Others if One Is Rejected',
		name: 'isolateRejected',
		type: 'boolean',
		default: true,
		description:
			'Whether to resend a request that Picky Assist rejects because of one number (status 406) in halves, until only that number is left out. Picky Assist does not guarantee that nothing of a rejected request was sent.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		default: 300,
		typeOptions: { minValue: 1, maxValue: 3600 },
		description:
			'How long to wait for the complete response to a request. If it does not arrive in time, the messages are unconfirmed.',
	},
];
