import { InputError, quote } from '../../../api/input/inputError';
import { joinSentences } from '../../../api/sentences';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import type { ItemParameters } from '../../parameters/parameters';
import type { UpstreamTrigger } from '../messageOperation';
import {
	ADDRESS_FIELDS,
	matchMessage,
	hasRecipient,
	isBlankValue,
	isSameValue,
	linkedMessages,
	RECIPIENT_FIELDS,
	REPLY_TARGET_FIELDS,
	type ReplyTarget,
	mapFieldsDescription,
	type TriggerMessage,
} from './incomingMessage';

/** Their names in the editor. */
export const REPLY_TARGET_LABELS = {
	channelId: 'Channel ID',
	number: 'Number',
	messengerId: 'Recipient ID',
	groupId: 'Group ID',
	quotedMessageId: 'Quoted Message ID',
} as const;

/** The expression in a field that the user has not changed. */
export function presetOf(name: keyof ReplyTarget): string {
	return `={{ $json.${REPLY_TARGET_FIELDS[name]} }}`;
}

/** The fields of the incoming message as the item has them. */
export function readFields(item: ItemParameters): ReplyTarget {
	return {
		channelId: item.get('channelId'),
		number: item.get('number'),
		messengerId: item.get('messengerId'),
		groupId: item.get('groupId'),
		quotedMessageId: item.get('quotedMessageId'),
	};
}

const withoutSpaces = (text: string) => text.replace(/\s/g, '');

/** The fields that still have their preset expression, for all items: they stand for the incoming message. */
const presetFieldsOf = memoizePerRun(
	(item): ReadonlySet<string> =>
		new Set(
			[...ADDRESS_FIELDS, 'quotedMessageId' as const].filter(
				(name) => withoutSpaces(String(item.raw(name))) === withoutSpaces(presetOf(name)),
			),
		),
);

/**
 * A field that another node has replaced does not belong to the incoming message any more: its reply would reach somebody
 * else.
 *
 * @throws InputError if a field with its preset expression is neither empty nor that of the message
 */
function requireUnchanged(
	fields: ReplyTarget,
	isPresetField: (name: keyof ReplyTarget) => boolean,
	{ name: trigger, from }: TriggerMessage,
): void {
	const changed = ADDRESS_FIELDS.find(
		(name) =>
			isPresetField(name) && !isBlankValue(fields[name]) && !isSameValue(fields[name], from[name]),
	);
	if (!changed) return;
	const label = REPLY_TARGET_LABELS[changed];
	throw new InputError(
		`${label} ${quote(String(fields[changed]))} is not that of the message to reply to`,
		`A node between the trigger and this node has replaced it. To reply to the message, enter {{ $('${trigger}').item.json.${REPLY_TARGET_FIELDS[changed]} }} as ${label}. To write to somebody else, use another operation, such as Send Single.`,
	);
}

/**
 * The fields of an item that comes from a message. Those with their preset expression are those of the message, unless the
 * user has chosen another recipient. What somebody else wrote is not quoted.
 */
function filledFrom(
	fields: ReplyTarget,
	isPresetField: (name: keyof ReplyTarget) => boolean,
	from: ReplyTarget,
): ReplyTarget {
	const isChosen = RECIPIENT_FIELDS.some(
		(name) => !isPresetField(name) && !isBlankValue(fields[name]),
	);
	const recipient = (name: keyof ReplyTarget) =>
		isPresetField(name) && !isChosen ? from[name] : fields[name];
	const to = {
		channelId: isPresetField('channelId') ? from.channelId : fields.channelId,
		number: recipient('number'),
		messengerId: recipient('messengerId'),
		groupId: recipient('groupId'),
	};
	const isSender = RECIPIENT_FIELDS.every(
		(name) => isBlankValue(to[name]) || isSameValue(to[name], from[name]),
	);
	const preset = isSender ? from.quotedMessageId : undefined;
	return {
		...to,
		quotedMessageId: isPresetField('quotedMessageId') ? preset : fields.quotedMessageId,
	};
}

/**
 * The message that an item replies to. A field with its preset expression is that of the trigger's item that the item comes
 * from, also behind a node that drops or replaces the field, such as an AI agent.
 *
 * @throws InputError if there is no recipient or no channel, or if they are not those of one message
 */
export function readReplyTarget(
	item: ItemParameters,
	findTriggers: () => readonly UpstreamTrigger[],
): ReplyTarget {
	const fields = readFields(item);
	const presetFields = presetFieldsOf(item);
	const isPresetField = (name: keyof ReplyTarget) => presetFields.has(name);
	const triggers = findTriggers();
	const messages = linkedMessages(triggers);
	const [linked] = messages;
	const isAmbiguous = ADDRESS_FIELDS.some(
		(name) =>
			isPresetField(name) &&
			messages.some(({ from }) => !isSameValue(from[name], linked?.from[name])),
	);
	if (isAmbiguous)
		throw new InputError(
			'The item comes from several messages, with different people or channels',
			mapFieldsDescription(triggers),
		);
	if (linked) requireUnchanged(fields, isPresetField, linked);
	const { message = linked, mismatchedField } = linked
		? { message: linked }
		: matchMessage(fields, ADDRESS_FIELDS.filter(isPresetField), triggers);
	if (mismatchedField)
		throw new InputError(
			`${REPLY_TARGET_LABELS[mismatchedField]} ${quote(String(fields[mismatchedField]))} does not match any message in this execution`,
			joinSentences(
				'n8n has lost the link between this item and its message',
				mapFieldsDescription(triggers),
				'To write to somebody else, use another operation, such as Send Single',
			),
		);
	// Whether somebody whom the user has chosen wrote the message of the preset is not known here.
	const quotesUnknown =
		isPresetField('quotedMessageId') && !RECIPIENT_FIELDS.every((name) => isPresetField(name));
	const incoming = message
		? filledFrom(fields, isPresetField, message.from)
		: { ...fields, ...(quotesUnknown ? { quotedMessageId: undefined } : {}) };
	if (!hasRecipient(incoming))
		throw new InputError(
			'There is no incoming message to reply to: Number, Recipient ID and Group ID are empty',
			mapFieldsDescription(triggers),
		);
	if (isBlankValue(incoming.channelId))
		throw new InputError('Channel ID is empty', mapFieldsDescription(triggers));
	return incoming;
}
