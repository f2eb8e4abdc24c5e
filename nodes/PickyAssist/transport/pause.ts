import { sleep } from 'n8n-workflow';

/** Waits, but not after the execution was stopped. */
export async function pause(
	milliseconds: number,
	cancelSignal: AbortSignal | undefined,
): Promise<void> {
	if (milliseconds <= 0 || cancelSignal?.aborted) return;
	// Older versions of n8n ignore the second argument of sleep(), so the signal is raced here.
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
