import { InputError } from '../../api/input/inputError';
import { CAPABILITIES, type RecipientField } from '../../api/recipient/channels';
import { parseGroupId } from '../../api/recipient/groupId';
import { addressOf, readChannel } from '../operations/message/address';
import type { MessageOperation } from '../operations/messageOperation';
import type { ItemParameters } from '../parameters/parameters';

/** A result; undefined where it cannot be had. */
function tryTo<T>(find: () => T): T | undefined {
	try {
		return find();
	} catch {
		return undefined;
	}
}

/** How the operation names the recipients of the item at hand: `number` where that cannot be known. */
export function recipientFieldOf(
	{ recipientField }: MessageOperation,
	item: ItemParameters,
): RecipientField {
	return (
		recipientField ?? tryTo(() => CAPABILITIES[readChannel(item).kind].recipientField) ?? 'number'
	);
}

/** The recipient that a function reads, or the text that it refuses; empty where there is none. */
function recipientFrom(parse: () => string): string {
	try {
		return parse();
	} catch (error) {
		return error instanceof InputError ? (error.recipient ?? '') : '';
	}
}

/** Who an entry of a list is for, as far as it can be known: as it would be sent, or else as it was written. */
export function recipientOfEntry(value: unknown, item: ItemParameters): string {
	return recipientFrom(() => addressOf(value, readChannel(item), item).recipient);
}

/** The same of the item at hand, of which nothing can be sent. */
export function recipientOfItem(
	{ recipientField }: MessageOperation,
	item: ItemParameters,
): string {
	if (recipientField === 'group_id') return recipientFrom(() => parseGroupId(item.get('groupId')));
	const value = tryTo(() => item.get('number'));
	return value === undefined || value === null ? '' : recipientOfEntry(value, item);
}
