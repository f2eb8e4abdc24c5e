import { MINUTE } from '../../api/http/minute';
import type { HttpResult } from '../../api/http/httpResult';
import type { RateLimit } from '../../api/http/rateLimit';
import { waitBeforeRetry } from '../../api/http/retry';
import type { PushRequest } from '../../api/push/types';
import { type Clock, PacedRequests } from '../transport/pacedRequests';
import type { Push } from '../transport/connection';
import type { Ledger } from '../sendOnce/ledger';

/** Different files on phone and web automation go this far apart (Media attachments page). */
const FILES_APART = MINUTE / 12;

const LONG_WAIT = MINUTE / 2;

/** What sending needs from outside. */
export interface Dependencies extends Clock {
	readonly push: Push;
	readonly limit: RateLimit;
	readonly requestsPerMinute: number;
	/** Milliseconds to wait for one answer. */
	readonly timeout: number;
	readonly ledger: Pick<Ledger, 'markInFlight' | 'rollback'>;
	/** Whether more Recipients per Request would make fewer requests. */
	readonly couldUseFewerRequests?: () => boolean;
}

/** Sends one request after the other, each as often as it takes and is safe. */
export class Attempts {
	private readonly requests: PacedRequests;
	private lastFileAt = -Infinity;

	constructor(private readonly dependencies: Dependencies) {
		this.requests = new PacedRequests(dependencies);
	}

	/** What to tell of a long wait for the limit and for retries. */
	get hints(): string[] {
		const { waited } = this.requests;
		if (waited < LONG_WAIT) return [];
		const description =
			this.dependencies.couldUseFewerRequests?.() === true
				? ' To send fewer requests, increase Recipients per Request.'
				: '';
		return [
			`The node waited ${Math.round(waited / 1000)} seconds, mostly for Picky Assist's limit of requests per minute.${description}`,
		];
	}

	/**
	 * Sends a request when the limit lets it, and again only after a response that shows that nothing of it was taken.
	 *
	 * @returns the last answer; undefined if the execution was stopped before the request left
	 */
	async send(request: PushRequest): Promise<HttpResult | undefined> {
		const { push, limit, requestsPerMinute, ledger, timeout, now } = this.dependencies;
		return await this.requests.send({
			limits: [{ limit, perMinute: requestsPerMinute }],
			minimumDelay: () => (request.spaced ? this.lastFileAt + FILES_APART - now() : 0),
			send: async () => {
				if (request.spaced) this.lastFileAt = now();
				ledger.markInFlight(request.messages);
				return await push(request, timeout);
			},
			waitBeforeRetry,
			onRetry: () => ledger.rollback(),
		});
	}
}
