import type { HttpResult } from '../../api/http/httpResult';
import { MINUTE } from '../../api/http/minute';
import type { RateLimit } from '../../api/http/rateLimit';
import { waitBeforeRetry } from '../../api/http/retry';
import { firstReason, notAttempted, UNREADABLE } from '../../api/push/fixedOutcomes';
import { type NotAccepted, Outcomes } from '../../api/push/outcome';
import { halve, toRequest } from '../../api/push/pushRequest';
import { readPushResponse } from '../../api/push/pushResponse';
import type { Message, PushRequest } from '../../api/push/types';
import { Claims, type ClaimStores } from '../sendOnce/claims';
import type { Ledger } from '../sendOnce/ledger';
import type { Push } from '../transport/connection';
import { type Clock, PacedRequests } from '../transport/pacedRequests';
import type { FilledRequest } from './binaryFiles';

/** The minimum interval between different files on phone and web automation (Media attachments page). */
const FILE_INTERVAL = MINUTE / 12;

/** What sending needs in addition to the requests. */
export interface SenderDependencies extends Clock, ClaimStores {
	readonly push: Push;
	readonly limit: RateLimit;
	readonly requestsPerMinute: number;
	/** Milliseconds to wait for each response. */
	readonly timeout: number;
	readonly ledger: Pick<Ledger, 'markInFlight' | 'clearInFlight' | 'record'>;
	/** Inserts the contents of stored files into a request. */
	readonly withFiles?: (request: PushRequest) => Promise<FilledRequest>;
	/** Whether a request rejected because of one number (406) is halved until only that number is left out. */
	readonly isolateRefused: boolean;
	/** Whether the option Recipients per Request results in more requests than necessary. */
	readonly couldUseFewerRequests?: () => boolean;
}

/** The outcomes of all messages. */
export interface RequestReport {
	readonly outcomes: Outcomes;
	readonly hints: readonly string[];
}

/** Sends the push requests of one run, and collects the outcomes of their messages. */
class PushSender {
	readonly outcomes = new Outcomes();
	private readonly responseHints = new Set<string>();
	private readonly requests: PacedRequests;
	private readonly claims: Claims;
	private lastFileAt = -Infinity;
	/** Set as soon as nothing more is to be sent: the outcome of the remaining messages. */
	private stop: NotAccepted | undefined;

	constructor(private readonly dependencies: SenderDependencies) {
		this.requests = new PacedRequests(dependencies);
		this.claims = new Claims(dependencies);
	}

	async sendAll(planned: Iterable<PushRequest>): Promise<void> {
		try {
			for (const request of planned) {
				if (this.dependencies.cancelled()) this.stop ??= notAttempted('The execution was stopped');
				if (this.stop) this.skip(request.messages, this.stop);
				else await this.sendPlanned(request);
			}
		} finally {
			await this.claims.close((message) => this.outcomes.get(message));
		}
	}

	get hints(): string[] {
		return [
			...this.responseHints,
			...this.claims.hints,
			...this.requests.waits.hints(this.dependencies.couldUseFewerRequests),
		];
	}

	/** Sends those messages of a planned request that no other run has claimed. */
	private async sendPlanned(planned: PushRequest): Promise<void> {
		const claim = await this.claims.claim(planned.messages);
		for (const [message, outcome] of claim.outcomes) this.outcomes.set(message, outcome);
		if (claim.kind === 'failed') {
			this.abortWith(
				claim.reason,
				planned.messages.filter((message) => !claim.outcomes.has(message)),
			);
			return;
		}
		const { messages } = claim;
		if (messages.length === 0) return;
		const isWhole = messages.length === planned.messages.length;
		await this.sendInParts(isWhole ? planned : toRequest(messages, planned.spaced ?? false));
		await this.claims.record((message) => this.outcomes.get(message));
	}

	/** Sends a request, and any halves it is split into. */
	private async sendInParts(whole: PushRequest): Promise<void> {
		const parts = [whole];
		for (let request = parts.shift(); request; request = parts.shift()) {
			if (this.stop) this.skip(request.messages, this.stop);
			else parts.unshift(...(await this.send(request)));
		}
	}

	/** @returns the halves to send instead, if it was rejected because of one number */
	private async send(planned: PushRequest): Promise<PushRequest[]> {
		const filled = (await this.dependencies.withFiles?.(planned)) ?? {
			request: planned,
			unreadable: [],
		};
		const { request, unreadable } = filled;
		this.skip(unreadable, UNREADABLE);
		if (!request) return [];
		const result = await this.post(request);
		if (result) return this.recordResponse(request, result);
		this.abortWith('The execution was stopped', request.messages);
		return [];
	}

	/**
	 * Posts a request as soon as the limit allows it. Retries it only if the result shows that no part of it was accepted.
	 *
	 * @returns the last result; undefined if the execution was stopped before the request was sent
	 */
	private async post(request: PushRequest): Promise<HttpResult | undefined> {
		const { push, limit, requestsPerMinute, ledger, timeout, now } = this.dependencies;
		return await this.requests.send({
			limits: [{ limit, perMinute: requestsPerMinute }],
			minimumDelay: () => (request.spaced ? this.lastFileAt + FILE_INTERVAL - now() : 0),
			send: async () => {
				if (request.spaced) this.lastFileAt = now();
				ledger.markInFlight(request.messages);
				return await push(request, timeout);
			},
			waitBeforeRetry,
			onRetry: () => ledger.clearInFlight(),
		});
	}

	private recordResponse(request: PushRequest, result: HttpResult): PushRequest[] {
		const response = readPushResponse(request, result);
		const { outcomes, hints, abortsRun, refusedForANumber } = response;
		request.messages.forEach((message, index) => {
			const outcome = outcomes[index];
			if (outcome) this.outcomes.set(message, outcome);
		});
		this.dependencies.ledger.record(request.messages, outcomes);
		for (const hint of hints) this.responseHints.add(hint);
		if (abortsRun) this.stop = notAttempted(firstReason(outcomes));
		return !abortsRun && this.dependencies.isolateRefused && refusedForANumber
			? halve(request)
			: [];
	}

	private abortWith(reason: string, messages: readonly Message[]): void {
		this.stop = notAttempted(reason);
		this.skip(messages, this.stop);
	}

	private skip(messages: readonly Message[], outcome: NotAccepted): void {
		for (const message of messages) this.outcomes.set(message, outcome);
	}
}

/** Sends push requests one after another. If one shows that later ones would fail too, the rest are not attempted. */
export async function sendRequests(
	requests: Iterable<PushRequest>,
	dependencies: SenderDependencies,
): Promise<RequestReport> {
	const sender = new PushSender(dependencies);
	await sender.sendAll(requests);
	const { outcomes, hints } = sender;
	return { outcomes, hints };
}
