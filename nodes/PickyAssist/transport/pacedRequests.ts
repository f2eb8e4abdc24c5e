import type { HttpResult } from '../../api/http/httpResult';
import type { RateLimit } from '../../api/http/rateLimit';
import { RETRY_BUDGET } from '../../api/http/retry';
import { usedUpReason, type WaitReason, Waits } from '../../api/http/waits';

export interface Clock {
	/** A monotonic clock, in milliseconds. */
	readonly now: () => number;
	/** Waits, but not after the execution was stopped. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Whether the execution was stopped. */
	readonly cancelled: () => boolean;
	/** Called at the start of each long wait with a text for the user. */
	readonly announce?: (text: string) => void;
}

/** A limit, and how much of it the caller may use. */
export interface CappedLimit {
	readonly limit: RateLimit;
	readonly perMinute: number;
}

/** A request that may be retried. */
export interface PacedRequest {
	/** The limits that the request counts toward; the last one is the narrowest. */
	readonly limits: readonly CappedLimit[];
	readonly send: () => Promise<HttpResult>;
	/**
	 * Milliseconds until the next attempt; undefined if there must not or need not be one.
	 *
	 * @param retryIn if the request was dropped: when the limit may have room again, if that is known
	 */
	readonly waitBeforeRetry: (
		result: HttpResult,
		attempt: number,
		jitter: number,
		retryIn: number | undefined,
	) => number | undefined;
	/** Milliseconds until it may be sent, regardless of the limits. */
	readonly minimumDelay?: () => number;
	/** Called when a result shows that the request may be retried. */
	readonly onRetry?: () => void;
}

/** Sends requests one after the other within the rate limits, with retries. */
export class PacedRequests {
	/** The time spent waiting for the limits and for retries. */
	readonly waits = new Waits();
	private retryBudget = RETRY_BUDGET;

	constructor(private readonly clock: Clock) {}

	/**
	 * @returns the last result; `notTried` if Picky Assist drops the requests of others for so long that this one was never
	 * sent; undefined if the execution was stopped before the request was sent
	 */
	async send(request: PacedRequest): Promise<HttpResult | undefined> {
		const { now } = this.clock;
		let result: HttpResult | undefined;
		for (let attempt = 1; ; attempt++) {
			const acquired = await this.acquire(request);
			if (acquired === 'cancelled') return undefined;
			if (acquired === 'gaveUp') return result ?? { kind: 'notTried' };
			result = await this.sendOnce(request);
			const last = isDropped(result) ? request.limits.at(-1) : undefined;
			const limit = last?.limit;
			if (limit) this.waits.drops += 1;
			const retryIn = limit?.recordDrop(now(), Math.random());
			const wait = request.waitBeforeRetry(result, attempt, Math.random(), retryIn);
			if (wait === undefined) return result;
			request.onRetry?.();
			const forLimit = last ? last.limit.waitingTime(now(), last.perMinute) : 0;
			if (Math.max(wait, forLimit) > this.retryBudget) return result;
			if (limit) limit.pauseUntil(now() + wait);
			else await this.wait(wait, 'noResponse', true);
		}
	}

	private async sendOnce({ send, limits }: PacedRequest): Promise<HttpResult> {
		let result: HttpResult | undefined;
		try {
			result = await send();
			return result;
		} finally {
			const dropped = result !== undefined && isDropped(result);
			for (const { limit } of limits) limit.release(this.clock.now(), dropped);
		}
	}

	/** @param isCharged whether the wait counts toward the retry budget */
	private async wait(milliseconds: number, reason: WaitReason, isCharged: boolean): Promise<void> {
		const { now, announce, pause } = this.clock;
		const startedAt = now();
		const text = this.waits.announcement(milliseconds, reason);
		if (text !== undefined) announce?.(text);
		await pause(milliseconds);
		const waited = now() - startedAt;
		this.waits.add(waited, reason);
		// Rounded down: a timer that fires early must not leave less than the rest of the wait.
		if (isCharged) this.retryBudget -= Math.floor(Math.min(waited, milliseconds));
	}

	/**
	 * Waits until the request may be sent and takes a slot in each limit. Waits for the limit itself may take any time; those
	 * while Picky Assist drops requests, also those of other runs, are charged to the retry budget.
	 */
	private async acquire({
		limits,
		minimumDelay,
	}: PacedRequest): Promise<'acquired' | 'cancelled' | 'gaveUp'> {
		const { now, cancelled } = this.clock;
		for (;;) {
			if (cancelled()) return 'cancelled';
			const startedAt = now();
			let wait = minimumDelay?.() ?? 0;
			let reason: WaitReason = 'spaced';
			let isCharged = false;
			for (const [index, { limit, perMinute }] of limits.entries()) {
				const limitWait = limit.waitingTime(startedAt, perMinute);
				if (limitWait <= wait) continue;
				wait = limitWait;
				isCharged = limit.isDropping;
				reason =
					limit.waitReason(startedAt, perMinute) === 'dropped'
						? 'dropped'
						: usedUpReason(perMinute, index > 0);
			}
			if (wait <= 0) {
				for (const { limit, perMinute } of limits) limit.acquire(startedAt, perMinute);
				return 'acquired';
			}
			if (isCharged && wait > this.retryBudget) return 'gaveUp';
			await this.wait(wait, reason, isCharged);
		}
	}
}

/** Whether Picky Assist dropped the request because of its limit. */
function isDropped(result: HttpResult): boolean {
	return result.kind === 'http' && result.httpStatus === 429;
}
