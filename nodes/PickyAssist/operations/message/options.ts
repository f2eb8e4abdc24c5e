import type { INodeProperties } from 'n8n-workflow';
import type { Channel } from '../../../api/recipient/channels';
import { textOf } from '../../../api/input/text';
import { booleanOption, choiceOption } from '../../../api/input/optionValue';
import { parseReference } from '../../../api/input/referenceNumber';
import { requireCapability } from '../../../api/recipient/channels';
import type { Entry, Envelope } from '../../../api/push/types';
import type { ItemParameters } from '../../parameters/parameters';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import { MESSAGE_OPTIONS } from './optionsPerMessage';
import { RUN_OPTIONS } from './optionsPerRun';

/**
 * The Options collection of an operation, in alphabetical order as n8n requires.
 *
 * @param own options of this operation only
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
 * The top-level variables of every message: priority and Create Contact, if they are set, and the channel.
 *
 * @throws InputError if the value of Priority or Create Contact is not valid
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

/** The sender's own reference for the message, if given. */
export const readReference = memoizePerRun((item: ItemParameters): Entry => {
	const value = item.get('options.referenceNumber');
	// Throws for a list or an object.
	textOf(value, 'Reference Number');
	const reference = parseReference(value);
	return reference === undefined ? {} : { reference_number: reference };
});

/**
 * The variables of an entry besides its content: the sender's reference and the quoted message.
 *
 * @throws InputError if the channel cannot quote messages
 */
export const readEntryOptions = memoizePerRun((item: ItemParameters, channel: Channel): Entry => {
	const quoted = textOf(item.get('options.quotedMessageId'), 'Quoted Message ID').trim();
	if (quoted === '') return readReference(item);
	const description =
		'Remove the option Quoted Message ID, or choose WhatsApp Official, Cloud API or Web Automation as Channel.';
	requireCapability(channel, 'quotedReply', 'cannot quote a message', description);
	return { ...readReference(item), quoted };
});
