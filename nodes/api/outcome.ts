/** What is known of one message after the work is done. */
export type Outcome = Accepted | AlreadySent | Duplicate | NotAccepted;

/** An earlier execution has sent a message under the same reference number, so this one was not sent. */
export interface AlreadySent {
	readonly status: 'already sent';
}

/** An equal message of this run was sent in the place of this one. */
export interface Duplicate {
	readonly status: 'duplicate';
}

/** Whether the message is where it should be: accepted now or sent before. */
export function isSettled(outcome: Outcome): outcome is Accepted | AlreadySent | Duplicate {
	return outcome.status === 'accepted' || outcome.status === 'already sent' || outcome.status === 'duplicate';
}

/** Picky Assist took the message. It is queued, not yet delivered. */
export interface Accepted {
	readonly status: 'accepted';
	readonly pushId: string | null;
	readonly msgId?: string;
	/** Price charged for the message, in the account's currency. */
	readonly credit?: number;
}

/** Picky Assist did not take the message, or it is not known whether it did (`unconfirmed`). */
export interface NotAccepted {
	readonly status: 'rejected' | 'unconfirmed' | 'not sent';
	/** Status number of Picky Assist, or of HTTP, if one was given. */
	readonly code: number | null;
	readonly pushId: string | null;
	/** One sentence: what happened. */
	readonly reason: string;
	/** What to do now. */
	readonly advice: string;
}
