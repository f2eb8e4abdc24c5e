import { contentKey, withoutDuplicates } from '../../api/push/duplicates';
import type { Message } from '../../api/push/types';
import { referenceKey } from '../sendOnce/referenceKeys';
import type { Settings } from './settings';
import { count } from './summary';

/** Maps each message that is left out to the one that is sent instead. */
type Copies = ReadonlyMap<Message, Message>;

const NONE: Copies = new Map();

/**
 * Leaves out copies, as set by the options Duplicate Numbers and Once per Recipient and Reference Number.
 *
 * @param isKnown whether an earlier attempt sent the message, or may have; such a message is never treated as a copy
 * @returns `unique`: the messages to send; `copyOf`: those that are left out; `hints`: what to tell the user about them
 */
export function withoutCopies(
	messages: readonly Message[],
	{
		sendOnce,
		oncePerRecipientAndReference,
	}: Pick<Settings, 'sendOnce' | 'oncePerRecipientAndReference'>,
	isKnown: (message: Message) => boolean = () => false,
): { unique: readonly Message[]; copyOf: Copies; hints: readonly string[] } {
	const { unique: different, copyOf } = sendOnce
		? withoutDuplicates(messages, contentKey, isKnown)
		: { unique: messages, copyOf: NONE };
	if (!oncePerRecipientAndReference) return { unique: different, copyOf, hints: [] };
	const { unique, copyOf: sameReference } = withoutDuplicates(different, referenceKey, isKnown);
	if (sameReference.size === 0) return { unique, copyOf, hints: [] };
	const originalOf = (original: Message) => sameReference.get(original) ?? original;
	const all = [...copyOf].map(([copy, original]): [Message, Message] => [
		copy,
		originalOf(original),
	]);
	const were = sameReference.size === 1 ? 'was' : 'were';
	return {
		unique,
		copyOf: new Map([...all, ...sameReference]),
		hints: [
			`${count(sameReference.size, 'message')} ${were} not sent, because an earlier message has the same recipient and reference number.`,
		],
	};
}
