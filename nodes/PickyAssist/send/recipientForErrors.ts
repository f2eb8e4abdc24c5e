import { InputError } from '../../api/input/inputError';
import { CAPABILITIES, type RecipientField } from '../../api/recipient/channels';
import { parseGroupId } from '../../api/recipient/groupId';
import { addressOf, readChannel } from '../operations/message/recipient';
import type { MessageOperation } from '../operations/messageOperation';
import type { ItemParameters } from '../parameters/parameters';

/** The result of a function; undefined if it throws. */
function tryTo<T>(find: () => T): T | undefined {
	try {
		return find();
	} catch {
		return undefined;
	}
}

/** The recipient field of an item: `number` if it cannot be determined. */
export function recipientFieldOf(
	operation: MessageOperation,
	item: ItemParameters,
): RecipientField {
	const find = () =>
		operation.recipientOf
			? operation.recipientOf(item).field
			: CAPABILITIES[readChannel(item).kind].recipientField;
	return operation.recipientField ?? tryTo(find) ?? 'number';
}

/** The recipient that a function parses, or the text that it rejects; empty if there is none. */
function recipientFrom(parse: () => string): string {
	try {
		return parse();
	} catch (error) {
		return error instanceof InputError ? (error.recipient ?? '') : '';
	}
}

/** The recipient of an entry of a list, as it would be sent, or else as it was written. */
export function recipientOfEntry(value: unknown, item: ItemParameters): string {
	return recipientFrom(() => addressOf(value, readChannel(item), item).recipient);
}

/** The recipient of an item that cannot be sent, as it would be sent, or else as it was written. */
export function recipientOfItem(operation: MessageOperation, item: ItemParameters): string {
	const { recipientField } = operation;
	if (operation.recipientOf) {
		const recipient = tryTo(() => operation.recipientOf?.(item));
		return recipient ? recipientFrom(recipient.parse) : '';
	}
	if (recipientField === 'group_id') return recipientFrom(() => parseGroupId(item.get('groupId')));
	const value = tryTo(() => item.get('number'));
	return value === undefined || value === null ? '' : recipientOfEntry(value, item);
}
