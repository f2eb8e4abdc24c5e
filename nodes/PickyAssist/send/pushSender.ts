import type { HttpResult } from '../../api/http/httpResult';
import { MINUTE } from '../../api/http/minute';
import type { RateLimit } from '../../api/http/rateLimit';
import { waitBeforeRetry } from '../../api/http/retry';
import {
	firstReason,
	notAttempted,
	sessionUnknown,
	UNKNOWN,
	UNREADABLE,
} from '../../api/push/fixedOutcomes';
import { type NotAccepted, type Outcome, Outcomes } from '../../api/push/outcome';
import type { ClosedSessions } from '../../api/push/closedSessions';
import { halve, toRequest } from '../../api/push/pushRequest';
import { readPushResponse } from '../../api/push/pushResponse';
import { SessionSearch } from '../../api/push/sessionSearch';
import {
	asDrafted,
	hasFallback,
	type MessageWithFallback,
	outcomeOfFallback,
} from '../../api/push/fallbackTemplate';
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
	readonly isolateRejected: boolean;
	/** The requests with the fallback templates of messages whose recipients certainly have no open session. */
	readonly fallbacksFor?: (closed: readonly MessageWithFallback[]) => Iterable<PushRequest>;
	/** Whether the option Recipients per Request results in more requests than necessary. */
	readonly couldUseFewerRequests?: () => boolean;
}

/** The outcomes of all messages. */
export interface RequestReport {
	readonly outcomes: Outcomes;
	readonly hints: readonly string[];
}

/** A request to send: a planned one, or a part of one that was refused. */
interface Part {
	readonly request: PushRequest;
	/** It is sent to find out whose session is closed. */
	readonly isSearch: boolean;
}

const toSearch = (request: PushRequest): Part => ({ request, isSearch: true });

/** Sends the push requests of one run, and collects the outcomes of their messages. */
class PushSender {
	readonly outcomes = new Outcomes();
	private readonly responseHints = new Set<string>();
	private readonly requests: PacedRequests;
	private readonly claims: Claims;
	private readonly search: SessionSearch;
	/** Messages that were refused because the session with their recipient is closed. */
	private readonly closed: MessageWithFallback[] = [];
	private lastFileAt = -Infinity;
	/** Set as soon as nothing more is to be sent: the outcome of the remaining messages. */
	private stop: NotAccepted | undefined;

	constructor(private readonly dependencies: SenderDependencies) {
		this.requests = new PacedRequests(dependencies);
		this.claims = new Claims(dependencies);
		this.search = new SessionSearch(dependencies.requestsPerMinute);
	}

	async sendAll(planned: Iterable<PushRequest>): Promise<void> {
		try {
			await this.sendEach(planned);
			// Only now: the templates of all requests go together.
			await this.sendEach(this.dependencies.fallbacksFor?.(this.closed) ?? []);
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

	private async sendEach(planned: Iterable<PushRequest>): Promise<void> {
		for (const request of planned) {
			if (this.dependencies.cancelled()) this.stop ??= notAttempted('The execution was stopped');
			if (this.stop) this.skip(request.messages, this.stop);
			else await this.sendPlanned(request);
		}
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

	/** Sends a request, and any parts it is split into. */
	private async sendInParts(whole: PushRequest): Promise<void> {
		const { search } = this;
		search.begin();
		const parts: Part[] = [{ request: whole, isSearch: false }];
		for (let part = parts.shift(); part; part = parts.shift()) {
			const { request, isSearch } = part;
			if (this.stop) this.skip(request.messages, this.stop);
			else if (isSearch && search.isTooLarge(request))
				parts.unshift(...search.split(request).map(toSearch));
			else if (isSearch && !search.count()) this.leaveUnknown(request.messages);
			else parts.unshift(...(await this.send(part)));
		}
	}

	/** @returns the parts to send instead, if it was rejected because of one number or a closed session */
	private async send(part: Part): Promise<Part[]> {
		const filled = (await this.dependencies.withFiles?.(part.request)) ?? {
			request: part.request,
			unreadable: [],
		};
		const { request, unreadable } = filled;
		this.skip(unreadable, UNREADABLE);
		if (!request) return [];
		const result = await this.post(request);
		if (result) return this.recordResponse({ ...part, request }, result);
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
				ledger.markInFlight(asDrafted(request.messages));
				return await push(request, timeout);
			},
			waitBeforeRetry,
			onRetry: () => ledger.clearInFlight(),
		});
	}

	private recordResponse({ request, isSearch }: Part, result: HttpResult): Part[] {
		const response = readPushResponse(request, result);
		const { outcomes, hints, abortsRun, refusedForANumber, closedSessions } = response;
		const recorded = request.messages.map((message, index) =>
			this.setOutcome(message, outcomes[index] ?? UNKNOWN),
		);
		this.dependencies.ledger.record(asDrafted(request.messages), recorded);
		for (const hint of hints) this.responseHints.add(hint);
		if (abortsRun) this.stop = notAttempted(firstReason(outcomes));
		const parts = this.searchFurther(request, closedSessions);
		if (parts.length > 0 || abortsRun || !this.dependencies.isolateRejected || !refusedForANumber)
			return parts;
		return halve(request).map((half) => ({ request: half, isSearch }));
	}

	/** Collects the messages whose recipients have no session; returns the parts of the request to find the others. */
	private searchFurther(request: PushRequest, closedSessions: ClosedSessions | undefined): Part[] {
		const { certain = [], possible = [] } = closedSessions ?? {};
		const closed = certain.filter(hasFallback);
		for (const message of closed) this.closed.push(message);
		const perhapsClosed = possible.filter(hasFallback);
		this.search.record(request.messages.length - perhapsClosed.length, closed.length);
		if (perhapsClosed.length === 0) return [];
		const open = toRequest(perhapsClosed, request.spaced ?? false);
		return (open.messages.length > 1 ? this.search.split(open) : [open]).map(toSearch);
	}

	/** For messages of a refused request that are not sent again, because the search took too many requests. */
	private leaveUnknown(messages: readonly Message[]): void {
		for (const message of messages)
			this.setOutcome(message, sessionUnknown(this.outcomes.get(message)));
	}

	/** Sets the outcome of a message, or of its fallback template. Returns it as it is reported. */
	private setOutcome(message: Message, outcome: Outcome): Outcome {
		const reported = message.fallbackFor ? outcomeOfFallback(outcome) : outcome;
		this.outcomes.set(message, reported);
		return reported;
	}

	private abortWith(reason: string, messages: readonly Message[]): void {
		this.stop = notAttempted(reason);
		this.skip(messages, this.stop);
	}

	private skip(messages: readonly Message[], outcome: NotAccepted): void {
		for (const message of messages) this.setOutcome(message, outcome);
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
