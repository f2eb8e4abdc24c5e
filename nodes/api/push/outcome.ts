/** What is known about one message in the end. */
export type Outcome = Accepted | AlreadySent | Duplicate | NotAccepted;

/** An earlier execution sent a message with the same reference number, so this one was not sent. */
export interface AlreadySent {
	readonly status: 'already sent';
}

/** An equal message of the same run was accepted, so this one was not sent. The ids are those of the other message. */
export interface Duplicate {
	readonly status: 'duplicate';
	/** The other message was sent as a template. */
	readonly sentAs?: 'template';
	readonly pushId: string | null;
	readonly msgId?: string;
	/** The item of the other message. */
	readonly ofItem: number;
}

/** Whether the message needs no further action: it was accepted, or another one was instead of it. */
export function isSuccess(outcome: Outcome): outcome is Accepted | AlreadySent | Duplicate {
	return (
		outcome.status === 'accepted' ||
		outcome.status === 'already sent' ||
		outcome.status === 'duplicate'
	);
}

/** Whether a message of this run was sent to Picky Assist and not rejected. */
export function mayHaveBeenSent(outcome: Outcome | undefined): boolean {
	return outcome?.status === 'accepted' || outcome?.status === 'unconfirmed';
}

/** Whether Picky Assist certainly did not accept the message, so that sending it again is safe. */
export function isCertainlyNotSent(outcome: Outcome | undefined): boolean {
	return outcome?.status === 'rejected' || outcome?.status === 'not sent';
}

/**
 * The outcome of a message that was not sent because an equal one was: if the other one failed, so did this one.
 *
 * @param ofItem the item of the other message
 */
export function outcomeOfCopy(original: Outcome, ofItem: number): Outcome {
	if (original.status !== 'accepted') return original;
	const { pushId, msgId, sentAs } = original;
	return {
		status: 'duplicate',
		pushId,
		ofItem,
		...(msgId === undefined ? {} : { msgId }),
		...(sentAs ? { sentAs } : {}),
	};
}

/** Picky Assist accepted the message. It is queued, not yet delivered. */
export interface Accepted {
	readonly status: 'accepted';
	readonly pushId: string | null;
	readonly msgId?: string | undefined;
	/** Price charged for the message, in the account's currency. */
	readonly credit?: number | undefined;
	/** A template was sent instead, because the 24-hour session was closed. */
	readonly sentAs?: 'template';
}

/** Picky Assist did not accept the message, or it is unknown whether it did (`unconfirmed`). */
export interface NotAccepted {
	readonly status: 'rejected' | 'unconfirmed' | 'not sent';
	/** Picky Assist's status number, if the response has one. Never an HTTP status: 404 exists in both. */
	readonly code: number | null;
	/** HTTP status of a response without any other information. */
	readonly httpStatus?: number;
	readonly pushId: string | null;
	/**
	 * What happened, without a full stop: n8n shows it as the title. It contains no network code and nothing from the vendor's
	 * message, because n8n replaces some of them with texts of its own.
	 */
	readonly reason: string;
	/** What to do now, in full sentences, with network codes and the vendor's message at the end. */
	readonly description: string;
	/** The node itself decided this, not a response of Picky Assist or a failure of the network. */
	readonly isFromNode?: true;
	/**
	 * The problem may not be this message's: as many messages of its request, or of the whole run, have the same one. If they
	 * were certainly not sent, the description says so.
	 */
	readonly sharedBy?: number;
	/** Why the run stopped before this message, without a full stop. The problem is not this message's. */
	readonly stoppedBy?: string;
	/** What may have been sent is a template, because the 24-hour session was closed. */
	readonly sentAs?: 'template';
}

/** A message, as far as this file is concerned: without its type, because types.ts imports this file. */
interface Positioned {
	readonly position: number;
}

/** The outcome of each message of a run. A list by position: a Map of 100,000 messages takes ten times as long. */
export class Outcomes {
	private readonly known: Outcome[] = [];

	get({ position }: Positioned): Outcome | undefined {
		return this.known[position];
	}

	set({ position }: Positioned, outcome: Outcome): void {
		this.known[position] = outcome;
	}

	/** Whether every message with a known outcome succeeded. */
	allSucceeded(): boolean {
		return this.known.every(isSuccess);
	}
}
