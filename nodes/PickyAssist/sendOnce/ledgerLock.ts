/** The ledgers in use by a run in this process, each with a promise that resolves when that run ends. */
const locks = new Map<string, Promise<void>>();

/** Whether a run in this process is using the ledger. */
export function isLocked(id: string): boolean {
	return locks.has(id);
}

/**
 * Locks a ledger that is not in use.
 *
 * @returns a function that releases the lock
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

/** Waits until the run that uses the ledger has ended, or this execution is stopped. */
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
