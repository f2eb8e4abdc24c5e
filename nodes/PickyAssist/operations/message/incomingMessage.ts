import { isBlank } from '../../../api/input/text';
import type { TriggerItem, UpstreamTrigger } from '../messageOperation';

/** The fields of Reply that are taken from the incoming message, with their names in an item of the trigger. */
export const REPLY_TARGET_FIELDS = {
	channelId: 'application',
	number: 'number',
	messengerId: 'messenger_id',
	groupId: 'group_id',
	quotedMessageId: 'unique_id',
} as const;

export const RECIPIENT_FIELDS = ['number', 'messengerId', 'groupId'] as const;

/** The fields that decide who gets the reply. */
export const ADDRESS_FIELDS = ['channelId', ...RECIPIENT_FIELDS] as const;

/** The message to reply to, as its fields were written. */
export type ReplyTarget = Readonly<Record<keyof typeof REPLY_TARGET_FIELDS, unknown>>;

/** A message that a trigger received. */
export interface TriggerMessage {
	/** The trigger's name in the workflow. */
	readonly name: string;
	readonly from: ReplyTarget;
}

export function isBlankValue(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isBlank(value));
}

export function hasRecipient(target: ReplyTarget): boolean {
	return !RECIPIENT_FIELDS.every((name) => isBlankValue(target[name]));
}

export function isSameValue(one: unknown, other: unknown): boolean {
	return isBlankValue(one)
		? isBlankValue(other)
		: !isBlankValue(other) && String(one) === String(other);
}

/** How to refer to the incoming message if the item does not have its fields. */
export function mapFieldsDescription(triggers: readonly UpstreamTrigger[]): string {
	const [trigger = { name: 'Picky Assist Trigger' }] = triggers;
	// Without a link between the items, n8n cannot find `item`.
	const item = triggers.length > 0 && !triggers.some((one) => one.item) ? 'first()' : 'item';
	return `Use this operation after a Picky Assist Trigger. If a node in between, such as an AI agent, drops the trigger's fields, map them: Number = {{ $('${trigger.name}').${item}.json.number }}; likewise Channel ID = application, Recipient ID = messenger_id, Group ID = group_id.`;
}

function fieldsOf(item: TriggerItem): ReplyTarget {
	return {
		channelId: item[REPLY_TARGET_FIELDS.channelId],
		number: item[REPLY_TARGET_FIELDS.number],
		messengerId: item[REPLY_TARGET_FIELDS.messengerId],
		groupId: item[REPLY_TARGET_FIELDS.groupId],
		quotedMessageId: item[REPLY_TARGET_FIELDS.quotedMessageId],
	};
}

function isMessage({ from }: TriggerMessage): boolean {
	return hasRecipient(from) && !isBlankValue(from.channelId);
}

/** The messages that the item comes from, as the triggers put them out. */
export function linkedMessages(triggers: readonly UpstreamTrigger[]): TriggerMessage[] {
	return triggers
		.flatMap(({ name, item }) => (item ? [{ name, from: fieldsOf(item) }] : []))
		.filter(isMessage);
}

/** What a trigger received, by its list of items: it is the same for all items of a run. */
const receivedItems = new WeakMap<readonly TriggerItem[], readonly TriggerMessage[]>();

function receivedBy({ name, allItems }: UpstreamTrigger): readonly TriggerMessage[] {
	const items = allItems();
	const known = receivedItems.get(items);
	if (known) return known;
	const received = items.map((item) => ({ name, from: fieldsOf(item) }));
	receivedItems.set(items, received);
	return received;
}

/** What happened to a field of an item that n8n has linked to no message. */
export interface MessageMatch {
	/** The messages of this execution whose fields the item has. */
	readonly messages: readonly TriggerMessage[];
	/** A field of an item whose fields are those of nothing that the triggers received. */
	readonly mismatchedField?: keyof ReplyTarget;
}

/**
 * Compares an item that n8n has linked to no message with what the triggers received in this execution. If they received
 * nothing, as in a workflow that starts with a table or a webhook, the item stands for itself.
 *
 * @param names the fields that stand for the incoming message
 */
export function matchMessage(
	fields: ReplyTarget,
	names: ReadonlyArray<keyof ReplyTarget>,
	triggers: readonly UpstreamTrigger[],
): MessageMatch {
	const received = triggers.flatMap(receivedBy);
	const given = names.filter((name) => !isBlankValue(fields[name]));
	const [first] = given;
	if (first === undefined || received.length === 0) return { messages: [] };
	const isSame = (from: ReplyTarget) => (name: keyof ReplyTarget) =>
		// A report has no field with its channel.
		isSameValue(fields[name], from[name]) || (name === 'channelId' && isBlankValue(from[name]));
	const same = received.filter(({ from }) => given.every(isSame(from)));
	if (same.length > 0) return { messages: same.filter(isMessage) };
	return {
		messages: [],
		mismatchedField:
			given.find((name) => !received.some(({ from }) => isSame(from)(name))) ?? first,
	};
}
