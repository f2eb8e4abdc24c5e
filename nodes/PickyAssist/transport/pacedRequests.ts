import type { HttpResult } from '../../api/http/httpResult';
import type { RateLimit } from '../../api/http/rateLimit';
import { RETRY_BUDGET } from '../../api/http/retry';

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
export interface LimitShare {
	readonly limit: RateLimit;
	readonly perMinute: number;
}

/** A request that may have to leave more than once. */
export interface PacedRequest {
	/** Those that it counts for; the last one is the narrowest. */
	readonly limits: readonly LimitShare[];
	readonly send: () => Promise<HttpResult>;
	/** Milliseconds until it may leave again, undefined where it must not or need not. */
	readonly waitBeforeRetry: (
		result: HttpResult,
		attempt: number,
		jitter: number,
	) => number | undefined;
	/** Milliseconds until it may leave, whatever the limits say. */
	readonly minimumDelay?: () => number;
	/** Called when a response shows that it may leave again. */
	readonly onRetry?: () => void;
}

/** Lets requests leave when the limits allow it, one after the other, each as often as it takes. */
export class PacedRequests {
	/** Milliseconds spent waiting for the limits and for retries. */
	waited = 0;
	private retryBudget = RETRY_BUDGET;

	constructor(private readonly clock: Clock) {}

	/** @returns the last answer; undefined if the execution was stopped before the request left */
	async send(request: PacedRequest): Promise<HttpResult | undefined> {
		const { now } = this.clock;
		for (let attempt = 1; ; attempt++) {
			if (!(await this.acquire(request))) return undefined;
			let result: HttpResult;
			try {
				result = await request.send();
			} finally {
				for (const { limit } of request.limits) limit.release(now());
			}
			const wait = request.waitBeforeRetry(result, attempt, Math.random());
			if (wait === undefined) return result;
			request.onRetry?.();
			if (wait > this.retryBudget) return result;
			this.retryBudget -= wait;
			if (result.kind === 'http' && result.httpStatus === 429)
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
	private async acquire({ limits, minimumDelay }: PacedRequest): Promise<boolean> {
		const { now, cancelled } = this.clock;
		for (;;) {
			if (cancelled()) return false;
			const begin = now();
			const wait = Math.max(
				minimumDelay?.() ?? 0,
				...limits.map(({ limit, perMinute }) => limit.waitingTime(begin, perMinute)),
			);
			if (wait <= 0) {
				for (const { limit, perMinute } of limits) limit.acquire(begin, perMinute);
				return true;
			}
			await this.wait(wait);
		}
	}
}
