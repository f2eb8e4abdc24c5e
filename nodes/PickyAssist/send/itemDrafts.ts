import { NO_FIELDS, parseFields, withExtraFields } from '../../api/push/extraFields';
import { InputError } from '../../api/input/inputError';
import type { Draft } from '../../api/push/types';
import { eachRecipient } from '../operations/message/eachRecipient';
import type { RecipientList } from '../operations/messageOperation';
import type { ItemParameters } from '../parameters/parameters';
import { memoizePerRun } from '../parameters/memoizePerRun';
import { recipientOfEntry } from './knownRecipient';
import type { EarlierItem, EqualLists } from './equalLists';

/** What an item became: drafts, or another item with the same list. */
export type Drafted = Array<Draft | InputError> | EarlierItem;

/** A message without a reference number is refused where each of them is to be sent once. */
function requireReference(draft: Draft): Draft | InputError {
	if (draft.entry.reference_number !== undefined) return draft;
	return new InputError(
		'Reference Number is missing',
		'Once per Recipient and Reference Number needs a reference number (text or number) for every message. Add the Reference Number option, or check its expression and the reference numbers in the list.',
		draft.recipient,
	);
}

const readExtras = memoizePerRun((item) => ({
	request: parseFields(item.get('options.extraRequestFields'), 'Extra Request Fields'),
	recipient: parseFields(item.get('options.extraRecipientFields'), 'Extra Recipient Fields'),
}));

/** The drafts of one item with the variables of the options Extra Request Fields and Extra Recipient Fields. */
function withExtras(
	drafts: Array<Draft | InputError>,
	item: ItemParameters,
): Array<Draft | InputError> {
	const { request, recipient } = readExtras(item);
	if (request === NO_FIELDS && recipient === NO_FIELDS) return drafts;
	return drafts.map((draft) =>
		draft instanceof Error ? draft : withExtraFields(draft, request, recipient),
	);
}

/** The drafts of an item as they are to be sent: with extra fields, and with a reference number where each needs one. */
export function completeDrafts(
	drafts: Array<Draft | InputError>,
	item: ItemParameters,
	referenceNeeded: boolean,
): Array<Draft | InputError> {
	const all = withExtras(drafts, item);
	return referenceNeeded
		? all.map((draft) => (draft instanceof Error ? draft : requireReference(draft)))
		: all;
}

/**
 * The drafts of a list that no earlier item has; otherwise that item.
 *
 * @param lists those of the items before it; undefined where this one stands for itself
 * @param referenceNeeded whether each pair of recipient and reference number is sent once: then equal lists have equal references
 */
export function draftList(
	list: RecipientList,
	item: ItemParameters,
	itemIndex: number,
	lists: EqualLists | undefined,
	referenceNeeded: boolean,
): Drafted {
	const content = [
		list.content,
		readExtras(item),
		referenceNeeded ? item.get('options.referenceNumber') : undefined,
	];
	const { key, earlier } = lists?.find(list, content) ?? {};
	if (earlier) return earlier;
	const nameOf = (recipient: unknown) => recipientOfEntry(list.numberIn(recipient), item);
	const drafts = completeDrafts(
		eachRecipient(list.recipients(), list.toDraft, nameOf),
		item,
		referenceNeeded,
	);
	return lists?.add(key, itemIndex, drafts, content) ?? drafts;
}
