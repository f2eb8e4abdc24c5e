import { isBlank } from '../../../api/input/text';
import { InputError } from '../../../api/input/inputError';
import type { ItemParameters } from '../../parameters/parameters';
import type { UpstreamTrigger } from '../messageOperation';

/** The fields of Reply that are taken from the incoming message, with their names in an item of the trigger. */
export const REPLY_TARGET_FIELDS = {
	channelId: 'application',
	number: 'number',
	messengerId: 'messenger_id',
	groupId: 'group_id',
	quotedMessageId: 'unique_id',
} as const;

const RECIPIENTS = ['number', 'messengerId', 'groupId'] as const;

type TriggerItem = NonNullable<UpstreamTrigger['item']>;

/** The message to reply to, as its fields were written. */
export type ReplyTarget = Readonly<Record<keyof typeof REPLY_TARGET_FIELDS, unknown>>;

export function isBlankValue(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isBlank(value));
}

function hasRecipient(target: ReplyTarget): boolean {
	return !RECIPIENTS.every((name) => isBlankValue(target[name]));
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

/** Whether the recipient fields that are not empty are those of the trigger's item: then it is the same message. */
function isSameMessage(fields: ReplyTarget, from: TriggerItem): boolean {
	return RECIPIENTS.every(
		(name) =>
			isBlankValue(fields[name]) ||
			String(fields[name]) === String(from[REPLY_TARGET_FIELDS[name]]),
	);
}

/** The fields, with those that are empty taken from the trigger's item. */
function filledFrom(fields: ReplyTarget, from: TriggerItem): ReplyTarget {
	const value = (name: keyof ReplyTarget) =>
		isBlankValue(fields[name]) ? from[REPLY_TARGET_FIELDS[name]] : fields[name];
	return {
		channelId: value('channelId'),
		number: value('number'),
		messengerId: value('messengerId'),
		groupId: value('groupId'),
		quotedMessageId: value('quotedMessageId'),
	};
}

/** How to refer to the incoming message if the item does not have its fields. */
function takeFromTrigger(triggers: readonly UpstreamTrigger[]): string {
	const [trigger = { name: 'Picky Assist Trigger' }] = triggers;
	return `Use this operation after a Picky Assist Trigger. If a node in between, such as an AI agent, drops the trigger's fields, map them: Number = {{ $('${trigger.name}').item.json.number }}; likewise Channel ID = application, Recipient ID = messenger_id, Group ID = group_id.`;
}

/**
 * The message that an item replies to. Behind a node that drops its fields, such as an AI agent, they are those of the
 * trigger's item that the item comes from.
 *
 * @throws InputError if there is no recipient or no channel
 */
export function readReplyTarget(
	item: ItemParameters,
	findTriggers: () => readonly UpstreamTrigger[],
): ReplyTarget {
	const fields = readFields(item);
	if (hasRecipient(fields) && !isBlankValue(fields.channelId)) return fields;
	const triggers = findTriggers();
	const target =
		triggers
			.flatMap(({ item: from }) =>
				from && isSameMessage(fields, from) ? [filledFrom(fields, from)] : [],
			)
			.find(hasRecipient) ?? fields;
	if (!hasRecipient(target))
		throw new InputError(
			'There is no incoming message to reply to: Number, Recipient ID and Group ID are empty',
			takeFromTrigger(triggers),
		);
	if (isBlankValue(target.channelId))
		throw new InputError('Channel ID is empty', takeFromTrigger(triggers));
	return target;
}
