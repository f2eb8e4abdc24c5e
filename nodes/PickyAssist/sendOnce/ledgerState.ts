import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Message } from '../../api/push/types';
import type { LedgerEntry } from './ledgerEntry';
import { isTool, toolCallOf } from '../errors';
import { mergeHolders } from './claimNames';

/** Key of the ID of the execution in which the node first ran; all its retries share it. */
const ORIGIN = 'pickyAssist origin';

/** The ledger as n8n saves it with the execution: plain JSON. */
export interface LedgerState {
	readonly id: string;
	readonly run: number;
	readonly entries: Record<string, LedgerEntry>;
	/** Maps items with the same list as another item to that item. */
	duplicates?: Record<number, number>;
	/** Items that were sent only in part. */
	open?: number[];
	/** The holders of the claims that this ledger holds: see ClaimNames. */
	holders?: Record<string, string>;
}

/** The items that were sent at least in part, or may have been. */
export function itemsSent({ entries }: LedgerState): ReadonlySet<number> {
	return new Set(Object.keys(entries).map((key) => Number(key.split(' ')[0])));
}

/**
 * The items that were sent only in part. For an item without messages, what an earlier attempt recorded applies.
 *
 * @param messages the messages of this attempt
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
 * Ledgers in this process that belong to a saved execution: n8n gives every "Retry execution" the same saved copy, so a
 * second retry would not know what the first one sent.
 */
const statesInMemory = new Map<string, LedgerState>();
const MAX_ENTRIES_IN_MEMORY = 200_000;

/** Keeps a ledger in this process; the oldest ones are dropped. */
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

/** Merges a saved ledger with what this process has recorded since; if none is saved, returns the one in this process, if any. */
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
 * An ID of the execution in which this node first ran. Its retries share the ID, even for loop iterations that it never
 * reached. It is stored in the node's context, which n8n saves with the execution.
 *
 * @returns `isRetryOfSavedExecution`: whether this is a retry of a saved execution, of which there may be others
 */
export function originOf(context: IExecuteFunctions): {
	origin: string;
	isRetryOfSavedExecution: boolean;
} {
	const store: Record<string, unknown> = context.getContext('node');
	const saved = store[ORIGIN];
	const origin = typeof saved === 'string' ? saved : randomUUID();
	store[ORIGIN] = origin;
	return { origin, isRetryOfSavedExecution: saved !== undefined && context.getMode() === 'retry' };
}

/**
 * Where the ledger of this run is stored in the node's context. A tool has one for each distinct call: models make several
 * calls at once, n8n assigns each attempt a new run index, and a model that gets an error repeats the call itself.
 */
export function ledgerKeyOf(context: IExecuteFunctions): { ledgerKey: string; run: number } {
	return isTool(context.getNode())
		? { ledgerKey: `pickyAssist ${toolCallOf(context)}`, run: 0 }
		: { ledgerKey: 'pickyAssist', run: Number(context.getWorkflowDataProxy(0).$runIndex) };
}
