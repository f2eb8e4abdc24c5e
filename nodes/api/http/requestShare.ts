import { MINUTE } from './minute';

/**
 * After using up a whole minute, a process continues with this fraction of the limit; after a dropped request, with this
 * fraction of what was accepted in the last minute. The rest is left to others.
 */
const SHARE_AFTER_DROP = 0.95;
/** After a dropped request, the share is multiplied by this. */
const DECREASE = 0.8;
/** Requests dropped within this time are dropped for the same reason: the share is decreased once. */
const DECREASE_INTERVAL = MINUTE / 4;
/** The growth of the share, in requests per minute in each minute: right after a decrease, and what `t` minutes add (times t³). */
const GROWTH = 0.1;
const ACCELERATED_GROWTH = 0.006;
/** The share of a process that does not know its share, because few of its requests were accepted in the last minute. */
const UNKNOWN_SHARE = 10;
/** How much it grows with each accepted request, until one is dropped: it doubles in a minute. */
const SEARCH_GROWTH = 1;
const MIN_SHARE = 2;
/** After a dropped request, the process waits for this many intervals; twice as long after each further one. */
const INTERVALS_AFTER_DROP = 2;
/** After this time without a request, nothing is known about the others any more. */
const IDLE = 2 * MINUTE;

/**
 * This process's share of a limit that other processes, workflows or apps with the same token may use too. They do not know of
 * each other: Picky Assist's "too many requests" (HTTP 429) is all they learn.
 *
 * As long as nothing was dropped, the whole limit may be used at once. After that, requests are spaced evenly: the share
 * decreases by a factor with a dropped request, and increases slowly with accepted ones, faster the longer none was dropped.
 * Whether Picky Assist counts fixed or sliding minutes is unknown; evenly spaced requests fit into both.
 *
 * All times are milliseconds of one monotonic clock.
 */
export class RequestShare {
	/** Requests per minute; undefined while nothing shows that there are others. */
	private perMinute: number | undefined;
	private isSearching = false;
	private learnedAt = -Infinity;
	private decreasedAt = -Infinity;
	private nextAt = -Infinity;
	/** The end of the wait after a dropped request. */
	private pausedUntil = -Infinity;
	private sentAt = -Infinity;
	private dropsInARow = 0;
	private wasDropped = false;

	/** @param limit requests per minute for all processes together */
	constructor(private readonly limit: number) {}

	/** Requests per minute that this process may send. */
	size(now: number): number {
		this.forgetIfIdle(now);
		return this.perMinute ?? this.limit;
	}

	/** Whether it is smaller than the limit because Picky Assist dropped a request. */
	get isShared(): boolean {
		return this.wasDropped;
	}

	/** Milliseconds until the next request; 0 if it may be sent now. */
	waitingTime(now: number): number {
		this.forgetIfIdle(now);
		return Math.max(0, this.nextAt - now);
	}

	private forgetIfIdle(now: number): void {
		if (now - Math.max(this.sentAt, this.pausedUntil) <= IDLE) return;
		this.perMinute = undefined;
		this.wasDropped = false;
		this.dropsInARow = 0;
	}

	/** A request is sent now. */
	recordSent(now: number): void {
		this.sentAt = now;
		if (this.perMinute !== undefined) this.nextAt = now + MINUTE / this.perMinute;
	}

	/** A request was not dropped. */
	recordAccepted(now: number): void {
		if (this.perMinute === undefined) return;
		if (now < this.pausedUntil) {
			// It was sent before the dropped request, but its response came later, so the share does not include it yet.
			if (this.learnedAt === this.decreasedAt) this.perMinute += SHARE_AFTER_DROP;
			return;
		}
		this.dropsInARow = 0;
		const minutes = (now - this.decreasedAt) / MINUTE;
		const growth = this.isSearching
			? SEARCH_GROWTH
			: (GROWTH + ACCELERATED_GROWTH * minutes ** 3) / this.perMinute;
		this.perMinute = Math.min(this.limit * SHARE_AFTER_DROP, this.perMinute + growth);
	}

	/** This process alone has used up the limit: from now on it leaves a little to others, which could not start otherwise. */
	recordUsedUp(now: number): void {
		if (this.perMinute !== undefined) return;
		this.perMinute = this.limit * SHARE_AFTER_DROP;
		this.decreasedAt = now;
		this.isSearching = false;
	}

	/**
	 * A request was dropped.
	 *
	 * @param acceptedAt when the requests of this process that were accepted in the last minute got their response
	 * @param jitter a number from 0 to 1 that spreads the retries of several processes
	 * @returns milliseconds to wait
	 */
	recordDropped(now: number, acceptedAt: readonly number[], jitter: number): number {
		if (now < this.pausedUntil) return this.pausedUntil - now;
		const isFirst = this.perMinute === undefined;
		this.dropsInARow += 1;
		this.wasDropped = true;
		const share = this.decrease(now, acceptedAt.length);
		const interval = MINUTE / share;
		const [oldest] = acceptedAt;
		// The limit may have been used up in a few seconds: then it has room again when the first of these is a minute old.
		const wait =
			isFirst && !this.isSearching && oldest !== undefined
				? oldest + MINUTE - now + interval * jitter
				: Math.min(MINUTE, interval * INTERVALS_AFTER_DROP * 2 ** (this.dropsInARow - 1)) *
					(1 + jitter / 2);
		this.pauseUntil(now + wait);
		return wait;
	}

	/** Sends nothing until this time. */
	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
		this.nextAt = Math.max(this.nextAt, time);
	}

	private decrease(now: number, accepted: number): number {
		if (this.perMinute === undefined) {
			this.isSearching = accepted < UNKNOWN_SHARE;
			this.perMinute = Math.max(UNKNOWN_SHARE, accepted * SHARE_AFTER_DROP);
			this.learnedAt = now;
			this.decreasedAt = now;
		} else if (now - this.decreasedAt > DECREASE_INTERVAL) {
			this.isSearching = false;
			this.perMinute = Math.max(MIN_SHARE, this.perMinute * DECREASE);
			this.decreasedAt = now;
		}
		return this.perMinute;
	}
}
