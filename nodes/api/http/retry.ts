import { type HttpResult, jsonBodyOf } from './httpResult';
import { MINUTE } from './minute';
import { STATUS_UNAVAILABLE, statusNumber } from './statusCodes';
import { requestFailureOf } from './requestFailure';

const MAX_ATTEMPTS = 4;

/**
 * How long the node waits in all for its retries in one run. A wait that is longer than what is left of this is not begun: the
 * request is given up at once.
 */
export const RETRY_BUDGET = 10 * MINUTE;

/** Twice as long after each try, from a second on. */
function backoff(attempt: number, jitter: number): number {
	return (MINUTE / 60) * 2 ** (attempt - 1) * (1 + jitter / 2);
}

/**
 * How long to wait before the same request is sent again, in milliseconds; undefined where it must not be, because it may
 * have arrived: Picky Assist has no key against double sending.
 *
 * @param attempt how often the request has been tried, 1 or more
 * @param jitter a number from 0 to 1 that spreads several senders over time
 */
export function waitBeforeRetry(
	result: HttpResult,
	attempt: number,
	jitter: number,
): number | undefined {
	if (result.kind === 'http' && result.httpStatus === 429) {
		// Dropped at the firewall, never queued (Quick Start Guide).
		const asked = result.retryAfter ?? MINUTE;
		// The part by chance must not make a wait too long that just fits.
		return Math.max(asked, Math.min(asked + (jitter * MINUTE) / 6, RETRY_BUDGET));
	}
	if (result.kind === 'notConnected' && attempt < MAX_ATTEMPTS) {
		return backoff(attempt, jitter);
	}
	return undefined;
}

/**
 * The same for a request that only reads: it does no harm twice, so it is also made again after a response that leaves open
 * what happened, and while Picky Assist is not available.
 *
 * @param unavailableIsExpected status 101 says what was asked for: that no phone is there (device status)
 */
export function waitBeforeReadingAgain(
	result: HttpResult,
	attempt: number,
	jitter: number,
	unavailableIsExpected: boolean,
): number | undefined {
	const isUnavailable =
		!unavailableIsExpected && statusNumber(jsonBodyOf(result)?.status) === STATUS_UNAVAILABLE;
	if ((isUnavailable || requestFailureOf(result)?.kind === 'unclear') && attempt < MAX_ATTEMPTS)
		return backoff(attempt, jitter);
	return waitBeforeRetry(result, attempt, jitter);
}

/**
 * The HTTP header Retry-After in milliseconds from now; undefined if there is none or it cannot be read.
 *
 * @param value seconds, or a date
 * @param now milliseconds since 1970
 */
export function parseRetryAfter(value: unknown, now: number): number | undefined {
	const text = typeof value === 'string' ? value.trim() : '';
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
