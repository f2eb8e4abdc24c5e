import { InputError } from '../../api/input/inputError';
import { CAPABILITIES, type RecipientField } from '../../api/recipient/channels';
import { parseGroupId } from '../../api/recipient/groupId';
import { addressOf, readChannel } from '../operations/message/address';
import type { MessageOperation } from '../operations/messageOperation';
import type { ReadParameter } from '../parameters/readParameter';

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
	read: ReadParameter,
): RecipientField {
	return (
		recipientField ?? tryTo(() => CAPABILITIES[readChannel(read).kind].recipientField) ?? 'number'
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
export function recipientOfEntry(value: unknown, read: ReadParameter): string {
	return recipientFrom(() => addressOf(value, readChannel(read), read).recipient);
}

/** The same of the item at hand, of which nothing can be sent. */
export function recipientOfItem({ recipientField }: MessageOperation, read: ReadParameter): string {
	if (recipientField === 'group_id') return recipientFrom(() => parseGroupId(read('groupId')));
	const value = tryTo(() => read('number'));
	return value === undefined || value === null ? '' : recipientOfEntry(value, read);
}
