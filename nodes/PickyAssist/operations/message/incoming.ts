import { isBlank } from '../../../api/input/text';
import { InputError } from '../../../api/input/inputError';
import type { ItemParameters } from '../../parameters/parameters';
import type { UpstreamTrigger } from '../messageOperation';

/** The fields of Reply that are taken from the incoming message, with their names in an item of the trigger. */
export const INCOMING_FIELDS = {
	channelId: 'application',
	number: 'number',
	messengerId: 'messenger_id',
	groupId: 'group_id',
	quotedMessageId: 'unique_id',
} as const;

/** The message to reply to, as its fields were written. */
export type Incoming = Readonly<Record<keyof typeof INCOMING_FIELDS, unknown>>;

export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isBlank(value));
}

function hasRecipient({ number, messengerId, groupId }: Incoming): boolean {
	return ![number, messengerId, groupId].every(isEmpty);
}

/** The fields of the incoming message as the item has them. */
export function readFields(item: ItemParameters): Incoming {
	return {
		channelId: item.get('channelId'),
		number: item.get('number'),
		messengerId: item.get('messengerId'),
		groupId: item.get('groupId'),
		quotedMessageId: item.get('quotedMessageId'),
	};
}

/** The fields, with those that are empty taken from the trigger's item. */
function filledFrom(fields: Incoming, from: Readonly<Record<string, unknown>>): Incoming {
	const value = (name: keyof Incoming) =>
		isEmpty(fields[name]) ? from[INCOMING_FIELDS[name]] : fields[name];
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
	return `If another node, such as an AI agent, stands between the trigger and this node, use the trigger's fields: {{ $('${trigger.name}').item.json.number }} as Number, and in the same way application as Channel ID and, for a group, group_id as Group ID.`;
}

/**
 * The message that an item replies to. If the item has none of its fields, as behind an AI agent, they are those of the
 * trigger's item that it comes from.
 *
 * @throws InputError if there is no recipient or no channel
 */
export function readIncoming(
	item: ItemParameters,
	findTriggers: () => readonly UpstreamTrigger[],
): Incoming {
	const fields = readFields(item);
	const incoming = hasRecipient(fields)
		? fields
		: findTriggers()
				.map(({ item: from }) => filledFrom(fields, from ?? {}))
				.find(hasRecipient);
	if (!incoming)
		throw new InputError(
			'There is no incoming message to reply to: Number, Recipient ID and Group ID are empty',
			takeFromTrigger(findTriggers()),
		);
	if (isEmpty(incoming.channelId))
		throw new InputError('The Channel ID is empty', takeFromTrigger(findTriggers()));
	return incoming;
}
