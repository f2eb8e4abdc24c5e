import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { entryOf, MAY_BE_SENT, outcomeOf } from '../../api/ledgerEntry';
import type { Outcome } from '../../api/outcome';
import type { Message } from '../../api/types';
import { type Book, broughtUpToDate, placeOf, remember } from './ledgerBook';

/**
 * A message's name in the ledger: its item, channel and recipient, and which of several to that recipient in the item it
 * is. Never its text: a retry evaluates `{{ $now }}` or a random code anew.
 */
function namesOf(messages: readonly Message[]): Map<Message, string> {
	const times = new Map<string, number>();
	const names = new Map<Message, string>();
	for (const message of messages) {
		const name = `${message.itemIndex} ${String(message.envelope.application)} ${message.recipient}`;
		const nth = times.get(name) ?? 0;
		times.set(name, nth + 1);
		names.set(message, nth === 0 ? name : `${name} ${nth}`);
	}
	return names;
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
	private names: ReadonlyMap<Message, string> | undefined;

	private constructor(
		private readonly book: Book,
		private readonly isRetry: boolean,
		private readonly messages: readonly Message[],
		private readonly forget: () => void,
	) {}

	/**
	 * The ledger for these messages; that of an earlier try, if there was one in this run of the node.
	 *
	 * @param messages all messages of the run, in order
	 */
	static open(context: IExecuteFunctions, messages: readonly Message[]): Ledger {
		const store: Record<string, Book | undefined> = context.getContext('node');
		const { place, run } = placeOf(context);
		const saved = store[place]?.run === run ? store[place] : undefined;
		const book = saved ? broughtUpToDate(saved) : { id: randomUUID(), run, entries: {} };
		store[place] = book;
		const ledger = new Ledger(book, saved !== undefined, messages, () => delete store[place]);
		context.getExecutionCancelSignal()?.addEventListener('abort', () => ledger.write(), { once: true });
		return ledger;
	}

	/** What is known of the message from an earlier try. */
	outcomeOf(message: Message): Outcome | undefined {
		const entry = this.isRetry ? this.book.entries[this.nameOf(message)] : undefined;
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

	/** The run is over. When all of it went well, nothing is kept with the execution. */
	close(allWentWell: boolean): void {
		if (allWentWell && !this.isRetry) {
			this.forget();
			return;
		}
		this.write();
		if (allWentWell) this.forget();
		remember(this.book);
	}

	/** Writes down what happened so far. */
	private write(): void {
		const { entries } = this.book;
		for (const { messages, outcomes } of this.happened) {
			messages.forEach((message, index) => {
				const outcome = outcomes[index];
				const entry = outcome && entryOf(outcome);
				if (entry !== undefined) entries[this.nameOf(message)] = entry;
			});
		}
		for (const message of this.underWay) entries[this.nameOf(message)] = MAY_BE_SENT;
	}

	private nameOf(message: Message): string {
		this.names ??= namesOf(this.messages);
		return this.names.get(message) ?? '';
	}
}
