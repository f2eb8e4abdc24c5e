import { createHash } from 'crypto';
import { sleep } from 'n8n-workflow';
import { RateLimit } from '../../api/rateLimit';

/** One limit for each host and token, over all executions and nodes of this process. */
const limits = new Map<string, RateLimit>();

/** The limit that all requests with this token to this address share. Only a hash of the token is kept. */
export function limitOf(url: string, token: string): RateLimit {
	const key = createHash('sha256').update(`${new URL(url).host}\n${token}`).digest('base64');
	const limit = limits.get(key) ?? new RateLimit();
	limits.set(key, limit);
	return limit;
}

/** Waits, but not longer than until the execution is stopped. */
export async function pause(milliseconds: number, cancelSignal: AbortSignal | undefined): Promise<void> {
	if (milliseconds <= 0 || cancelSignal?.aborted) return;
	// The second argument of n8n's sleep() does nothing in older versions, so the signal is raced here.
	let wakeUp = () => {};
	const aborted = new Promise<void>((resolve) => {
		wakeUp = resolve;
	});
	cancelSignal?.addEventListener('abort', wakeUp);
	await Promise.race([sleep(milliseconds), aborted]);
	cancelSignal?.removeEventListener('abort', wakeUp);
}
