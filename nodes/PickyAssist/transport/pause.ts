import { sleep } from 'n8n-workflow';

/** Waits, but not longer than until the execution is stopped. */
export async function pause(
	milliseconds: number,
	cancelSignal: AbortSignal | undefined,
): Promise<void> {
	if (milliseconds <= 0 || cancelSignal?.aborted) return;
	// The second argument of n8n's sleep() does nothing in older versions, so the signal is raced here.
	let wakeUp = () => {};
	const aborted = new Promise<void>((resolve) => {
		wakeUp = resolve;
	});
	cancelSignal?.addEventListener('abort', wakeUp);
	try {
		await Promise.race([sleep(milliseconds), aborted]);
	} finally {
		cancelSignal?.removeEventListener('abort', wakeUp);
	}
}
