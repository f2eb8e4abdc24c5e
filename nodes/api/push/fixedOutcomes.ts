import { isSuccess, type NotAccepted, type Outcome } from './outcome';
import { CHECK_FIRST, joinSentences } from '../sentences';

/** For a message that is not sent because the run stopped before it. `because`: why it stopped, without a full stop. */
export function notAttempted(because: string): NotAccepted {
	return {
		status: 'not sent',
		code: null,
		pushId: null,
		isFromNode: true,
		reason: 'Sending stopped before it reached this message',
		description: joinSentences(because),
		stoppedBy: because,
	};
}

/** Why the first of these messages was not accepted. */
export function firstReason(outcomes: readonly Outcome[]): string {
	for (const outcome of outcomes) if (!isSuccess(outcome)) return outcome.reason;
	return 'Picky Assist stopped accepting messages';
}

/** For a message of a rejected request, if the node stopped looking for the person whose session is closed. */
export function sessionUnknown(refused: Outcome = UNKNOWN): Outcome {
	if (isSuccess(refused)) return refused;
	return {
		...refused,
		description: joinSentences(
			refused.description,
			'Picky Assist did not say whose session is closed, and finding out would have taken too many requests. This recipient got neither the message nor the template. To reach them, use Send Template.',
		),
	};
}

/**
 * For the messages of a run that has more of them than the user allows.
 *
 * @param count how many messages the run would send
 * @param hasSent whether an earlier attempt sent something, or may have
 */
export function tooManyMessages(count: number, maximum: number, hasSent: boolean): NotAccepted {
	const [would, allowed] = [count, maximum].map((n) => n.toLocaleString('en-US'));
	return {
		status: 'not sent',
		code: null,
		pushId: null,
		isFromNode: true,
		sharedBy: count,
		reason: `This execution would send ${would} messages, but Maximum Messages is ${allowed}`,
		description: joinSentences(
			hasSent ? 'Nothing more was sent' : 'Nothing was sent',
			'If you want to send them all, raise the option Maximum Messages',
		),
	};
}

/** For a message whose file cannot be read. */
export const UNREADABLE: NotAccepted = {
	status: 'not sent',
	code: null,
	pushId: null,
	isFromNode: true,
	reason: 'n8n could not read the file of this message',
	description:
		'Run the node that downloads or reads the file again: n8n may have deleted the file.',
};

/** For a message that an earlier execution sent. */
export const ALREADY_SENT: Outcome = { status: 'already sent' };
const LOOK_FIRST = `${CHECK_FIRST} To send it again, use a different reference number.`;

/** For a message that another run is sending, or was sending when it was stopped. */
export const IN_FLIGHT: Outcome = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	isFromNode: true,
	reason:
		'Another execution of this workflow is sending this message, or was stopped while sending it',
	description: LOOK_FIRST,
};

/** For a message that ended unconfirmed in an earlier execution. */
export const UNCONFIRMED_BEFORE: Outcome = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	isFromNode: true,
	reason:
		'An earlier execution of this workflow may have sent this message, so it was not sent again',
	description: LOOK_FIRST,
};

/** For a message that another retry of the same execution has claimed. */
export const CLAIMED: Outcome = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	isFromNode: true,
	reason: 'Another retry of this execution may have sent this message, so it was not sent again',
	description: `Check the other retry under Executions. ${CHECK_FIRST}`,
};

/** For a message without a known outcome. */
export const UNKNOWN: NotAccepted = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	isFromNode: true,
	reason: 'The outcome of this message is unknown',
	description: CHECK_FIRST,
};
