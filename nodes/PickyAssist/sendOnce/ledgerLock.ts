/** The ledgers that a run of this process works with, each with a promise for the end of that run. */
const locks = new Map<string, Promise<void>>();

/** Whether a run of this process works with the ledger. */
export function isLocked(id: string): boolean {
	return locks.has(id);
}

/**
 * Reserves a ledger that is not in use.
 *
 * @returns ends the reservation
 */
export function lock(id: string): () => void {
	let end = () => {};
	locks.set(
		id,
		new Promise((resolve) => {
			end = resolve;
		}),
	);
	return () => {
		locks.delete(id);
		end();
	};
}

/** Waits until the run that works with the ledger has ended, but not longer than until this execution is stopped. */
export async function waitUntilFree(
	id: string,
	cancelSignal: AbortSignal | undefined,
): Promise<void> {
	if (cancelSignal?.aborted) return;
	let stopped = () => {};
	const aborted = new Promise<void>((resolve) => {
		stopped = resolve;
	});
	cancelSignal?.addEventListener('abort', stopped);
	try {
		await Promise.race([locks.get(id), aborted]);
	} finally {
		cancelSignal?.removeEventListener('abort', stopped);
	}
}
