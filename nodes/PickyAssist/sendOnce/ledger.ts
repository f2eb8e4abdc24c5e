import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { entryOf, MAYBE_SENT_ENTRY, outcomeOf } from './ledgerEntry';
import type { Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import { ClaimNames } from './claimNames';
import { entryKeysOf, type Matches, matchEntries, type SavedMessage } from './ledgerKeys';
import {
	itemsSent,
	type LedgerState,
	mergeSaved,
	openItems,
	originOf,
	ledgerKeyOf,
	remember,
} from './ledgerState';
import { isLocked, lock, waitUntilFree } from './ledgerLock';

/**
 * Whether n8n may run the node again because of this output. Retry on Fail does so if the first item has `json.error`: n8n
 * 2.41 for any value except undefined, null and false, n8n 2.8 for any except undefined. Here every item and value counts.
 */
function mayRunAgain(output: readonly INodeExecutionData[]): boolean {
	return output.some((item) => 'error' in item.json || 'error' in item);
}

/**
 * What this execution has sent, or may have sent. It is stored in the node's context, which n8n keeps during Retry on Fail,
 * saves with a failed or stopped execution, and restores for "Retry execution".
 *
 * It costs nothing if all goes well: it is written when the run ends, or as soon as it is stopped, just before n8n saves
 * the execution.
 */
export class Ledger {
	private inFlight: readonly Message[] = [];
	private readonly duplicates: Record<number, number> = {};
	private readonly outcomesSoFar: Array<{
		messages: readonly Message[];
		outcomes: readonly Outcome[];
	}> = [];
	/** Keys written when the execution was stopped while their request had no response yet. */
	private inFlightKeys: readonly string[] = [];
	private messages: readonly Message[] = [];
	private keys: ReadonlyMap<Message, string> | undefined;
	private saved: Matches | undefined;
	private invalidItems: readonly number[] = [];

	private constructor(
		private readonly state: LedgerState,
		private readonly isRetry: boolean,
		/** Whether this is a retry of a saved execution, of which there may be others. */
		readonly isRetryOfSavedExecution: boolean,
		private readonly forget: () => void,
		private readonly release: () => void,
		private readonly cancelSignal: AbortSignal | undefined,
	) {
		cancelSignal?.addEventListener('abort', this.write);
	}

	/**
	 * Opens the ledger of this run, or that of an earlier attempt, if there was one. While another run in this process uses the
	 * same ledger (Retry execution pressed twice), it waits until that run has ended.
	 */
	static async open(context: IExecuteFunctions): Promise<Ledger> {
		const store: Record<string, LedgerState | undefined> = context.getContext('node');
		const cancelSignal = context.getExecutionCancelSignal();
		const { ledgerKey, run } = ledgerKeyOf(context);
		const { origin, isRetryOfSavedExecution } = originOf(context);
		const find = () => (store[ledgerKey]?.run === run ? store[ledgerKey] : undefined);
		const id = find()?.id ?? `${origin} ${ledgerKey} ${run}`;
		while (isLocked(id) && !cancelSignal?.aborted) await waitUntilFree(id, cancelSignal);
		const saved = mergeSaved(id, find());
		const state = saved ?? { id, run, entries: {} };
		store[ledgerKey] = state;
		// A run that was stopped while waiting sends nothing, so it locks nothing.
		const release = isLocked(id) ? () => {} : lock(id);
		return new Ledger(
			state,
			saved !== undefined,
			isRetryOfSavedExecution,
			() => delete store[ledgerKey],
			release,
			cancelSignal,
		);
	}

	/**
	 * Sets the messages of this run.
	 *
	 * @param messages all messages, in order
	 * @param invalidItems the items of recipients that cannot become messages
	 */
	setMessages(messages: readonly Message[], invalidItems: readonly number[]): void {
		this.messages = messages;
		this.invalidItems = invalidItems;
		this.saved = this.isRetry
			? matchEntries(messages, this.state.entries, MAYBE_SENT_ENTRY)
			: undefined;
	}

	/** The names of this ledger's claims, the same for all retries of one saved execution. */
	get claimNames(): ClaimNames {
		return new ClaimNames(this.state);
	}

	/** The outcomes of these messages in an earlier attempt. */
	outcomesOf(messages: readonly Message[]): ReadonlyMap<Message, Outcome> {
		const outcomes = new Map<Message, Outcome>();
		if (!this.saved) return outcomes;
		for (const message of messages) {
			const entry = this.saved.found.get(message);
			if (entry !== undefined) outcomes.set(message, outcomeOf(entry));
		}
		return outcomes;
	}

	/** What an earlier attempt sent, or may have sent, that matches no message of this attempt. */
	get sentInEarlierAttempt(): readonly SavedMessage[] {
		return this.saved?.left ?? [];
	}

	/** Whether an earlier attempt sent all of an item, given that it sent some of it. */
	isComplete(itemIndex: number): boolean {
		return !this.state.open?.includes(itemIndex);
	}

	/** The items that an earlier attempt sent at least in part, or may have. */
	get itemsSent(): ReadonlySet<number> {
		return itemsSent(this.state);
	}

	/** The item that was sent instead of this one in an earlier attempt. */
	duplicateOf(itemIndex: number): number | undefined {
		return this.state.duplicates?.[itemIndex];
	}

	/** Records that an item was not sent because it duplicates one that was, or may have been. */
	recordDuplicate(itemIndex: number, duplicateOfItem: number): void {
		this.duplicates[itemIndex] = duplicateOfItem;
	}

	/** Call before messages are sent: from now on each of them may have been sent. */
	markInFlight(messages: readonly Message[]): void {
		this.inFlight = messages;
	}

	/** The messages in flight certainly did not arrive and may be sent again. */
	clearInFlight(): void {
		this.inFlight = [];
	}

	/** Records the outcomes of messages, in the same order. A message that was certainly not accepted is not recorded. */
	record(messages: readonly Message[], outcomes: readonly Outcome[]): void {
		this.inFlight = [];
		this.outcomesSoFar.push({ messages, outcomes });
	}

	/**
	 * Ends the run.
	 *
	 * @param output what the node returns to n8n; undefined if it throws. If n8n cannot run the node again because of it,
	 * nothing is kept with the execution.
	 */
	close(output: readonly INodeExecutionData[] | undefined): void {
		this.cancelSignal?.removeEventListener('abort', this.write);
		const keep = this.cancelSignal?.aborted === true || output === undefined || mayRunAgain(output);
		if (keep || this.isRetry || this.isRetryOfSavedExecution) {
			this.write();
			remember(this.state);
		}
		if (!keep) this.forget();
		this.release();
	}

	/** The key of a message, the same in every attempt. */
	keyOf(message: Message): string {
		this.keys ??= entryKeysOf(this.messages);
		return this.keys.get(message) ?? '';
	}

	/** Writes what has happened so far to the saved state. */
	private readonly write = (): void => {
		const { entries } = this.state;
		if (Object.keys(this.duplicates).length > 0)
			this.state.duplicates = { ...this.state.duplicates, ...this.duplicates };
		for (const key of this.inFlightKeys) delete entries[key];
		for (const { messages, outcomes } of this.outcomesSoFar) {
			messages.forEach((message, index) => {
				const outcome = outcomes[index];
				const entry = outcome && entryOf(outcome);
				if (entry !== undefined) entries[this.keyOf(message)] = entry;
			});
		}
		this.inFlightKeys = this.inFlight.map((message) => this.keyOf(message));
		for (const key of this.inFlightKeys) entries[key] = MAYBE_SENT_ENTRY;
		const isKnown = (message: Message) =>
			this.saved?.found.has(message) === true || this.keyOf(message) in entries;
		this.state.open = openItems(this.state, this.messages, this.invalidItems, isKnown);
	};
}

/** Sends messages with a ledger, and closes it with the node's output even if sending throws. */
export async function underLedger(
	context: IExecuteFunctions,
	send: (ledger: Ledger) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const ledger = await Ledger.open(context);
	let output: INodeExecutionData[] | undefined;
	try {
		output = await send(ledger);
		return output;
	} finally {
		ledger.close(output);
	}
}
