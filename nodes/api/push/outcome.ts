import type { Message } from './types';

/** What is known of one message after the work is done. */
export type Outcome = Accepted | AlreadySent | Duplicate | NotAccepted;

/** An earlier execution has sent a message under the same reference number, so this one was not sent. */
export interface AlreadySent {
	readonly status: 'already sent';
}

/** An equal message of the same run was accepted, so this one was not sent. The ids are those of the other message. */
export interface Duplicate {
	readonly status: 'duplicate';
	readonly pushId: string | null;
	readonly msgId?: string;
	/** The item of the other message. */
	readonly ofItem: number;
}

/** Whether nothing is left to do for the message: it was accepted, or one in its place was. */
export function isSettled(outcome: Outcome): outcome is Accepted | AlreadySent | Duplicate {
	return (
		outcome.status === 'accepted' ||
		outcome.status === 'already sent' ||
		outcome.status === 'duplicate'
	);
}

/** Whether a message of this run left for Picky Assist and was not turned away. */
export function mayHaveBeenSent(outcome: Outcome | undefined): boolean {
	return outcome?.status === 'accepted' || outcome?.status === 'unconfirmed';
}

/** Whether Picky Assist certainly did not take the message, so that sending it again is safe. */
export function isCertainlyNotSent(outcome: Outcome | undefined): boolean {
	return outcome?.status === 'rejected' || outcome?.status === 'not sent';
}

/**
 * What becomes of a message that was not sent because an equal one was: a failure of the other is its own too.
 *
 * @param ofItem the item of the other
 */
export function outcomeOfCopy(original: Outcome, ofItem: number): Outcome {
	if (original.status !== 'accepted') return original;
	const { pushId, msgId } = original;
	return { status: 'duplicate', pushId, ofItem, ...(msgId === undefined ? {} : { msgId }) };
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
	/** Status number of Picky Assist, if the response gave one. Never an HTTP status: both have a 404. */
	readonly code: number | null;
	/** HTTP status of a response that says nothing else. */
	readonly httpStatus?: number;
	readonly pushId: string | null;
	/**
	 * What happened, without a full stop: n8n shows it as the title. It holds no network code and none of the vendor's words,
	 * because n8n puts texts of its own in the place of some of them.
	 */
	readonly reason: string;
	/** What to do now, as whole sentences; network codes and the vendor's words at the end. */
	readonly description: string;
}

/** What is known of each message of a run. A list by position: a Map of 100,000 messages takes ten times as long. */
export class Outcomes {
	private readonly known: Outcome[] = [];

	get({ position }: Message): Outcome | undefined {
		return this.known[position];
	}

	set({ position }: Message, outcome: Outcome): void {
		this.known[position] = outcome;
	}

	/** Whether all messages that something is known of are where they should be. */
	areSettled(): boolean {
		return this.known.every(isSettled);
	}
}
