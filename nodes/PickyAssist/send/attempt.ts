import { MINUTE } from '../../api/minute';
import type { Answer } from '../../api/answer';
import type { RateLimit } from '../../api/rateLimit';
import { LONGEST_WAIT, waitBeforeRetry } from '../../api/retry';
import type { PushRequest } from '../../api/types';
import type { Push } from '../transport';
import type { Ledger } from './ledger';

/** Different files on phone and web automation go this far apart (Media attachments page). */
const FILES_APART = MINUTE / 12;

/** What sending needs from outside, the clock included. */
export interface Surroundings {
	readonly push: Push;
	readonly limit: RateLimit;
	readonly requestsPerMinute: number;
	/** Milliseconds to wait for one answer. */
	readonly timeout: number;
	readonly ledger: Pick<Ledger, 'enter' | 'withdraw'>;
	/** Milliseconds of a clock that never goes back. */
	readonly now: () => number;
	/** Waits, but not longer than until the execution is stopped. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Whether the user has stopped the execution. */
	readonly cancelled: () => boolean;
}

/** Sends one request after the other, each as often as it takes and is safe. */
export class Attempts {
	/** Milliseconds spent waiting for the limit and for retries. */
	waited = 0;
	private patience = LONGEST_WAIT;
	private lastFileAt = -Infinity;

	constructor(private readonly around: Surroundings) {}

	/**
	 * Sends a request when the limit lets it, and again only after an answer that shows that nothing of it was taken.
	 *
	 * @returns the last answer; undefined if the execution was stopped before the request left
	 */
	async send(request: PushRequest): Promise<Answer | undefined> {
		const { push, limit, ledger, timeout, now } = this.around;
		for (let tries = 1; ; tries++) {
			if (!(await this.takePlace(request))) return undefined;
			ledger.enter(request.messages);
			const answer = await push(request, timeout);
			limit.answered(now());
			const wait = waitBeforeRetry(answer, tries, Math.random());
			if (wait === undefined) return answer;
			ledger.withdraw();
			if (wait > this.patience) return answer;
			this.patience -= wait;
			if (answer.kind === 'http') limit.pauseUntil(now() + wait);
			else await this.wait(wait);
		}
	}

	private async wait(milliseconds: number): Promise<void> {
		const begin = this.around.now();
		await this.around.pause(milliseconds);
		this.waited += this.around.now() - begin;
	}

	/** Waits until the request may leave and takes its place; false if the execution was stopped first. */
	private async takePlace({ apart }: PushRequest): Promise<boolean> {
		const { limit, requestsPerMinute, now, cancelled } = this.around;
		for (;;) {
			if (cancelled()) return false;
			const begin = now();
			const gap = apart ? this.lastFileAt + FILES_APART - begin : 0;
			const wait = gap > 0 ? gap : limit.leave(begin, requestsPerMinute);
			if (wait === 0) {
				if (apart) this.lastFileAt = begin;
				return true;
			}
			await this.wait(wait);
		}
	}
}
