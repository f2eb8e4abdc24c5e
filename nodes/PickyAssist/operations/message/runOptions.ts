import type { INodeProperties } from 'n8n-workflow';
import { MAX_RECIPIENTS_PER_REQUEST } from '../../../api/push/pushRequest';
import { MAX_REQUESTS_PER_MINUTE } from '../../../api/http/rateLimit';

/** The options that say how the whole run is sent; alphabetical by name. */
export const RUN_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to send nothing and give what would be sent: one item for each request, and one for each message that cannot be sent',
	},
	{
		displayName: 'Duplicate Numbers',
		name: 'duplicateNumbers',
		type: 'options',
		default: 'send',
		description: 'What to do when the same number or group is to get the same content more than once in this run',
		options: [
			{
				name: 'Send',
				value: 'send',
				description: 'Each item is a message of its own',
			},
			{
				name: 'Send Once',
				value: 'sendOnce',
				description: 'The first is sent. Copies come out as duplicates, with the IDs of the first.',
			},
		],
	},
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: false,
		description:
			'Whether each result also carries the fields of its input item. Where a name is the same, the result wins. The fields status, msg_id, push_id, credit, duplicate_of_item and error of the input are left out.',
	},
	{
		displayName: 'Isolate Refused Numbers',
		name: 'isolateRefused',
		type: 'boolean',
		default: false,
		description:
			'Whether to send a request that Picky Assist refuses for one number (status 406) again in halves, until only that number is left out. It does not promise to take nothing of a refused request.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Once per Recipient and Reference Number',
		name: 'oncePerRecipientAndReference',
		type: 'boolean',
		default: false,
		description:
			'Whether to send each reference number once to each recipient, over all executions of this node. This also holds after a crash of n8n. Run one execution of the workflow at a time.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Recipients per Request',
		name: 'recipientsPerRequest',
		type: 'number',
		default: 1000,
		typeOptions: { minValue: 1, maxValue: MAX_RECIPIENTS_PER_REQUEST },
		description: 'How many numbers go in one push request. Picky Assist takes 90 requests a minute.',
		displayOptions: { hide: { '/operation': ['sendToGroup'] } },
	},
	{
		displayName: 'Requests per Minute',
		name: 'requestsPerMinute',
		type: 'number',
		default: MAX_REQUESTS_PER_MINUTE,
		typeOptions: { minValue: 1, maxValue: MAX_REQUESTS_PER_MINUTE },
		description:
			'The most requests in any minute. All nodes and executions of this n8n with the same token share it; with several workers, divide it by their number.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		default: 300,
		typeOptions: { minValue: 1, maxValue: 3600 },
		description: 'Seconds to wait for the answer to one request. Messages of a request without an answer are unconfirmed.',
	},
];
