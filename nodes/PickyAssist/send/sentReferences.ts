import { createHash } from 'crypto';
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import type { Outcome } from '../../api/outcome';
import type { Message } from '../../api/types';

type Store = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

const ENTRIES = { mode: 'entries' } as const;
/** In the store while a run sends: found there at the start of a run, it shows that the one before was killed. */
const UNDER_WAY = 'under way';

/** The sender's own reference of a message; every message has one where this option is on. */
export function referenceOf({ entry }: Message): string {
	return String(entry.reference_number ?? '');
}

function keyOf(message: Message): string {
	return `ref ${referenceOf(message)}`;
}

/** The mark of a request that was answered, so that after a kill only the one without it is uncertain. */
function answeredMark(messages: readonly Message[]): string {
	return `answered ${createHash('sha256').update(JSON.stringify(messages.map(referenceOf))).digest('base64')}`;
}

const MAYBE_SENT: Outcome = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	reason: 'n8n was stopped while it sent this message',
	advice: 'Look in Picky Assist whether it arrived before you send it again under another reference number.',
};

/**
 * The reference numbers that this node of this workflow has sent, in all executions. n8n's own deduplication store keeps
 * them, written at once, so they hold through a killed process. The store is read and written whole at each call, so one
 * execution of a workflow at a time can use it.
 */
export class SentReferences {
	private isFirstCall = true;
	private previousRunWasKilled = false;
	private answered: string[] = [];

	constructor(private readonly store: Store) {}

	/**
	 * Notes the messages of a request before it leaves, and finds those that were noted before.
	 *
	 * @param messages with different reference numbers
	 * @returns `fresh`: the messages that may leave; `known`: what is known of the others
	 */
	async admit(messages: readonly Message[]): Promise<{ fresh: Message[]; known: Map<Message, Outcome> }> {
		const marks = [UNDER_WAY, ...this.answered];
		const keys = messages.map(keyOf);
		const { processed } = await this.store.checkProcessedAndRecord([...marks, ...keys], 'node', ENTRIES);
		this.answered = [];
		const found = new Set(processed);
		if (this.isFirstCall) this.previousRunWasKilled = found.has(UNDER_WAY);
		this.isFirstCall = false;

		const fresh = messages.filter((message) => !found.has(keyOf(message)));
		const known = new Map<Message, Outcome>();
		if (fresh.length === messages.length) return { fresh, known };
		const outcome: Outcome = (await this.mayBeUnanswered(messages)) ? MAYBE_SENT : { status: 'already sent' };
		for (const message of messages) if (found.has(keyOf(message))) known.set(message, outcome);
		return { fresh, known };
	}

	/** What became of a request's messages. Those that certainly were not taken may be sent another time. */
	async settle(messages: readonly Message[], outcomeOf: (message: Message) => Outcome | undefined): Promise<void> {
		const notTaken = messages.filter((message) => {
			const status = outcomeOf(message)?.status;
			return status === 'rejected' || status === 'not sent';
		});
		if (notTaken.length > 0) await this.store.removeProcessed(notTaken.map(keyOf), 'node', ENTRIES);
		this.answered.push(answeredMark(messages));
	}

	/** The run is over. */
	async close(): Promise<void> {
		if (this.isFirstCall) return;
		if (this.answered.length > 0) await this.store.checkProcessedAndRecord(this.answered, 'node', ENTRIES);
		await this.store.removeProcessed([UNDER_WAY], 'node', ENTRIES);
	}

	/** Whether a killed run may have been in the middle of just this request. */
	private async mayBeUnanswered(messages: readonly Message[]): Promise<boolean> {
		if (!this.previousRunWasKilled) return false;
		const mark = answeredMark(messages);
		const { processed } = await this.store.checkProcessedAndRecord([mark], 'node', ENTRIES);
		if (processed.length > 0) return false;
		await this.store.removeProcessed([mark], 'node', ENTRIES);
		return true;
	}
}
