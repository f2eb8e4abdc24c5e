import { halve, toRequest } from './pushRequest';
import type { PushRequest } from './types';

/** How many requests a run sends to find out whose session is closed, in minutes at its number of requests per minute. */
const MAX_MINUTES = 10;
/** From this many known people on, the share of closed sessions among them decides how a request is split. */
const MIN_KNOWN = 8;
/** With a larger share, halves cost more requests than people: of 1,000 people, 200 take about as many. */
const MANY_CLOSED = 1 / 5;

/**
 * Splits requests that were rejected because of a closed session, until it is known whose. A request is halved. If many sessions
 * are closed, recipients are tried one by one: if all are closed, no strategy needs fewer requests.
 */
export class SessionSearch {
	private known = 0;
	private closed = 0;
	private requestsLeft: number;

	constructor(requestsPerMinute: number) {
		this.requestsLeft = MAX_MINUTES * requestsPerMinute;
	}

	/** Begins with another request: how many sessions are closed may differ from one to the next. */
	begin(): void {
		this.known = 0;
		this.closed = 0;
	}

	/** Counts a request of the search; false if there were enough. */
	count(): boolean {
		this.requestsLeft -= 1;
		return this.requestsLeft >= 0;
	}

	/**
	 * Records what a part of the request has shown.
	 *
	 * @param known how many people it has shown something about
	 * @param closed how many of those have no session
	 */
	record(known: number, closed: number): void {
		this.known += known;
		this.closed += closed;
	}

	/** Whether a part must be split before it is sent. */
	isTooLarge({ messages }: PushRequest): boolean {
		return messages.length > 1 && this.triesSinglePeople;
	}

	/** Splits a request with at least two messages. */
	split(request: PushRequest): PushRequest[] {
		if (!this.triesSinglePeople) return halve(request);
		const { messages, spaced = false } = request;
		return [messages.slice(0, 1), messages.slice(1)].map((part) => toRequest(part, spaced));
	}

	private get triesSinglePeople(): boolean {
		return this.known >= MIN_KNOWN && this.closed > MANY_CLOSED * this.known;
	}
}
