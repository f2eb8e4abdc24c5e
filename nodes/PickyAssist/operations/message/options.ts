import type { INodeProperties } from 'n8n-workflow';
import { ABILITIES, type Channel } from '../../../api/channels';
import { InputProblem } from '../../../api/inputProblem';
import { textOf } from '../../../api/messageText';
import { MAX_RECIPIENTS_PER_REQUEST } from '../../../api/pushRequest';
import { MAX_REQUESTS_PER_MINUTE } from '../../../api/rateLimit';
import type { Entry, Envelope } from '../../../api/types';
import type { ReadParameter } from '../messageOperation';

const OPTIONS: INodeProperties[] = [
	{
		displayName: 'Country Code',
		name: 'countryCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 91',
		description:
			'Put before numbers written without + or 00 that start with one 0 or have at most ten digits and lack the code. Other numbers stay as they are.',
	},
	{
		displayName: 'Duplicate Numbers',
		name: 'duplicateNumbers',
		type: 'options',
		default: 'send',
		description: 'What to do when the same number is to get the same content more than once in this run',
		options: [
			{
				name: 'Send',
				value: 'send',
				description: 'Each item is a message of its own',
			},
			{
				name: 'Send Once',
				value: 'sendOnce',
				description: 'The first is sent, and every copy comes out with the result of the first',
			},
		],
	},
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: false,
		description:
			'Whether each result also carries the fields of its input item. Where a name is the same, the result wins.',
	},
	{
		displayName: 'Isolate Refused Numbers',
		name: 'isolateRefused',
		type: 'boolean',
		default: false,
		description:
			'Whether to send a request that Picky Assist refuses for one number (status 406) again in halves, until only that number is left out. It does not promise to take nothing of a refused request.',
	},
	{
		displayName: 'Once per Reference Number',
		name: 'oncePerReference',
		type: 'boolean',
		default: false,
		description:
			'Whether a reference number that this node has sent before, in any execution, is not sent again. Holds through a crash of n8n. Run one execution of the workflow at a time.',
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
		displayOptions: { hide: { '/operation': ['sendSms'] } },
	},
	{
		displayName: 'Recipients per Request',
		name: 'recipientsPerRequest',
		type: 'number',
		default: 1000,
		typeOptions: { minValue: 1, maxValue: MAX_RECIPIENTS_PER_REQUEST },
		description: 'How many numbers go in one push request. Picky Assist takes 90 requests a minute.',
	},
	{
		displayName: 'Reference Number',
		name: 'referenceNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1001',
		description: 'Your own name for the message. It comes back in the result and in delivery reports.',
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

/** The Options collection of an operation. */
export function optionsField(operation: string): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { resource: ['message'], operation: [operation] } },
		options: OPTIONS,
	};
}

/**
 * The top of the push request that every message has: priority, only where it was set, and channel.
 *
 * @throws InputProblem if the priority is none of the two
 */
export function readEnvelope(read: ReadParameter, channel: Channel): Envelope {
	const priority = textOf(read('options.priority'), 'Priority');
	if (!['', '0', '1'].includes(priority)) {
		throw new InputProblem(`Priority cannot be "${priority}"`, 'Choose Low (0) or High (1).');
	}
	return priority === '' ? { application: channel.id } : { priority, application: channel.id };
}

/**
 * What an entry carries beside its content: the sender's reference and the message that is answered.
 *
 * @throws InputProblem if the channel has no quoted replies
 */
export function readEntryOptions(read: ReadParameter, channel: Channel): Entry {
	const reference = textOf(read('options.referenceNumber'), 'Reference Number').trim();
	const quoted = channel.kind === 'sms' ? '' : textOf(read('options.quotedMessageId'), 'Quoted Message ID').trim();
	const { quotedReply, name } = ABILITIES[channel.kind];
	if (quoted !== '' && !quotedReply) {
		throw new InputProblem(
			`${name} cannot answer a message`,
			'Remove the option Quoted Message ID, or choose WhatsApp Official or Web Automation as Channel.',
		);
	}
	return {
		...(reference === '' ? {} : { reference_number: reference }),
		...(quoted === '' ? {} : { quoted }),
	};
}
