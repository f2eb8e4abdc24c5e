import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Message } from '../../api/push/types';
import type { LedgerEntry } from './ledgerEntry';
import { isTool, toolCallOf } from '../errors';
import { mergeHolders } from './claimNames';

/** Names the execution that a node ran in first, in all retries of it. */
const ORIGIN = 'pickyAssist origin';

/** The ledger as n8n keeps it with the execution: plain JSON. */
export interface LedgerState {
	readonly id: string;
	readonly run: number;
	readonly entries: Record<string, LedgerEntry>;
	/** For items with the same list as another one, that other item. */
	duplicates?: Record<number, number>;
	/** Items of which something was sent, but not all. */
	open?: number[];
	/** For claims that this ledger holds, the holder: see ClaimNames. */
	holders?: Record<string, string>;
}

/** The items of which something was sent, or may have been. */
export function itemsSent({ entries }: LedgerState): ReadonlySet<number> {
	return new Set(Object.keys(entries).map((key) => Number(key.split(' ')[0])));
}

/**
 * Items of which something was sent, but not all. Of an item without messages, what an earlier try knew.
 *
 * @param messages of this try
 * @param invalidItems the items of recipients that could not become messages
 * @param isKnown whether a message is in the ledger
 */
export function openItems(
	state: LedgerState,
	messages: readonly Message[],
	invalidItems: readonly number[],
	isKnown: (message: Message) => boolean,
): number[] {
	const drafted = new Set(messages.map(({ itemIndex }) => itemIndex));
	const open = new Set([
		...(state.open ?? []).filter((itemIndex) => !drafted.has(itemIndex)),
		...messages.filter((message) => !isKnown(message)).map(({ itemIndex }) => itemIndex),
		...invalidItems.filter((itemIndex) => drafted.has(itemIndex)),
	]);
	return [...itemsSent(state)].filter((itemIndex) => open.has(itemIndex));
}

/**
 * Ledgers of this process that belong to a saved execution: n8n hands the same saved copy to every "Retry execution", so
 * a second one would not know what the first one sent.
 */
const statesInMemory = new Map<string, LedgerState>();
const MAX_ENTRIES_IN_MEMORY = 200_000;

/** Keeps a ledger in this process; those of long ago are forgotten. */
export function remember(state: LedgerState): void {
	statesInMemory.delete(state.id);
	statesInMemory.set(state.id, state);
	const sizes = [...statesInMemory.values()].map(({ id, entries }) => ({
		id,
		size: Object.keys(entries).length,
	}));
	let total = sizes.reduce((sum, { size }) => sum + size, 0);
	for (const { id, size } of sizes) {
		if (total <= MAX_ENTRIES_IN_MEMORY || id === state.id) return;
		statesInMemory.delete(id);
		total -= size;
	}
}

/** A saved ledger, with what this process has learnt since it was saved; without one, what this process knows under the id. */
export function mergeSaved(id: string, saved: LedgerState | undefined): LedgerState | undefined {
	const known = statesInMemory.get(id);
	if (!saved || !known || known === saved) return saved ?? known;
	Object.assign(known.entries, { ...saved.entries, ...known.entries });
	if (saved.duplicates) known.duplicates = { ...saved.duplicates, ...known.duplicates };
	if (saved.open) known.open = [...new Set([...saved.open, ...(known.open ?? [])])];
	if (saved.holders) known.holders = mergeHolders(known.holders, saved.holders);
	return known;
}

/**
 * The execution that this node ran in first. Retries of it share it, also those rounds of a loop that it never reached; it
 * is kept in the node's context, which n8n saves with the execution.
 *
 * @returns `isShared`: whether other retries of the same saved execution may do the same work
 */
export function originOf(context: IExecuteFunctions): { origin: string; isShared: boolean } {
	const store: Record<string, unknown> = context.getContext('node');
	const saved = store[ORIGIN];
	const origin = typeof saved === 'string' ? saved : randomUUID();
	store[ORIGIN] = origin;
	return { origin, isShared: saved !== undefined && context.getMode() === 'retry' };
}

/**
 * Where the ledger of this run lies in the node's context. A tool has one for each thing that a model asks for: models call
 * several times at once, n8n gives another run index to each try, and a model that was told of a problem tries again itself.
 */
export function ledgerKeyOf(context: IExecuteFunctions): { ledgerKey: string; run: number } {
	return isTool(context.getNode())
		? { ledgerKey: `pickyAssist ${toolCallOf(context)}`, run: 0 }
		: { ledgerKey: 'pickyAssist', run: Number(context.getWorkflowDataProxy(0).$runIndex) };
}
