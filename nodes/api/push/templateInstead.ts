import type { NotAccepted, Outcome } from './outcome';
import type { Message, TemplateInstead } from './types';

/** A message whose template may be sent instead of it. */
export type MessageWithTemplate = Message & { readonly ifSessionClosed: TemplateInstead };

/** Whether a message has a template to send if the session with its recipient is closed. */
export function hasTemplate(message: Message): message is MessageWithTemplate {
	return message.ifSessionClosed !== undefined;
}

/** The template that is sent instead of a message: to the same recipient, with the same position, so with the same result. */
export function templateInsteadOf(message: MessageWithTemplate): Message {
	const { kind, recipient, recipientField, itemIndex, position, ifSessionClosed } = message;
	return {
		kind,
		recipient,
		recipientField,
		itemIndex,
		position,
		...ifSessionClosed,
		insteadOf: message,
	};
}

/** The messages as they were drafted: for a template, the one that it replaces. */
export function asDrafted(messages: readonly Message[]): readonly Message[] {
	return messages[0]?.insteadOf
		? messages.map((message) => message.insteadOf ?? message)
		: messages;
}

const WHAT_BECAME: Readonly<Record<NotAccepted['status'], string>> = {
	rejected: 'was rejected',
	unconfirmed: 'is unconfirmed',
	'not sent': 'was not sent',
};

/** The outcome of a message whose session was closed, given that of its template. Its reason names both. */
export function outcomeOfTemplate(outcome: Outcome): Outcome {
	if (outcome.status === 'already sent') return outcome;
	if (outcome.status === 'accepted' || outcome.status === 'duplicate')
		return { ...outcome, sentAs: 'template' };
	const { status } = outcome;
	const reason = `The 24-hour session is closed, and the template ${WHAT_BECAME[status]}: ${outcome.reason}`;
	return { ...outcome, reason, ...(status === 'unconfirmed' ? { sentAs: 'template' } : {}) };
}
