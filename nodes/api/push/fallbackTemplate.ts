import type { NotAccepted, Outcome } from './outcome';
import type { Message, FallbackTemplate } from './types';

/** A message with a fallback template. */
export type MessageWithFallback = Message & { readonly fallbackTemplate: FallbackTemplate };

/** Whether a message has a fallback template. */
export function hasFallback(message: Message): message is MessageWithFallback {
	return message.fallbackTemplate !== undefined;
}

/** The fallback template of a message, as a message: to the same recipient, with the same position, so with the same result. */
export function toFallback(message: MessageWithFallback): Message {
	const { kind, recipient, recipientField, itemIndex, position, fallbackTemplate } = message;
	return {
		kind,
		recipient,
		recipientField,
		itemIndex,
		position,
		...fallbackTemplate,
		fallbackFor: message,
	};
}

/** The messages as they were drafted: for a template, the one that it replaces. */
export function asDrafted(messages: readonly Message[]): readonly Message[] {
	return messages[0]?.fallbackFor
		? messages.map((message) => message.fallbackFor ?? message)
		: messages;
}

const WHAT_BECAME: Readonly<Record<NotAccepted['status'], string>> = {
	rejected: 'was rejected',
	unconfirmed: 'is unconfirmed',
	'not sent': 'was not sent',
};

/** The outcome of a message whose session was closed, given that of its template. Its reason names both. */
export function outcomeOfFallback(outcome: Outcome): Outcome {
	if (outcome.status === 'already sent') return outcome;
	if (outcome.status === 'accepted' || outcome.status === 'duplicate')
		return { ...outcome, sentAs: 'template' };
	const { status } = outcome;
	const reason = `The 24-hour session is closed, and the template ${WHAT_BECAME[status]}: ${outcome.reason}`;
	return { ...outcome, reason, ...(status === 'unconfirmed' ? { sentAs: 'template' } : {}) };
}
