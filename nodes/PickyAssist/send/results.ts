import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { type Accepted, type AlreadySent, isSettled, type NotAccepted, type Outcome } from '../../api/outcome';
import type { Outcomes } from '../../api/outcomes';
import type { Message, RecipientField } from '../../api/types';
import { type BadItem, isBadItem } from './draftMessages';

/** One line of output: a message and what became of it, or an item that could not become a message. */
export interface Result {
	readonly itemIndex: number;
	/** The recipient as sent, or as the user wrote it where it was refused. */
	readonly recipient: string;
	readonly recipientField: RecipientField;
	readonly message?: Message;
	readonly outcome: Outcome;
	/** The item whose message was sent in the place of this one. */
	readonly duplicateOfItem?: number;
}

/** How results are shaped, from the node's settings. */
export interface ResultShape {
	/** On Error is "Continue (using error output)": n8n takes `{ error, message }` and nothing else there. */
	readonly errorOutput: boolean;
	/** The fields of the item to put below the result's own, if asked for. */
	readonly inputFields?: (itemIndex: number) => IDataObject;
}

const UNKNOWN: NotAccepted = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	reason: 'It is not known what became of this message',
	advice: 'Look in Picky Assist whether it arrived before you send it again.',
};

/** What happened and what to do, in one text: outcome, number, code and push id included. */
export function explain(recipient: string, outcome: NotAccepted): string {
	const facts = [
		outcome.code === null ? undefined : `status ${outcome.code}`,
		outcome.pushId === null ? undefined : `push id ${outcome.pushId}`,
	].filter((fact) => fact !== undefined);
	const who = recipient === '' ? '' : ` ${recipient}`;
	return `${outcome.status}:${who}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}. ${outcome.advice}`;
}

function referenceOf({ message }: Result): IDataObject {
	const reference = message?.entry.reference_number;
	return typeof reference === 'string' ? { reference_number: reference } : {};
}

function settledFields(result: Result, outcome: Accepted | AlreadySent): IDataObject {
	const { recipient, recipientField, message, duplicateOfItem } = result;
	const fields: IDataObject = { [recipientField]: recipient, status: outcome.status };
	if (outcome.status === 'accepted') {
		if (outcome.msgId !== undefined) fields.msg_id = outcome.msgId;
		fields.push_id = outcome.pushId;
		if (outcome.credit !== undefined) fields.credit = outcome.credit;
	}
	const reference = message?.entry.reference_number;
	if (typeof reference === 'string') fields.reference_number = reference;
	if (duplicateOfItem !== undefined) fields.duplicate_of_item = duplicateOfItem;
	return fields;
}

function detailFields(result: Result, outcome: NotAccepted): IDataObject {
	return {
		[result.recipientField]: result.recipient,
		status: outcome.status,
		code: outcome.code,
		push_id: outcome.pushId,
		...referenceOf(result),
	};
}

const RESULT_FIELDS = new Set(['status', 'msg_id', 'push_id', 'credit', 'duplicate_of_item', 'error']);

/**
 * The item's own fields. Those of a result that came in, from a node before this one, would pass for this one's; with an
 * `error` in the first row, n8n's Retry on Fail runs the node again.
 */
function withoutResultFields(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !RESULT_FIELDS.has(name)));
}

/** A result as an item of n8n, linked to the input item it came from. */
export function toItem(result: Result, shape: ResultShape): INodeExecutionData {
	const { itemIndex, recipient, outcome } = result;
	const pairedItem = { item: itemIndex };
	const inputFields = shape.inputFields && withoutResultFields(shape.inputFields(itemIndex));
	if (isSettled(outcome)) {
		const fields = settledFields(result, outcome);
		return { json: inputFields ? { ...inputFields, ...fields } : fields, pairedItem };
	}
	const refusal = { error: outcome.reason, message: explain(recipient, outcome) };
	if (shape.errorOutput) return { json: refusal, pairedItem };
	return { json: { ...inputFields, ...refusal, details: detailFields(result, outcome) }, pairedItem };
}

/** The result of a line: of a message, of a copy of one, or of an item that could not be sent. */
export function toResult(
	line: Message | BadItem,
	outcomes: Pick<Outcomes, 'get'>,
	copyOf: ReadonlyMap<Message, Message>,
): Result {
	if (isBadItem(line)) return line;
	const original = copyOf.get(line);
	const { itemIndex, recipient, recipientField } = line;
	const outcome = outcomes.get(original ?? line) ?? UNKNOWN;
	const result = { itemIndex, recipient, recipientField, message: line, outcome };
	return original ? { ...result, duplicateOfItem: original.itemIndex } : result;
}
