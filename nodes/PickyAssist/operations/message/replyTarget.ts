import { InputError, quote } from '../../../api/input/inputError';
import { isBlank } from '../../../api/input/text';
import { joinSentences } from '../../../api/sentences';
import { parseExpression } from '../../parameters/expression';
import { memoizePerRun } from '../../parameters/memoizePerRun';
import type { ItemParameters } from '../../parameters/parameters';
import type { UpstreamTrigger } from '../messageOperation';
import { filledFrom, repliesPrivately } from './chosenRecipient';
import {
	ADDRESS_FIELDS,
	matchMessage,
	hasRecipient,
	isBlankValue,
	isSameValue,
	linkedMessages,
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

/** Whether an expression is nothing but the path of the preset, however it is written, as in `$json["number"]`. */
function isPreset(raw: unknown, name: keyof ReplyTarget): boolean {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return false;
	const [part, ...others] = (parseExpression(raw) ?? []).filter(
		(one) => one.kind !== 'text' || !isBlank(one.text),
	);
	return (
		part?.kind === 'path' &&
		others.length === 0 &&
		part.node === undefined &&
		part.keys.join() === REPLY_TARGET_FIELDS[name]
	);
}

/** The fields that still have their preset expression, for all items: they stand for the incoming message. */
const presetFieldsOf = memoizePerRun(
	(item): ReadonlySet<string> =>
		new Set(
			[...ADDRESS_FIELDS, 'quotedMessageId' as const].filter((name) =>
				isPreset(item.raw(name), name),
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
 * The message that an item comes from. If it comes from several of one person, it is the one that the item names; otherwise
 * none of them is quoted.
 */
function oneOf(messages: readonly TriggerMessage[], { quotedMessageId }: ReplyTarget) {
	const [first, ...others] = messages;
	const named = messages.find(({ from }) => isSameValue(from.quotedMessageId, quotedMessageId));
	if (named || others.length === 0) return (named ?? first)?.from;
	return first && { ...first.from, quotedMessageId: undefined };
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
	const linked = linkedMessages(triggers);
	const { messages, mismatchedField } =
		linked.length > 0
			? { messages: linked }
			: matchMessage(fields, ADDRESS_FIELDS.filter(isPresetField), triggers);
	const toGroup =
		isPresetField('groupId') &&
		messages.every(({ from }) => !isBlankValue(from.groupId)) &&
		!repliesPrivately(item);
	// Who wrote in a group does not matter to a reply to the group.
	const names = ADDRESS_FIELDS.filter(
		(name) => isPresetField(name) && !(name === 'number' && toGroup),
	);
	const isAmbiguous = names.some((name) =>
		messages.some(({ from }) => !isSameValue(from[name], messages[0]?.from[name])),
	);
	if (isAmbiguous)
		throw new InputError(
			'The item comes from several messages, with different people or channels',
			mapFieldsDescription(triggers),
		);
	if (linked[0]) requireUnchanged(fields, isPresetField, linked[0]);
	if (mismatchedField)
		throw new InputError(
			`${REPLY_TARGET_LABELS[mismatchedField]} ${quote(String(fields[mismatchedField]))} does not match any message in this execution`,
			joinSentences(
				'n8n has lost the link between this item and its message',
				mapFieldsDescription(triggers),
				'To write to somebody else, use another operation, such as Send Single',
			),
		);
	const ofItem = (name: keyof ReplyTarget) => (isPresetField(name) ? fields[name] : undefined);
	const from = oneOf(messages, fields) ?? {
		channelId: ofItem('channelId'),
		number: ofItem('number'),
		messengerId: ofItem('messengerId'),
		groupId: ofItem('groupId'),
		quotedMessageId: ofItem('quotedMessageId'),
	};
	const incoming = filledFrom(item, fields, isPresetField, from);
	if (!hasRecipient(incoming))
		throw new InputError(
			'There is no incoming message to reply to: Number, Recipient ID and Group ID are empty',
			mapFieldsDescription(triggers),
		);
	if (isBlankValue(incoming.channelId))
		throw new InputError('Channel ID is empty', mapFieldsDescription(triggers));
	return incoming;
}
