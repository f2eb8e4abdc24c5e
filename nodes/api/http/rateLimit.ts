import { MINUTE } from './minute';

/** Picky Assist takes so many requests a minute for each project (Quick Start Guide). */
export const MAX_REQUESTS_PER_MINUTE = 90;

/** Of them, so many may ask for the status of a device (automation server status page, rate limits page). */
export const MAX_STATUS_CHECKS_PER_MINUTE = 3;

/** How long to wait before looking again when all places are held by requests without a response. */
const LOOK_AGAIN = MINUTE / 240;

/**
 * Keeps requests under so many in any sliding minute. When exactly a request arrives is not known, only that it is before
 * its answer: a request holds its place from before it leaves until a minute after its answer.
 *
 * All times are milliseconds of one clock that never goes back.
 */
export class RateLimit {
	private inFlight = 0;
	/** When each place of an answered request becomes free, the earliest first. */
	private freeAt: number[] = [];
	private pausedUntil = 0;

	/**
	 * Takes a place for a request that leaves now, if there is one.
	 *
	 * @param perMinute the most requests in a minute that the asker wants to see
	 * @returns 0 if the place is taken; otherwise milliseconds to wait before asking again
	 */
	acquire(now: number, perMinute: number): number {
		const wait = this.waitingTime(now, perMinute);
		if (wait === 0) this.inFlight += 1;
		return wait;
	}

	/** The request has been answered, or will not be: a minute from now its place is free. */
	release(now: number): void {
		this.inFlight -= 1;
		this.freeAt.push(now + MINUTE);
	}

	/** Picky Assist said that it has had enough: nobody sends before this time. */
	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
	}

	/** How long to wait before asking again for a place, in milliseconds; 0 if there is one now. */
	waitingTime(now: number, perMinute: number): number {
		if (this.pausedUntil > now) return this.pausedUntil - now;
		this.freeAt = this.freeAt.filter((time) => time > now);
		const tooMany = this.inFlight + this.freeAt.length - perMinute + 1;
		if (tooMany <= 0) return 0;
		const free = this.freeAt[tooMany - 1];
		return free === undefined ? LOOK_AGAIN : free - now;
	}
}
