import type { IExecuteFunctions } from 'n8n-workflow';
import type { LedgerEntry } from '../../api/push/ledgerEntry';
import type { Message } from '../../api/push/types';
import { isTool, toolCallOf } from '../errors';

/**
 * A message's key in the ledger: its item and recipient, and which of several to that recipient in the item it is. Never
 * its text, because a retry evaluates `{{ $now }}` or a random code anew, and never its channel, because status 801 tells
 * the user to choose another one before the retry.
 */
export function keysOf(messages: readonly Message[]): Map<Message, string> {
	const times = new Map<string, number>();
	const keys = new Map<Message, string>();
	for (const message of messages) {
		const key = `${message.itemIndex} ${message.recipient}`;
		const nth = times.get(key) ?? 0;
		times.set(key, nth + 1);
		keys.set(message, nth === 0 ? key : `${key} ${nth}`);
	}
	return keys;
}

/** The ledger as n8n keeps it with the execution: plain JSON. */
export interface Book {
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

/** Keeps a book in this process; those of long ago are forgotten. */
export function remember(book: Book): void {
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
export function broughtUpToDate(saved: Book): Book {
	const known = booksInMemory.get(saved.id);
	if (!known || known === saved) return saved;
	Object.assign(known.entries, { ...saved.entries, ...known.entries });
	return known;
}

/**
 * Where the ledger of this run lies in the node's context. A tool has one for each thing that a model asks for: models call
 * several times at once, n8n gives another run index to each try, and a model that was told of a problem tries again itself.
 */
export function placeOf(context: IExecuteFunctions): { place: string; run: number } {
	return isTool(context.getNode())
		? { place: `pickyAssist ${toolCallOf(context)}`, run: 0 }
		: { place: 'pickyAssist', run: Number(context.getWorkflowDataProxy(0).$runIndex) };
}
