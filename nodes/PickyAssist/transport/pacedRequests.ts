import type { Answer } from '../../api/http/httpResult';
import type { RateLimit } from '../../api/http/rateLimit';
import { LONGEST_WAIT } from '../../api/http/retry';

/** The clock, and the stop button. */
export interface Clock {
	/** Milliseconds of a clock that never goes back. */
	readonly now: () => number;
	/** Waits, but not longer than until the execution is stopped. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Whether the user has stopped the execution. */
	readonly cancelled: () => boolean;
}

/** A limit, and how much of it the asker wants to use. */
export interface PartOfLimit {
	readonly limit: RateLimit;
	readonly perMinute: number;
}

/** A request that may have to leave more than once. */
export interface PacedRequest {
	/** Those that it counts for; the last one is the narrowest. */
	readonly limits: readonly PartOfLimit[];
	readonly leave: () => Promise<Answer>;
	/** Milliseconds until it may leave again, undefined where it must not or need not. */
	readonly waitBeforeRetry: (answer: Answer, tries: number, chance: number) => number | undefined;
	/** Milliseconds until it may leave, whatever the limits say. */
	readonly gap?: () => number;
	/** Called when an answer shows that it may leave again. */
	readonly onRetry?: () => void;
}

/** Lets requests leave when the limits allow it, one after the other, each as often as it takes. */
export class PacedRequests {
	/** Milliseconds spent waiting for the limits and for retries. */
	waited = 0;
	private patience = LONGEST_WAIT;

	constructor(private readonly clock: Clock) {}

	/** @returns the last answer; undefined if the execution was stopped before the request left */
	async make(request: PacedRequest): Promise<Answer | undefined> {
		const { now } = this.clock;
		for (let tries = 1; ; tries++) {
			if (!(await this.takePlace(request))) return undefined;
			let answer: Answer;
			try {
				answer = await request.leave();
			} finally {
				for (const { limit } of request.limits) limit.answered(now());
			}
			const wait = request.waitBeforeRetry(answer, tries, Math.random());
			if (wait === undefined) return answer;
			request.onRetry?.();
			if (wait > this.patience) return answer;
			this.patience -= wait;
			if (answer.kind === 'http' && answer.httpStatus === 429)
				request.limits.at(-1)?.limit.pauseUntil(now() + wait);
			else await this.wait(wait);
		}
	}

	private async wait(milliseconds: number): Promise<void> {
		const begin = this.clock.now();
		await this.clock.pause(milliseconds);
		this.waited += this.clock.now() - begin;
	}

	/** Waits until the request may leave and takes its place; false if the execution was stopped first. */
	private async takePlace({ limits, gap }: PacedRequest): Promise<boolean> {
		const { now, cancelled } = this.clock;
		for (;;) {
			if (cancelled()) return false;
			const begin = now();
			const wait = Math.max(
				gap?.() ?? 0,
				...limits.map(({ limit, perMinute }) => limit.waitingTime(begin, perMinute)),
			);
			if (wait <= 0) {
				for (const { limit, perMinute } of limits) limit.leave(begin, perMinute);
				return true;
			}
			await this.wait(wait);
		}
	}
}
