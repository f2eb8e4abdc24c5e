import { NO_FIELDS, parseFields, withExtraFields } from '../../api/extraFields';
import { InputProblem } from '../../api/inputProblem';
import { isSameEnvelope } from '../../api/messageGroups';
import type { NotAccepted } from '../../api/outcome';
import type { Template } from '../../api/template';
import type { Draft, Message, RecipientField } from '../../api/types';
import type { MessageOperation, ReadParameter, Sources } from '../operations/messageOperation';
import { onceForAll } from '../operations/onceForAll';
import type { BinaryFiles } from './binaryFiles';
import type { Parameters } from './parameters';
import { readSettings } from './settings';

/** An item that cannot become a message, and why. */
export interface BadItem {
	readonly itemIndex: number;
	/** The recipient as the user wrote it; empty where the problem is another. */
	readonly recipient: string;
	readonly recipientField: RecipientField;
	readonly outcome: NotAccepted;
	/** What was thrown: n8n's own error where an expression could not be evaluated. */
	readonly cause: Error;
}

/** What was thrown, as an Error. */
export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What to do about a thrown thing that keeps an item from being worked on. */
export function adviceFor(cause: Error): string {
	return cause instanceof InputProblem
		? cause.advice
		: 'Check the credential of this node, and its expressions for this item.';
}

function badItem(itemIndex: number, cause: Error, { recipientField = 'number' }: MessageOperation): BadItem {
	const problem = cause instanceof InputProblem ? cause : undefined;
	return {
		itemIndex,
		recipient: problem?.recipient ?? '',
		recipientField,
		cause,
		outcome: {
			status: 'not sent',
			code: null,
			pushId: null,
			reason: cause.message,
			advice: adviceFor(cause),
		},
	};
}

/** @throws InputProblem if one constant list would be sent once for each of several items */
function refuseConstantList(operation: MessageOperation, parameters: Parameters, itemCount: number): void {
	const name = operation.recipientsParameter?.(parameters.forItem(0));
	if (itemCount < 2 || name === undefined || !parameters.isConstant(name)) return;
	throw new InputProblem(
		`The same list of recipients would be sent ${itemCount} times, once for each input item`,
		'Turn on Execute Once in the settings of this node to send it once, or set Recipients From to Input Items.',
	);
}

/**
 * The message of a draft. Equal envelopes are kept once, and nothing is spread: there may be 100,000.
 *
 * @param last the line before it
 */
function toMessage(draft: Draft, itemIndex: number, position: number, last: Message | BadItem | undefined): Message {
	const { recipient, recipientField, entry, media, mediaPerRecipient } = draft;
	const sameEnvelope = last && !isBadItem(last) && isSameEnvelope(last.envelope, draft.envelope);
	const envelope = sameEnvelope ? last.envelope : draft.envelope;
	const message = { recipient, recipientField, envelope, entry, itemIndex, position };
	return media ? { ...message, media, mediaPerRecipient: mediaPerRecipient ?? false } : message;
}

/** A message without a reference number is refused where each of them is to be sent once. */
function withReference(draft: Draft): Draft | InputProblem {
	if (draft.entry.reference_number !== undefined) return draft;
	return new InputProblem(
		'The Reference Number is empty',
		'Once per Recipient and Reference Number needs one for every message. Add the option Reference Number, or check its expression.',
		draft.recipient,
	);
}

const readExtras = onceForAll((read) => ({
	request: parseFields(read('options.extraRequestFields'), 'Extra Request Fields'),
	recipient: parseFields(read('options.extraRecipientFields'), 'Extra Recipient Fields'),
}));

/** The drafts of one item with the variables of the options Extra Request Fields and Extra Recipient Fields. */
function withExtras(drafts: Array<Draft | InputProblem>, read: ReadParameter): Array<Draft | InputProblem> {
	const { request, recipient } = readExtras(read);
	if (request === NO_FIELDS && recipient === NO_FIELDS) return drafts;
	return drafts.map((draft) => (draft instanceof Error ? draft : withExtraFields(draft, request, recipient)));
}

/** What is wrong with the node as a whole, whatever the items are. */
function nodeProblem(operation: MessageOperation, parameters: Parameters, itemCount: number): Error | undefined {
	try {
		readSettings(parameters);
		refuseConstantList(operation, parameters, itemCount);
		return undefined;
	} catch (error) {
		return asError(error);
	}
}

/**
 * Turns every input item into messages, in order, or says why it cannot be one. Nothing is sent yet.
 *
 * @param templates those of the account, where the operation wants them and they could be read
 * @param connectionProblem why nothing could be sent at all, for example a credential that is gone
 */
export function draftMessages(
	operation: MessageOperation,
	parameters: Parameters,
	files: BinaryFiles,
	itemCount: number,
	connectionProblem: Error | undefined,
	templates?: readonly Template[],
): Array<Message | BadItem> {
	const lines: Array<Message | BadItem> = [];
	const problem = connectionProblem ?? nodeProblem(operation, parameters, itemCount);
	const referenceNeeded = !problem && parameters.read('options.oncePerRecipientAndReference', 0) === true;
	let itemIndex = 0;
	const read = parameters.reader(() => itemIndex);
	const from: Sources = { findFile: (field) => files.find(itemIndex, field), templates };
	for (; itemIndex < itemCount; itemIndex++) {
		try {
			for (const found of problem ? [problem] : withExtras(operation.toDrafts(read, from), read)) {
				const draft = referenceNeeded && !(found instanceof Error) ? withReference(found) : found;
				lines.push(draft instanceof Error ? badItem(itemIndex, draft, operation) : toMessage(draft, itemIndex, lines.length, lines.at(-1)));
			}
		} catch (error) {
			lines.push(badItem(itemIndex, asError(error), operation));
		}
	}
	return lines;
}

/** Whether a line is an item that cannot be sent. */
export function isBadItem(line: Message | BadItem): line is BadItem {
	return 'cause' in line;
}
