import { randomUUID } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { entryOf, MAY_BE_SENT, outcomeOf } from '../../api/push/ledgerEntry';
import type { Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import { type Book, broughtUpToDate, keysOf, placeOf, remember } from './ledgerState';
import { isInUse, reserve, untilFree } from './ledgerTurns';

/**
 * Whether n8n may run the node again for this output. Retry on Fail does so if the first item has `json.error`: n8n 2.41
 * for any value but undefined, null and false, n8n 2.8 for any but undefined. Here every row and every value counts.
 */
function mayRunAgain(output: readonly INodeExecutionData[]): boolean {
	return output.some((item) => 'error' in item.json || 'error' in item);
}

/**
 * What this execution got accepted or may have sent. It lies in the node's context, which n8n keeps over Retry on Fail,
 * saves with a failed or stopped execution, and gives back to "Retry execution".
 *
 * While all goes well it costs nothing: what happened is written down when the run ends, or at the moment it is stopped,
 * just before n8n saves the execution.
 */
export class Ledger {
	private underWay: readonly Message[] = [];
	private readonly happened: Array<{ messages: readonly Message[]; outcomes: readonly Outcome[] }> = [];
	/** Keys written when the execution was stopped, while their request had no answer yet. */
	private uncertain: readonly string[] = [];
	private keys: ReadonlyMap<Message, string> | undefined;

	private constructor(
		private readonly book: Book,
		/** Whether an earlier try of this run of the node has left this ledger. */
		readonly isRetry: boolean,
		private readonly messages: readonly Message[],
		private readonly forget: () => void,
		private readonly release: () => void,
		private readonly cancelSignal: AbortSignal | undefined,
	) {
		cancelSignal?.addEventListener('abort', this.write);
	}

	/**
	 * The ledger for these messages; that of an earlier try, if there was one in this run of the node. While another run of
	 * this process works with the same one (Retry execution pressed twice), it waits until that run has ended.
	 *
	 * @param messages all messages of the run, in order
	 */
	static async open(context: IExecuteFunctions, messages: readonly Message[]): Promise<Ledger> {
		const store: Record<string, Book | undefined> = context.getContext('node');
		const cancelSignal = context.getExecutionCancelSignal();
		const { place, run } = placeOf(context);
		const find = () => (store[place]?.run === run ? store[place] : undefined);
		let saved = find();
		while (saved && isInUse(saved.id) && !cancelSignal?.aborted) {
			await untilFree(saved.id, cancelSignal);
			saved = find();
		}
		const book = saved ? broughtUpToDate(saved) : { id: randomUUID(), run, entries: {} };
		store[place] = book;
		// A run that was stopped while it waited sends nothing, so it reserves nothing.
		const release = isInUse(book.id) ? () => {} : reserve(book.id);
		return new Ledger(book, saved !== undefined, messages, () => delete store[place], release, cancelSignal);
	}

	/** Names this ledger in all retries of one saved execution. */
	get id(): string {
		return this.book.id;
	}

	/** What is known of the message from an earlier try. */
	outcomeOf(message: Message): Outcome | undefined {
		const entry = this.isRetry ? this.book.entries[this.keyOf(message)] : undefined;
		return entry === undefined ? undefined : outcomeOf(entry);
	}

	/** The messages are about to leave: from now on each of them may have been sent. */
	enter(messages: readonly Message[]): void {
		this.underWay = messages;
	}

	/** The messages that were about to leave certainly did not arrive and may be sent again. */
	withdraw(): void {
		this.underWay = [];
	}

	/** What became of messages, in the same order. One that certainly was not taken stays out of the ledger. */
	settle(messages: readonly Message[], outcomes: readonly Outcome[]): void {
		this.underWay = [];
		this.happened.push({ messages, outcomes });
	}

	/**
	 * The run is over.
	 *
	 * @param output what the node gives to n8n; undefined if it throws. Where n8n cannot run the node again for it, nothing is
	 * kept with the execution.
	 */
	close(output: readonly INodeExecutionData[] | undefined): void {
		this.cancelSignal?.removeEventListener('abort', this.write);
		const keep = this.cancelSignal?.aborted === true || output === undefined || mayRunAgain(output);
		if (keep || this.isRetry) {
			this.write();
			remember(this.book);
		}
		if (!keep) this.forget();
		this.release();
	}

	/** The key of a message, the same in every try. */
	keyOf(message: Message): string {
		this.keys ??= keysOf(this.messages);
		return this.keys.get(message) ?? '';
	}

	/** Writes down what happened so far. */
	private readonly write = (): void => {
		const { entries } = this.book;
		for (const key of this.uncertain) delete entries[key];
		for (const { messages, outcomes } of this.happened) {
			messages.forEach((message, index) => {
				const outcome = outcomes[index];
				const entry = outcome && entryOf(outcome);
				if (entry !== undefined) entries[this.keyOf(message)] = entry;
			});
		}
		this.uncertain = this.underWay.map((message) => this.keyOf(message));
		for (const key of this.uncertain) entries[key] = MAY_BE_SENT;
	};
}

/** Sends messages under their ledger, which is closed with the node's output, whatever happens. */
export async function underLedger(
	context: IExecuteFunctions,
	messages: readonly Message[],
	send: (ledger: Ledger) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const ledger = await Ledger.open(context, messages);
	let output: INodeExecutionData[] | undefined;
	try {
		output = await send(ledger);
		return output;
	} finally {
		ledger.close(output);
	}
}
