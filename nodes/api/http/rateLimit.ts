import { MINUTE } from './minute';
import type { RequestShare } from './requestShare';

/** Picky Assist's limit for each project (Quick Start Guide). */
export const MAX_REQUESTS_PER_MINUTE = 90;

/**
 * Picky Assist's limit for device status requests, which also count toward the other limit (automation server status page,
 * rate limits page).
 */
export const MAX_DEVICE_CHECKS_PER_MINUTE = 3;

/** How long to wait before checking again when all slots are held by requests in flight. */
const POLL_INTERVAL = MINUTE / 240;

/** Why a request waits: Picky Assist dropped one, or the requests of a minute are used up. */
export type LimitWaitReason = 'dropped' | 'usedUp';

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
	/** When the requests of the last minute that were not dropped got their response. */
	private acceptedAt: number[] = [];
	private pausedUntil = 0;
	private reserved = 0;
	private lastWasDropped = false;

	/** @param share this process's share of the limit, if other processes may use it too */
	constructor(private readonly share?: RequestShare) {}

	/**
	 * Takes a slot for a request that is sent now, if one is free.
	 *
	 * @param perMinute the most requests in a minute that the caller allows
	 * @returns 0 if a slot was taken; otherwise the milliseconds to wait before trying again
	 */
	acquire(now: number, perMinute: number): number {
		const wait = this.waitingTime(now, perMinute);
		if (wait === 0) {
			this.inFlight += 1;
			this.share?.recordSent(now);
		}
		return wait;
	}

	/** The request is over: its slot becomes free in a minute. */
	release(now: number, isDropped = false): void {
		this.inFlight -= 1;
		this.freeAt.push(now + MINUTE);
		this.lastWasDropped = isDropped;
		if (isDropped) return;
		this.acceptedAt = this.acceptedAt.filter((time) => time > now - MINUTE);
		this.acceptedAt.push(now);
		this.share?.recordAccepted(now);
	}

	/**
	 * Picky Assist dropped a request of this limit: the process decreases its share.
	 *
	 * @param jitter a number from 0 to 1 that spreads the retries of several processes
	 * @returns milliseconds until there may be room again; undefined if that is unknown
	 */
	recordDrop(now: number, jitter: number): number | undefined {
		this.acceptedAt = this.acceptedAt.filter((time) => time > now - MINUTE);
		return this.share?.recordDropped(now, this.acceptedAt, jitter);
	}

	/** Blocks all requests until this time, because Picky Assist dropped one. */
	pauseUntil(time: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, time);
		this.share?.pauseUntil(time);
	}

	/** Milliseconds to wait before trying to take a slot; 0 if one is free now. */
	waitingTime(now: number, perMinute: number): number {
		if (this.pausedUntil > now) return this.pausedUntil - now;
		return Math.max(this.waitForSlot(now, perMinute), this.share?.waitingTime(now) ?? 0);
	}

	/** Whether Picky Assist dropped the latest request: until it accepts one, every wait is due to that. */
	get isDropping(): boolean {
		return this.lastWasDropped;
	}

	/** Why a request waits now: what makes it wait the longest. */
	waitReason(now: number, perMinute: number): LimitWaitReason {
		if (this.pausedUntil > now) return 'dropped';
		const forShare = this.share?.waitingTime(now) ?? 0;
		const isDropped = this.share?.isShared === true && forShare > this.waitForSlot(now, perMinute);
		return isDropped ? 'dropped' : 'usedUp';
	}

	/** How many requests could be sent now, apart from those reserved. Less than 0 if even these have to wait. */
	freeSlots(now: number, perMinute: number): number {
		this.forgetFreed(now);
		const most = Math.min(perMinute, Math.floor(this.share?.size(now) ?? perMinute));
		return most - this.inFlight - this.freeAt.length - this.reserved;
	}

	/** Announces requests that a run is going to send, so that other runs do not plan with their slots. */
	reserve(requests: number): void {
		this.reserved += requests;
	}

	private forgetFreed(now: number): void {
		this.freeAt = this.freeAt.filter((time) => time > now);
	}

	private waitForSlot(now: number, perMinute: number): number {
		this.forgetFreed(now);
		const taken = this.inFlight + this.freeAt.length;
		if (taken >= MAX_REQUESTS_PER_MINUTE) this.share?.recordUsedUp(now);
		const excess = taken - perMinute + 1;
		if (excess <= 0) return 0;
		const nextFreeAt = this.freeAt[excess - 1];
		return nextFreeAt === undefined ? POLL_INTERVAL : nextFreeAt - now;
	}
}
