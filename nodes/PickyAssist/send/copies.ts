import { contentKey, withoutDuplicates } from '../../api/push/duplicates';
import type { Message } from '../../api/push/types';
import { referenceKey } from '../sendOnce/referenceKeys';
import type { Settings } from './settings';
import { count } from './summary';

/** Maps each message that is left out to the one that is sent instead. */
type Copies = ReadonlyMap<Message, Message>;

const NONE: Copies = new Map();

type CopySettings = Pick<Settings, 'duplicateNumbers' | 'oncePerRecipientAndReference'>;

/** What identifies a message in its item. Unlike its copy in another item, one with another reference number was intended. */
function keyInItem(message: Message): string {
	return JSON.stringify([message.itemIndex, contentKey(message), message.entry.reference_number]);
}

/** Messages of items with a list; an item without one has no second message. */
function withSeveralInItem(messages: readonly Message[]): readonly Message[] {
	return messages.filter(
		({ itemIndex }, index) =>
			messages[index - 1]?.itemIndex === itemIndex || messages[index + 1]?.itemIndex === itemIndex,
	);
}

function listedTwice(
	messages: readonly Message[],
	isKnown: (message: Message) => boolean,
): Pick<ReturnType<typeof withoutDuplicates>, 'unique' | 'copyOf'> & { hints: readonly string[] } {
	const { copyOf } = withoutDuplicates(withSeveralInItem(messages), keyInItem, isKnown);
	if (copyOf.size === 0) return { unique: messages, copyOf: NONE, hints: [] };
	const [copy] = copyOf.keys();
	const one = copyOf.size === 1;
	return {
		unique: messages.filter((message) => !copyOf.has(message)),
		copyOf,
		hints: [
			`${count(copyOf.size, 'message')} ${one ? 'was' : 'were'} left out, because ${one ? `${copy?.recipient} is` : `numbers such as ${copy?.recipient} are`} in the same list twice. To send to ${one ? 'it' : 'them'} twice, set the option Duplicate Numbers to Send.`,
		],
	};
}

/** The copies of the option Duplicate Numbers. */
function withoutEqual(
	messages: readonly Message[],
	duplicateNumbers: Settings['duplicateNumbers'],
	isKnown: (message: Message) => boolean,
): ReturnType<typeof listedTwice> {
	if (duplicateNumbers === 'sendOnce')
		return { ...withoutDuplicates(messages, contentKey, isKnown), hints: [] };
	return duplicateNumbers === 'send'
		? { unique: messages, copyOf: NONE, hints: [] }
		: listedTwice(messages, isKnown);
}

/**
 * Leaves out copies, as set by the options Duplicate Numbers and Once per Recipient and Reference Number.
 *
 * @param isKnown whether an earlier attempt sent the message, or may have; such a message is never treated as a copy
 * @returns `unique`: the messages to send; `copyOf`: those that are left out; `hints`: what to tell the user about them
 */
export function withoutCopies(
	messages: readonly Message[],
	{ duplicateNumbers, oncePerRecipientAndReference }: CopySettings,
	isKnown: (message: Message) => boolean = () => false,
): { unique: readonly Message[]; copyOf: Copies; hints: readonly string[] } {
	const equal = withoutEqual(messages, duplicateNumbers, isKnown);
	const { unique: different, copyOf, hints } = equal;
	if (!oncePerRecipientAndReference) return equal;
	const { unique, copyOf: sameReference } = withoutDuplicates(different, referenceKey, isKnown);
	if (sameReference.size === 0) return { unique, copyOf, hints };
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
			...hints,
			`${count(sameReference.size, 'message')} ${were} not sent, because an earlier message has the same recipient and reference number.`,
		],
	};
}
