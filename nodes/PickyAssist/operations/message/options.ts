import type { INodeProperties } from 'n8n-workflow';
import type { Channel } from '../../../api/recipient/channels';
import { textOf } from '../../../api/input/text';
import { booleanOption, choiceOption } from '../../../api/input/optionValue';
import { parseReference } from '../../../api/input/referenceNumber';
import { requireCapability } from '../../../api/recipient/channels';
import type { Entry, Envelope } from '../../../api/push/types';
import type { ItemParameters } from '../../parameters/parameters';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import { MESSAGE_OPTIONS } from './messageOptions';
import { RUN_OPTIONS } from './runOptions';

/**
 * The Options collection of an operation: all in one list, as n8n wants it alphabetical by display name.
 *
 * @param own options that only this operation has
 */
export function optionsField(
	operation: string,
	own: readonly INodeProperties[] = [],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { resource: ['message'], operation: [operation] } },
		options: [...MESSAGE_OPTIONS, ...RUN_OPTIONS, ...own].sort((one, other) =>
			one.displayName.localeCompare(other.displayName, 'en'),
		),
	};
}

const PRIORITIES = [
	['0', 'Low'],
	['1', 'High'],
] as const;

/**
 * The top of the push request that every message has: priority and Create Contact, only where they were set, and channel.
 *
 * @throws InputError if the priority is none of the two, or Create Contact neither on nor off
 */
export const readEnvelope = memoizePerRun((item: ItemParameters, channel: Channel): Envelope => {
	const priority = item.isGiven('options.priority')
		? { priority: choiceOption(item.get('options.priority'), 'Priority', PRIORITIES) }
		: {};
	const createContact =
		item.isGiven('options.createContact') &&
		booleanOption(item.get('options.createContact'), 'Create Contact');
	return { ...priority, application: channel.id, ...(createContact ? { createcontact: 1 } : {}) };
});

/** The sender's own name for the message, where one is given. */
export const readReference = memoizePerRun((item: ItemParameters): Entry => {
	const value = item.get('options.referenceNumber');
	// Says what is wrong with a list or an object.
	textOf(value, 'Reference Number');
	const reference = parseReference(value);
	return reference === undefined ? {} : { reference_number: reference };
});

/**
 * What an entry carries beside its content: the sender's reference and the message that is answered.
 *
 * @throws InputError if the channel has no quoted replies
 */
export const readEntryOptions = memoizePerRun((item: ItemParameters, channel: Channel): Entry => {
	const quoted = textOf(item.get('options.quotedMessageId'), 'Quoted Message ID').trim();
	if (quoted === '') return readReference(item);
	const description =
		'Remove the option Quoted Message ID, or choose WhatsApp Official or Web Automation as Channel.';
	requireCapability(channel, 'quotedReply', 'cannot quote a message', description);
	return { ...readReference(item), quoted };
});
