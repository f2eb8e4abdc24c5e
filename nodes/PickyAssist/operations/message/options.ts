import type { INodeProperties } from 'n8n-workflow';
import type { Channel } from '../../../api/channels';
import { InputProblem } from '../../../api/inputProblem';
import { textOf } from '../../../api/messageText';
import { requireAbility } from '../../../api/requireAbility';
import type { Entry, Envelope } from '../../../api/types';
import type { ReadParameter } from '../messageOperation';
import { onceForAll } from '../onceForAll';
import { MESSAGE_OPTIONS } from './messageOptions';
import { RUN_OPTIONS } from './runOptions';

/**
 * The Options collection of an operation: all in one list, as n8n wants it alphabetical by display name.
 *
 * @param own options that only this operation has
 */
export function optionsField(operation: string, own: readonly INodeProperties[] = []): INodeProperties {
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

/**
 * The top of the push request that every message has: priority and Create Contact, only where they were set, and channel.
 *
 * @throws InputProblem if the priority is none of the two
 */
export const readEnvelope = onceForAll((read: ReadParameter, channel: Channel): Envelope => {
	const priority = textOf(read('options.priority'), 'Priority');
	if (!['', '0', '1'].includes(priority)) {
		throw new InputProblem(`Priority cannot be "${priority}"`, 'Choose Low (0) or High (1).');
	}
	return {
		...(priority === '' ? {} : { priority }),
		application: channel.id,
		...(read('options.createContact') === true ? { createcontact: 1 } : {}),
	};
});

/** The sender's own name for the message, where one is given. */
export const readReference = onceForAll((read: ReadParameter): Entry => {
	const reference = textOf(read('options.referenceNumber'), 'Reference Number').trim();
	return reference === '' ? {} : { reference_number: reference };
});

/**
 * What an entry carries beside its content: the sender's reference and the message that is answered.
 *
 * @throws InputProblem if the channel has no quoted replies
 */
export const readEntryOptions = onceForAll((read: ReadParameter, channel: Channel): Entry => {
	const quoted = textOf(read('options.quotedMessageId'), 'Quoted Message ID').trim();
	if (quoted === '') return readReference(read);
	const advice = 'Remove the option Quoted Message ID, or choose WhatsApp Official or Web Automation as Channel.';
	requireAbility(channel, 'quotedReply', 'cannot answer a message', advice);
	return { ...readReference(read), quoted };
});
