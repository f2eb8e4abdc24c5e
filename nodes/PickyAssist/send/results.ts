import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { UNKNOWN } from '../../api/push/fixedOutcomes';
import { isSuccess } from '../../api/push/outcome';
import type { Outcomes, NotAccepted, Outcome } from '../../api/push/outcome';
import { joinSentences } from '../../api/sentences';
import type { Message } from '../../api/push/types';
import type { RecipientField } from '../../api/recipient/channels';
import { type DraftResult, type DuplicateItem, isMessage } from './draftResult';
import type { Settings } from './settings';

/** One output item: a message and its outcome, or an item that could not become a message. */
export interface Result {
	readonly itemIndex: number;
	/** The recipient as sent, or as the user wrote it if it is invalid; empty if none is known. */
	readonly recipient: string;
	readonly recipientField: RecipientField;
	readonly message?: Message;
	readonly outcome: Outcome;
}

/** The format of the output items, according to the node's settings. */
export interface ResultShape {
	/** On Error is "Continue (using error output)": an item on the error output has `error` and no other field. */
	readonly errorOutput: boolean;
	/** Whether every output item has the field `reference_number`. */
	readonly hasReferenceColumn: boolean;
	/** Whether every output item has the field `sent_as`. */
	readonly hasSentAsColumn?: boolean;
	/** The fields of the input item, if the user wants them; the result's own fields take precedence. */
	readonly inputFields?: (itemIndex: number) => IDataObject;
}

/**
 * The format of the output items of a run.
 *
 * @param settings undefined if they are invalid
 */
export function resultShape(
	context: IExecuteFunctions,
	drafted: readonly DraftResult[],
	settings: Settings | undefined,
): ResultShape {
	const items = context.getInputData();
	return {
		errorOutput: context.getNode().onError === 'continueErrorOutput',
		hasReferenceColumn: drafted.some(hasReference),
		hasSentAsColumn: settings?.sendsFallback === true,
		...(settings?.includeInputFields
			? { inputFields: (itemIndex: number) => items[itemIndex]?.json ?? {} }
			: {}),
	};
}

/** Whether a result is a message with a reference number. If any is, every output item has the field. */
export function hasReference(draft: DraftResult): boolean {
	return isMessage(draft) && typeof draft.entry.reference_number === 'string';
}

const OUTCOME_PHRASES: Readonly<Record<NotAccepted['status'], string>> = {
	rejected: 'was rejected',
	unconfirmed: 'is unconfirmed',
	'not sent': 'was not sent',
};

/** Describes a message that was not accepted in one sentence: `The message to 12025550101 was rejected (status 406).` */
export function describeOutcome(
	recipient: string,
	{ status, code, httpStatus, pushId }: NotAccepted,
): string {
	const facts = [
		...(code === null ? [] : [`status ${code}`]),
		...(httpStatus === undefined ? [] : [`HTTP status ${httpStatus}`]),
		...(pushId === null ? [] : [`push ID ${pushId}`]),
	];
	const to = recipient === '' ? '' : ` to ${recipient}`;
	return `The message${to} ${OUTCOME_PHRASES[status]}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}.`;
}

/** The recipient; null if none is known. */
export function recipientColumn({
	recipientField,
	recipient,
}: Pick<Result, 'recipientField' | 'recipient'>): IDataObject {
	return { [recipientField]: shownRecipient(recipient) };
}

function shownRecipient(recipient: string): string | null {
	return recipient === '' ? null : recipient;
}

/** The reference number, if any message of the run has one. */
export function referenceColumn(
	{ message }: Pick<Result, 'message'>,
	{ hasReferenceColumn }: Pick<ResultShape, 'hasReferenceColumn'>,
): IDataObject {
	const reference = message?.entry.reference_number;
	return hasReferenceColumn
		? { reference_number: typeof reference === 'string' ? reference : null }
		: {};
}

/** `template` if a template was sent instead of the message, or may have been. */
function sentAsColumn({ outcome }: Result, { hasSentAsColumn }: ResultShape): IDataObject {
	return hasSentAsColumn ? { sent_as: ('sentAs' in outcome && outcome.sentAs) || null } : {};
}

/** The fields of every output item; null if unknown. */
function columnsOf(result: Result, shape: ResultShape): IDataObject {
	const { outcome } = result;
	// No spread: after a computed name, it takes Node.js 20 twenty times as long.
	const columns: IDataObject = {
		[result.recipientField]: shownRecipient(result.recipient),
		status: outcome.status,
		msg_id: ('msgId' in outcome && outcome.msgId) || null,
		push_id: ('pushId' in outcome && outcome.pushId) || null,
		credit: outcome.status === 'accepted' ? (outcome.credit ?? null) : null,
	};
	if (shape.hasReferenceColumn) Object.assign(columns, referenceColumn(result, shape));
	if (shape.hasSentAsColumn) Object.assign(columns, sentAsColumn(result, shape));
	if (outcome.status === 'duplicate') columns.duplicate_of_item = outcome.ofItem;
	return columns;
}

/** What happened and what to do, with the details. */
export function errorOf(result: Result, outcome: NotAccepted, shape: ResultShape): IDataObject {
	return {
		message: joinSentences(outcome.reason, outcome.description),
		...recipientColumn(result),
		status: outcome.status,
		code: outcome.code,
		http_status: outcome.httpStatus ?? null,
		push_id: outcome.pushId,
		...referenceColumn(result, shape),
		...sentAsColumn(result, shape),
	};
}

/** Fields of a result. Fields of the same name from an earlier node could be mistaken for this node's. */
const RESULT_FIELDS = new Set([
	'status',
	'msg_id',
	'push_id',
	'credit',
	'sent_as',
	'duplicate_of_item',
	'error',
]);

/** The item's own fields. With an `error` field from the input, Retry on Fail would treat an accepted message as failed. */
function withoutResultFields(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !RESULT_FIELDS.has(name)));
}

/** The columns of an output item, behind the fields of its input item if the user wants them. */
export function withInputFields(
	columns: IDataObject,
	itemIndex: number,
	{ inputFields }: Pick<ResultShape, 'inputFields'>,
): IDataObject {
	return inputFields ? { ...withoutResultFields(inputFields(itemIndex)), ...columns } : columns;
}

/** Turns a result into an output item, linked to its input item. An accepted message never has an `error`. */
export function toItem(result: Result, shape: ResultShape): INodeExecutionData {
	const { itemIndex, outcome } = result;
	const pairedItem = { item: itemIndex };
	const error = isSuccess(outcome) ? undefined : errorOf(result, outcome, shape);
	// n8n merges this into the input item: any other key would overwrite one of the user's fields.
	if (error && shape.errorOutput) return { json: { error }, pairedItem };
	const columns = columnsOf(result, shape);
	if (error) columns.error = error;
	return { json: withInputFields(columns, itemIndex, shape), pairedItem };
}

/** The result of a draft: a message, a message sent in an earlier attempt, or an item that cannot be sent. */
export function toResult(
	draft: Exclude<DraftResult, DuplicateItem>,
	outcomes: Pick<Outcomes, 'get'>,
): Result {
	if (!isMessage(draft)) return draft;
	const { itemIndex, recipient, recipientField } = draft;
	const outcome = outcomes.get(draft) ?? UNKNOWN;
	return { itemIndex, recipient, recipientField, message: draft, outcome };
}
