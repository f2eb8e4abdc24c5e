import { MINUTE } from './minute';

/** Picky Assist's limit for each project (Quick Start Guide). */
export const MAX_REQUESTS_PER_MINUTE = 90;

/**
 * Picky Assist's limit for device status requests, which also count toward the other limit (automation server status page,
 * rate limits page).
 */
export const MAX_STATUS_CHECKS_PER_MINUTE = 3;

/** How long to wait before checking again when all slots are held by requests in flight. */
const POLL_INTERVAL = MINUTE / 240;

/**
 * Limits the number of requests in any sliding minute. The exact arrival time of a request is unknown, except that it is
 * before the response: a request holds its slot from before it is sent until a minute after its response.
 *
 * All times are milliseconds of one monotonic clock.
 */
export class RateLimit {
	private inFlight = 0;
	/** When the slot of each completed request becomes free, earliest first. */
	private freeAt: number[] = [];
	private pausedUntil = 0;

	/**
	 * Takes a slot for a request that is sent now, if one is free.
	 *
	 * @param perMinute the most requests in a minute that the caller allows
	 * @returns 0 if a slot was taken; otherwise the milliseconds to wait before trying again
	 */
	acquire(now: number, perMinute: number): number {
		const wait = this.waitingTime(now, perMinute);
		if (wait === 0) this.inFlight += 1;
		return wait;
	}

	/** The request is over: its slot becomes free in a minute. */
	release(now: number): void {
		this.inFlight -= 1;
		this.freeAt.push(now + MINUTE);
	}

	/** Blocks all requests until this time, because Picky Assist dropped one. */
	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
	}

	/** Milliseconds to wait before trying to take a slot; 0 if one is free now. */
	waitingTime(now: number, perMinute: number): number {
		if (this.pausedUntil > now) return this.pausedUntil - now;
		this.freeAt = this.freeAt.filter((time) => time > now);
		const excess = this.inFlight + this.freeAt.length - perMinute + 1;
		if (excess <= 0) return 0;
		const nextFreeAt = this.freeAt[excess - 1];
		return nextFreeAt === undefined ? POLL_INTERVAL : nextFreeAt - now;
	}
}
