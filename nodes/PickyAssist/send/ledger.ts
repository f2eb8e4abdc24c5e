import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { entryOf, type LedgerEntry, MAY_BE_SENT, outcomeOf } from '../../api/ledgerEntry';
import type { Outcome } from '../../api/outcome';
import type { Message } from '../../api/types';

/** The ledger as n8n keeps it with the execution: plain JSON. */
interface Book {
	readonly id: string;
	readonly run: number;
	readonly entries: Record<string, LedgerEntry>;
}

/**
 * Ledgers of this process that belong to a saved execution: n8n hands the same saved copy to every "Retry execution", so
 * a second one would not know what the first one sent.
 */
const booksInMemory = new Map<string, Book>();
const MOST_ENTRIES_IN_MEMORY = 200_000;

function remember(book: Book): void {
	booksInMemory.delete(book.id);
	booksInMemory.set(book.id, book);
	const sizes = [...booksInMemory.values()].map(({ id, entries }) => ({ id, size: Object.keys(entries).length }));
	let total = sizes.reduce((sum, { size }) => sum + size, 0);
	for (const { id, size } of sizes) {
		if (total <= MOST_ENTRIES_IN_MEMORY || id === book.id) return;
		booksInMemory.delete(id);
		total -= size;
	}
}

/** A saved book, with what this process has learnt since it was saved. */
function broughtUpToDate(saved: Book): Book {
	const known = booksInMemory.get(saved.id);
	if (!known || known === saved) return saved;
	Object.assign(known.entries, saved.entries);
	return known;
}

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
		private readonly store: { pickyAssist?: Book },
	) {}

	/**
	 * The ledger for these messages; that of an earlier try, if there was one in this run of the node.
	 *
	 * @param messages all messages of the run, in order
	 */
	static open(context: IExecuteFunctions, messages: readonly Message[]): Ledger {
		// An AI agent calls the node again and again in one run, for another message each time: nothing to retry there.
		const store: { pickyAssist?: Book } = context.isToolExecution() ? {} : context.getContext('node');
		const run = Number(context.getWorkflowDataProxy(0).$runIndex);
		const saved = store.pickyAssist?.run === run ? store.pickyAssist : undefined;
		const book = saved ? broughtUpToDate(saved) : { id: randomUUID(), run, entries: {} };
		store.pickyAssist = book;
		const ledger = new Ledger(book, saved !== undefined, messages, store);
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
			delete this.store.pickyAssist;
			return;
		}
		this.write();
		if (allWentWell) delete this.store.pickyAssist;
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
