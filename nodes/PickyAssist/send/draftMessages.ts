import { InputError } from '../../api/input/inputError';
import { isSameEnvelope } from '../../api/push/batching';
import type { NotAccepted } from '../../api/push/outcome';
import type { Template } from '../../api/resources/templates';
import type { Draft, Message } from '../../api/push/types';
import type { RecipientField } from '../../api/recipient/channels';
import { descriptionFor, asError } from '../errors';
import type { MessageOperation, Sources } from '../operations/messageOperation';
import type { BinaryFiles } from './binaryFiles';
import { completeDrafts, type Drafted, draftList } from './drafts';
import type { DraftResult } from './duplicateItems';
import { EqualLists } from './equalLists';
import { recipientFieldOf, recipientOfItem } from './knownRecipient';
import type { Ledger } from '../sendOnce/ledger';
import type { Parameters } from '../parameters/parameters';
import { readSettings, validSettings } from './settings';

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

/**
 * An item, or a recipient of it, that cannot become a message.
 *
 * @param recipient who it is for, where the cause does not say
 */
export function badItem(
	itemIndex: number,
	cause: Error,
	recipientField: RecipientField,
	recipient = '',
): BadItem {
	const problem = cause instanceof InputError ? cause : undefined;
	return {
		itemIndex,
		recipient: problem?.recipient ?? recipient,
		recipientField,
		cause,
		outcome: {
			status: 'not sent',
			code: null,
			pushId: null,
			reason: cause.message,
			description: descriptionFor(cause),
		},
	};
}

/**
 * The message of a draft. Equal envelopes are kept once, and nothing is spread: there may be 100,000.
 *
 * @param last the line before it
 */
function toMessage(
	draft: Draft,
	itemIndex: number,
	position: number,
	last: DraftResult | undefined,
): Message {
	const { recipient, recipientField, entry, media, mediaPerRecipient, mayLackCountryCode } = draft;
	const sameEnvelope = last && isMessage(last) && isSameEnvelope(last.envelope, draft.envelope);
	const envelope = sameEnvelope ? last.envelope : draft.envelope;
	const plain = { recipient, recipientField, envelope, entry, itemIndex, position };
	const message = mayLackCountryCode ? { ...plain, mayLackCountryCode } : plain;
	return media ? { ...message, media, mediaPerRecipient: mediaPerRecipient ?? false } : message;
}

/** What is wrong with the node as a whole, whatever the items are. */
function nodeProblem(parameters: Parameters): Error | undefined {
	try {
		readSettings(parameters);
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
 * @param ledger what an earlier try did: an item that another one stood for stays a duplicate, and one of which something was
 * sent does not become one
 */
export function draftMessages(
	operation: MessageOperation,
	parameters: Parameters,
	files: BinaryFiles,
	itemCount: number,
	connectionProblem: Error | undefined,
	templates?: readonly Template[],
	ledger?: Pick<Ledger, 'duplicateOf' | 'itemsSent'>,
): DraftResult[] {
	const drafted: DraftResult[] = [];
	const problem = connectionProblem ?? nodeProblem(parameters);
	const referenceNeeded = validSettings(parameters)?.oncePerRecipientAndReference === true;
	const lists = itemCount > 1 ? new EqualLists(referenceNeeded) : undefined;
	const sent = ledger?.itemsSent;
	let itemIndex = 0;
	const read = parameters.reader(() => itemIndex);
	const from: Sources = { findFile: (field) => files.find(itemIndex, field), templates };
	const draftItem = (): Drafted => {
		const original = ledger?.duplicateOf(itemIndex);
		if (original !== undefined) return { itemIndex: original };
		const list = operation.toList?.(read);
		return list
			? draftList(list, read, itemIndex, sent?.has(itemIndex) ? undefined : lists, referenceNeeded)
			: completeDrafts(operation.toDrafts(read, from), read, referenceNeeded);
	};
	const addItem = (found: Drafted) => {
		if (!Array.isArray(found)) {
			if (found.problem) throw found.problem;
			drafted.push({
				itemIndex,
				recipientField: recipientFieldOf(operation, read),
				duplicateOfItem: found.itemIndex,
			});
			return;
		}
		for (const draft of found) {
			drafted.push(
				draft instanceof Error
					? badItem(itemIndex, draft, recipientFieldOf(operation, read))
					: toMessage(draft, itemIndex, drafted.length, drafted.at(-1)),
			);
		}
	};
	for (; itemIndex < itemCount; itemIndex++) {
		try {
			if (problem) throw problem;
			addItem(draftItem());
		} catch (error) {
			drafted.push(
				badItem(
					itemIndex,
					asError(error),
					recipientFieldOf(operation, read),
					recipientOfItem(operation, read),
				),
			);
		}
	}
	return drafted;
}

/** Whether a line is an item that cannot be sent. */
export function isBadItem(line: DraftResult): line is BadItem {
	return 'cause' in line;
}

/** Whether a line is a message to send. */
export function isMessage(line: DraftResult): line is Message {
	return 'position' in line;
}
