import { NO_FIELDS, parseFields, withExtraFields } from '../../api/push/extraFields';
import { InputError } from '../../api/input/inputError';
import type { Draft, FallbackTemplate } from '../../api/push/types';
import { withFallbackTemplate } from '../operations/message/ifSessionClosed';
import { eachRecipient } from '../operations/message/eachRecipient';
import type { RecipientList } from '../operations/messageOperation';
import type { ItemParameters } from '../parameters/parameters';
import { memoizePerRun } from '../parameters/memoizePerRun';
import { recipientOfEntry } from './recipientForErrors';
import type { EarlierItem, EqualLists } from './equalLists';

/** The result of drafting an item: its drafts, or an earlier item with the same list. */
export type Drafted = Array<Draft | InputError> | EarlierItem;

/** Rejects a message without a reference number if each reference number is to be sent once. */
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

/** The drafts of one item, with the variables from Extra Request Fields and Extra Recipient Fields added. */
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

/** How the drafts of an item are completed. */
export interface Completion {
	/** Whether each pair of recipient and reference number is sent once. */
	readonly referenceNeeded: boolean;
	/** The fallback template of these drafts. */
	readonly template: FallbackTemplate | undefined;
}

/**
 * The drafts of an item, ready to send: with extra fields and the fallback template, and checked for a reference number
 * if each needs one.
 */
export function completeDrafts(
	drafts: Array<Draft | InputError>,
	item: ItemParameters,
	{ referenceNeeded, template }: Completion,
): Array<Draft | InputError> {
	const extended = withExtras(drafts, item);
	const all = template
		? extended.map((draft) =>
				draft instanceof Error ? draft : withFallbackTemplate(draft, template),
			)
		: extended;
	return referenceNeeded
		? all.map((draft) => (draft instanceof Error ? draft : requireReference(draft)))
		: all;
}

/**
 * The drafts of a list, or the earlier item that has the same list.
 *
 * @param lists the lists of earlier items; undefined if this item is not to be compared with them
 * @param completion if each pair of recipient and reference number is sent once, equal lists have equal references
 */
export function draftList(
	list: RecipientList,
	item: ItemParameters,
	itemIndex: number,
	lists: EqualLists | undefined,
	completion: Completion,
): Drafted {
	const content = [
		list.content,
		readExtras(item),
		completion.referenceNeeded ? item.get('options.referenceNumber') : undefined,
		completion.template,
	];
	const { key, earlier } = lists?.find(list, content) ?? {};
	if (earlier) return earlier;
	const nameOf = (recipient: unknown) => recipientOfEntry(list.recipientIn(recipient), item);
	const drafts = completeDrafts(eachRecipient(list, nameOf), item, completion);
	return lists?.add(key, itemIndex, drafts, content) ?? drafts;
}
