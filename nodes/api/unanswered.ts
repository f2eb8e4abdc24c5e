import type { Answer } from './answer';

/** How a request ended that has no body to read: HTTP or the network said it. */
export interface Unanswered {
	/**
	 * `dropped`: over the limit, nothing of it was taken. `notConnected`: nothing left. `refused`: it came before the request
	 * was taken. `unclear`: it may have been taken.
	 */
	readonly kind: 'dropped' | 'notConnected' | 'refused' | 'unclear';
	/** The HTTP status, if there was one. */
	readonly code: number | null;
	/** One sentence: what happened. */
	readonly reason: string;
	/** No later request can do better. */
	readonly stopsTheRest: boolean;
}

/** An HTTP status other than 2xx. 5xx and 408 may come after the request was taken; the others come before. */
function unansweredHttp(code: number): Unanswered {
	if (code === 429) {
		const reason = 'Picky Assist got more than 90 requests in a minute and dropped this one';
		return { kind: 'dropped', code, reason, stopsTheRest: true };
	}
	const reason = `Picky Assist answered with HTTP status ${code}`;
	if (code >= 500 || code === 408) return { kind: 'unclear', code, reason, stopsTheRest: false };
	if (code >= 400) return { kind: 'refused', code, reason, stopsTheRest: [401, 403, 404].includes(code) };
	return {
		kind: 'refused',
		code,
		reason: 'The address of Picky Assist points to another address, and the request was not sent on',
		stopsTheRest: true,
	};
}

/** What happened to a request that has no body to read; undefined where it has one. */
export function unanswered(answer: Answer): Unanswered | undefined {
	if (answer.kind === 'notConnected') {
		const reason = `n8n could not connect to Picky Assist (${answer.cause})`;
		return { kind: 'notConnected', code: null, reason, stopsTheRest: true };
	}
	if (answer.kind === 'noAnswer') {
		const reason = `The connection to Picky Assist ended before its answer came (${answer.cause})`;
		return { kind: 'unclear', code: null, reason, stopsTheRest: false };
	}
	const { httpStatus } = answer;
	return httpStatus < 200 || httpStatus > 299 ? unansweredHttp(httpStatus) : undefined;
}
