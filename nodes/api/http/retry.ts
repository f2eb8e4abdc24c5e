import { type Answer, bodyOf } from './httpResult';
import { MINUTE } from './minute';
import { STATUS_UNAVAILABLE, statusNumber } from './statusCodes';
import { requestFailureOf } from './requestFailure';

const MOST_TRIES = 4;

/**
 * How long the node waits in all for its retries in one run. A wait that is longer than what is left of this is not begun: the
 * request is given up at once.
 */
export const LONGEST_WAIT = 10 * MINUTE;

/** Twice as long after each try, from a second on. */
function backOff(tries: number, chance: number): number {
	return (MINUTE / 60) * 2 ** (tries - 1) * (1 + chance / 2);
}

/**
 * How long to wait before the same request is sent again, in milliseconds; undefined where it must not be, because it may
 * have arrived: Picky Assist has no key against double sending.
 *
 * @param tries how often the request has been tried, 1 or more
 * @param chance a number from 0 to 1 that spreads several senders over time
 */
export function waitBeforeRetry(answer: Answer, tries: number, chance: number): number | undefined {
	if (answer.kind === 'http' && answer.httpStatus === 429) {
		// Dropped at the firewall, never queued (Quick Start Guide).
		const asked = answer.retryAfter ?? MINUTE;
		// The part by chance must not make a wait too long that just fits.
		return Math.max(asked, Math.min(asked + (chance * MINUTE) / 6, LONGEST_WAIT));
	}
	if (answer.kind === 'notConnected' && tries < MOST_TRIES) {
		return backOff(tries, chance);
	}
	return undefined;
}

/**
 * The same for a request that only reads: it does no harm twice, so it is also made again after an answer that leaves open
 * what happened, and while Picky Assist is not available.
 *
 * @param awayIsAnAnswer status 101 says what was asked for: that no phone is there (device status)
 */
export function waitBeforeReadingAgain(
	answer: Answer,
	tries: number,
	chance: number,
	awayIsAnAnswer: boolean,
): number | undefined {
	const isAway = !awayIsAnAnswer && statusNumber(bodyOf(answer)?.status) === STATUS_UNAVAILABLE;
	if ((isAway || requestFailureOf(answer)?.kind === 'unclear') && tries < MOST_TRIES)
		return backOff(tries, chance);
	return waitBeforeRetry(answer, tries, chance);
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
