import { contentKey, withoutDuplicates } from '../../api/duplicates';
import type { Message } from '../../api/types';
import { referenceOf } from './sentReferences';
import type { Settings } from './settings';

/** For each message that is left out, the one that is sent in its place. */
type Copies = ReadonlyMap<Message, Message>;

const NONE: Copies = new Map();

/**
 * What is to be sent once, by the options Duplicate Numbers and Once per Reference Number.
 *
 * @returns `first`: the messages to send; `copyOf`: those with the content of another; `sameReference`: those with the
 * reference number of another
 */
export function leaveOutCopies(
	messages: readonly Message[],
	{ sendOnce, oncePerReference }: Pick<Settings, 'sendOnce' | 'oncePerReference'>,
): { first: readonly Message[]; copyOf: Copies; sameReference: Copies } {
	const { first: different, copyOf } = sendOnce
		? withoutDuplicates(messages, contentKey)
		: { first: messages, copyOf: NONE };
	const { first, copyOf: sameReference } = oncePerReference
		? withoutDuplicates(different, referenceOf)
		: { first: different, copyOf: NONE };
	return { first, copyOf, sameReference };
}
