import type { HttpResult } from '../../api/http/httpResult';
import type { RateLimit } from '../../api/http/rateLimit';
import { RETRY_BUDGET } from '../../api/http/retry';

export interface Clock {
	/** A monotonic clock, in milliseconds. */
	readonly now: () => number;
	/** Waits, but not after the execution was stopped. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Whether the execution was stopped. */
	readonly cancelled: () => boolean;
}

/** A limit, and how much of it the caller may use. */
export interface LimitShare {
	readonly limit: RateLimit;
	readonly perMinute: number;
}

/** A request that may be retried. */
export interface PacedRequest {
	/** The limits that the request counts toward; the last one is the narrowest. */
	readonly limits: readonly LimitShare[];
	readonly send: () => Promise<HttpResult>;
	/** Milliseconds until the next attempt; undefined if there must not or need not be one. */
	readonly waitBeforeRetry: (
		result: HttpResult,
		attempt: number,
		jitter: number,
	) => number | undefined;
	/** Milliseconds until it may be sent, regardless of the limits. */
	readonly minimumDelay?: () => number;
	/** Called when a result shows that the request may be retried. */
	readonly onRetry?: () => void;
}

/** Sends requests one after the other within the rate limits, with retries. */
export class PacedRequests {
	/** Milliseconds spent waiting for the limits and for retries. */
	waited = 0;
	private retryBudget = RETRY_BUDGET;

	constructor(private readonly clock: Clock) {}

	/** @returns the last result; undefined if the execution was stopped before the request was sent */
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
		const startedAt = this.clock.now();
		await this.clock.pause(milliseconds);
		this.waited += this.clock.now() - startedAt;
	}

	/** Waits until the request may be sent and takes a slot in each limit; false if the execution was stopped first. */
	private async acquire({ limits, minimumDelay }: PacedRequest): Promise<boolean> {
		const { now, cancelled } = this.clock;
		for (;;) {
			if (cancelled()) return false;
			const startedAt = now();
			const wait = Math.max(
				minimumDelay?.() ?? 0,
				...limits.map(({ limit, perMinute }) => limit.waitingTime(startedAt, perMinute)),
			);
			if (wait <= 0) {
				for (const { limit, perMinute } of limits) limit.acquire(startedAt, perMinute);
				return true;
			}
			await this.wait(wait);
		}
	}
}
