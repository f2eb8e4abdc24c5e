import { InputError, quote } from '../../../api/input/inputError';
import { booleanOption } from '../../../api/input/optionValue';
import { CAPABILITIES, type Channel, channelOf } from '../../../api/recipient/channels';
import type { ItemParameters } from '../../parameters/parameters';
import {
	hasRecipient,
	isBlankValue,
	isSameValue,
	RECIPIENT_FIELDS,
	type ReplyTarget,
} from './incomingMessage';

type Address = Omit<ReplyTarget, 'quotedMessageId'>;

/** Whether the reply to a message in a group goes to the person who wrote it. */
export function repliesPrivately(item: ItemParameters): boolean {
	return (
		item.isGiven('options.replyPrivately') &&
		booleanOption(item.get('options.replyPrivately'), 'Reply Privately')
	);
}

/**
 * The channel of a reply to a person. Only the user knows the kind of a channel with its own ID.
 *
 * @param person whose fields tell whether such a channel is one of Messenger
 */
export function channelToPerson(
	item: ItemParameters,
	{ channelId }: Address,
	{ number, messengerId }: Address,
): Channel {
	const isMessenger = isBlankValue(number) && !isBlankValue(messengerId);
	// Web Automation allows the least of the channels that can quote: a file for each recipient goes in a request of its own.
	return channelOf(channelId, item.get('options.channelKind', isMessenger ? 'messenger' : 'web'));
}

function requireNoGroup(to: Address, groupId: unknown): void {
	if (isBlankValue(groupId)) return;
	const label = isBlankValue(to.number) ? 'Recipient ID' : 'Number';
	throw new InputError(
		`${label} is filled in, but the message is from the group ${quote(String(groupId))}`,
		`To write to ${label}, clear Group ID. To reply to the group, set ${label} back to its default.`,
	);
}

/** @throws InputError if the channel of the reply does not reach the recipient that the user has chosen */
function requireFittingChannel(item: ItemParameters, to: Address, from: ReplyTarget): void {
	const isIncomingChannel = isSameValue(to.channelId, from.channelId) && hasRecipient(from);
	const { kind, id } = channelToPerson(item, to, isIncomingChannel ? from : to);
	const takesNumbers = CAPABILITIES[kind].recipientField === 'number';
	if (!isBlankValue(takesNumbers ? to.number : to.messengerId)) return;
	throw takesNumbers
		? new InputError(
				`Recipient ID is filled in, but the reply goes to channel ${id}, which needs a phone number`,
				'Fill in Number instead, or enter the Channel ID of Messenger or Instagram.',
			)
		: new InputError(
				`Number is filled in, but the reply goes to channel ${id}, which needs a Recipient ID`,
				'Fill in Recipient ID instead of Number, or enter the Channel ID of a channel with phone numbers.',
			);
}

/**
 * The fields of the message, as far as the user has not chosen others: a chosen recipient replaces that of the message, and
 * what somebody else wrote is not quoted.
 *
 * @throws InputError if the chosen recipient cannot be reached where the message was written
 */
export function filledFrom(
	item: ItemParameters,
	fields: ReplyTarget,
	isPresetField: (name: keyof ReplyTarget) => boolean,
	from: ReplyTarget,
): ReplyTarget {
	const chosen = RECIPIENT_FIELDS.filter(
		(name) =>
			!isPresetField(name) && !isBlankValue(fields[name]) && !isSameValue(fields[name], from[name]),
	);
	const recipient = (name: (typeof RECIPIENT_FIELDS)[number]) => {
		if (chosen.length > 0) return chosen.includes(name) ? fields[name] : undefined;
		return isPresetField(name) ? from[name] : fields[name];
	};
	const to = {
		channelId: isPresetField('channelId') ? from.channelId : fields.channelId,
		number: recipient('number'),
		messengerId: recipient('messengerId'),
		groupId: recipient('groupId'),
	};
	if (chosen.length > 0 && isBlankValue(to.groupId)) {
		const groupId = isPresetField('groupId') ? from.groupId : fields.groupId;
		if (!repliesPrivately(item)) requireNoGroup(to, groupId);
		if (!isBlankValue(to.channelId)) requireFittingChannel(item, to, from);
	}
	const isSender = RECIPIENT_FIELDS.every(
		(name) => isBlankValue(to[name]) || isSameValue(to[name], from[name]),
	);
	const preset = isSender ? from.quotedMessageId : undefined;
	return {
		...to,
		quotedMessageId: isPresetField('quotedMessageId') ? preset : fields.quotedMessageId,
	};
}
