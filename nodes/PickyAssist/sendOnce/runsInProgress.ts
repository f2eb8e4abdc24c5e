/** The runs of one node in this process that send each reference number once, while there are any. */
export interface ReferenceRuns {
	count: number;
	/** One of them has read the store. */
	started: boolean;
	/** The store held the marker of another run: one in another process, or one that was killed. */
	isRecovering: boolean;
	/** A message was found to be already recorded. */
	foundRecorded: boolean;
	/** The store holds a message that ended unconfirmed. */
	hasUnconfirmed: boolean;
	/** Keys of the messages that these runs are sending. */
	readonly inFlight: Set<string>;
}

const allRuns = new Map<string, ReferenceRuns>();

/** Starts a run; runs at the same time share this state. `row`: the node's row in the store. */
export function startRun(row: string): ReferenceRuns {
	const runs: ReferenceRuns = allRuns.get(row) ?? {
		count: 0,
		started: false,
		isRecovering: false,
		foundRecorded: false,
		hasUnconfirmed: false,
		inFlight: new Set(),
	};
	runs.count += 1;
	allRuns.set(row, runs);
	return runs;
}

/** Ends a run; true if it was the last one. */
export function endRun(row: string): boolean {
	const runs = allRuns.get(row);
	if (!runs) return true;
	runs.count -= 1;
	if (runs.count > 0) return false;
	allRuns.delete(row);
	return true;
}
