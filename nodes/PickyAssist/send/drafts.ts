import { NO_FIELDS, parseFields, withExtraFields } from '../../api/push/extraFields';
import { InputProblem } from '../../api/input/inputError';
import type { Draft } from '../../api/push/types';
import { eachRecipient } from '../operations/message/eachRecipient';
import type { RecipientList } from '../operations/messageOperation';
import type { ReadParameter } from '../parameters/readParameter';
import { onceForAll } from '../parameters/memoizePerRun';
import { recipientOfEntry } from './knownRecipient';
import type { EarlierItem, EqualLists } from './equalLists';

/** A message without a reference number is refused where each of them is to be sent once. */
export function withReference(draft: Draft): Draft | InputProblem {
	if (draft.entry.reference_number !== undefined) return draft;
	return new InputProblem(
		'The Reference Number is empty',
		'Once per Recipient and Reference Number needs a text or a number for every message. Add the option Reference Number, or check its expression and the reference numbers in the list.',
		draft.recipient,
	);
}

const readExtras = onceForAll((read) => ({
	request: parseFields(read('options.extraRequestFields'), 'Extra Request Fields'),
	recipient: parseFields(read('options.extraRecipientFields'), 'Extra Recipient Fields'),
}));

/** The drafts of one item with the variables of the options Extra Request Fields and Extra Recipient Fields. */
export function withExtras(drafts: Array<Draft | InputProblem>, read: ReadParameter): Array<Draft | InputProblem> {
	const { request, recipient } = readExtras(read);
	if (request === NO_FIELDS && recipient === NO_FIELDS) return drafts;
	return drafts.map((draft) => (draft instanceof Error ? draft : withExtraFields(draft, request, recipient)));
}

/** The drafts of a list that no earlier item has; otherwise that item. */
export function draftList(list: RecipientList, read: ReadParameter, itemIndex: number, lists: EqualLists | undefined): Array<Draft | InputProblem> | EarlierItem {
	const content = [list.content, readExtras(read)];
	const { key, earlier } = lists?.find(list, content) ?? {};
	if (earlier) return earlier;
	const drafts = eachRecipient(list.recipients(), list.toDraft, (recipient) => recipientOfEntry(list.numberIn(recipient), read));
	return lists?.note(key, itemIndex, drafts, content) ?? drafts;
}
