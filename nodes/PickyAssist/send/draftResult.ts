import { InputError } from '../../api/input/inputError';
import type { NotAccepted, Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import type { RecipientField } from '../../api/recipient/channels';
import { descriptionFor } from '../errors';

/** An input item, or a recipient of it, that cannot become a message. */
export interface InvalidItem {
	readonly kind: 'invalid';
	readonly itemIndex: number;
	/** The recipient as the user wrote it; empty if the problem lies elsewhere. */
	readonly recipient: string;
	readonly recipientField: RecipientField;
	readonly outcome: NotAccepted;
	/** No part of the item could be drafted, so its other recipients are unknown. */
	readonly isWholeItem?: boolean;
	/** What was thrown: n8n's own error if an expression could not be evaluated. */
	readonly cause: Error;
}

/** An input item that is not sent, because an earlier item sends the same content to the same recipients. */
export interface DuplicateItem {
	readonly kind: 'duplicate';
	readonly itemIndex: number;
	readonly recipientField: RecipientField;
	readonly duplicateOfItem: number;
}

/** A message that an earlier attempt sent, or may have sent, for an item that can no longer be drafted. */
export interface SentInEarlierAttempt {
	readonly kind: 'sentInEarlierAttempt';
	readonly itemIndex: number;
	readonly recipient: string;
	readonly recipientField: RecipientField;
	readonly outcome: Outcome;
}

/** The result of drafting an input item; an item with several recipients has several of these. */
export type DraftResult = Message | InvalidItem | DuplicateItem | SentInEarlierAttempt;

export function isMessage(result: DraftResult): result is Message {
	return result.kind === 'message';
}

export function isInvalidItem(result: DraftResult): result is InvalidItem {
	return result.kind === 'invalid';
}

export function isDuplicateItem(result: DraftResult): result is DuplicateItem {
	return result.kind === 'duplicate';
}

/**
 * An item, or a recipient of it, that cannot become a message.
 *
 * @param recipient the recipient, if the cause does not name it
 */
export function invalidItem(
	itemIndex: number,
	cause: Error,
	recipientField: RecipientField,
	recipient = '',
): InvalidItem {
	const known = cause instanceof InputError ? cause.recipient : undefined;
	return {
		kind: 'invalid',
		itemIndex,
		recipient: known ?? recipient,
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
