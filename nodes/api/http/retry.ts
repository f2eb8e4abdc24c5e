import { type HttpResult, jsonBodyOf } from './httpResult';
import { MINUTE } from './minute';
import { STATUS_UNAVAILABLE, statusNumber } from './statusCodes';
import { requestFailureOf } from './requestFailure';

const MAX_ATTEMPTS = 4;

/**
 * How long one run waits in total for retries and while Picky Assist drops requests. If a wait exceeds what is left, the
 * request is given up at once.
 */
export const RETRY_BUDGET = 10 * MINUTE;

/** Starts at one second and doubles with each attempt. */
function backoff(attempt: number, jitter: number): number {
	return (MINUTE / 60) * 2 ** (attempt - 1) * (1 + jitter / 2);
}

/**
 * Milliseconds to wait before sending the same request again; undefined if it must not be repeated because it may have
 * arrived. Picky Assist has no idempotency key.
 *
 * @param attempt the number of attempts so far, 1 or more
 * @param jitter a number from 0 to 1 that spreads the retries of several senders
 * @param retryIn when the limit may have room again, if that is known; Retry-After takes precedence
 */
export function waitBeforeRetry(
	result: HttpResult,
	attempt: number,
	jitter: number,
	retryIn?: number,
): number | undefined {
	if (result.kind === 'http' && result.httpStatus === 429) {
		// Dropped by the firewall, never queued (Quick Start Guide).
		if (result.retryAfter === undefined && retryIn !== undefined) return retryIn;
		const requested = result.retryAfter ?? MINUTE;
		// Jitter must not push a wait that fits over the retry budget.
		return Math.max(requested, Math.min(requested + (jitter * MINUTE) / 6, RETRY_BUDGET));
	}
	if (result.kind === 'notConnected' && attempt < MAX_ATTEMPTS) {
		return backoff(attempt, jitter);
	}
	return undefined;
}

/**
 * The same for a request that only reads. Repeating it is safe, so it is also repeated after an unclear result and while
 * Picky Assist is unavailable.
 *
 * @param unavailableIsExpected status 101 is a valid result: there is no phone (device status)
 * @param retryIn see `waitBeforeRetry`
 */
export function waitBeforeReadRetry(
	result: HttpResult,
	attempt: number,
	jitter: number,
	unavailableIsExpected: boolean,
	retryIn?: number,
): number | undefined {
	const isUnavailable =
		!unavailableIsExpected && statusNumber(jsonBodyOf(result)?.status) === STATUS_UNAVAILABLE;
	if ((isUnavailable || requestFailureOf(result)?.kind === 'unclear') && attempt < MAX_ATTEMPTS)
		return backoff(attempt, jitter);
	return waitBeforeRetry(result, attempt, jitter, retryIn);
}

/**
 * The HTTP header Retry-After in milliseconds from now; undefined if it is missing or invalid.
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
