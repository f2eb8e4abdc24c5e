import type { Answer } from './answer';

/** How a request ended that has no body to read: HTTP or the network said it. */
export interface Unanswered {
	/**
	 * `dropped`: over the limit, nothing of it was taken. `notConnected`: nothing left. `refused`: it came before the request
	 * was taken. `unclear`: it may have been taken.
	 */
	readonly kind: 'dropped' | 'notConnected' | 'refused' | 'unclear';
	/** The HTTP status, if there was one. */
	readonly httpStatus?: number;
	/** What happened, without a full stop. */
	readonly reason: string;
	/** What is good to know beside that, as whole sentences: the network's code, or how long to wait. */
	readonly facts: string;
	/** No later request can do better. */
	readonly stopsTheRest: boolean;
}

/** `15 minutes`, `1 second`: rounded up, because a wait that is too short is of no use. */
function duration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const [n, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
	return `${n.toLocaleString('en-US')} ${unit}${n === 1 ? '' : 's'}`;
}

function askedToWait(retryAfter: number | undefined): string {
	return retryAfter === undefined ? '' : `Picky Assist asked to wait ${duration(retryAfter)}.`;
}

function networkError(code: string): string {
	return `The network error is ${code}.`;
}

/** An HTTP status other than 2xx. 5xx and 408 may come after the request was taken; the others come before. */
function unansweredHttp(httpStatus: number, retryAfter: number | undefined): Unanswered {
	if (httpStatus === 429) {
		const reason = 'Picky Assist is busy and dropped this request';
		return { kind: 'dropped', httpStatus, reason, facts: askedToWait(retryAfter), stopsTheRest: true };
	}
	const reason = `Picky Assist answered with HTTP status ${httpStatus}`;
	const facts = '';
	if (httpStatus >= 500 || httpStatus === 408) return { kind: 'unclear', httpStatus, reason, facts, stopsTheRest: false };
	if (httpStatus >= 400) {
		return { kind: 'refused', httpStatus, reason, facts, stopsTheRest: [401, 403, 404].includes(httpStatus) };
	}
	return {
		kind: 'refused',
		httpStatus,
		reason: 'The address of Picky Assist points to another address, and the request was not sent on',
		facts,
		stopsTheRest: true,
	};
}

/** What happened to a request that has no body to read; undefined where it has one. */
export function unanswered(answer: Answer): Unanswered | undefined {
	if (answer.kind === 'notConnected') {
		const reason = 'n8n could not connect to Picky Assist';
		return { kind: 'notConnected', reason, facts: networkError(answer.cause), stopsTheRest: true };
	}
	if (answer.kind === 'noAnswer') {
		const reason = 'The connection to Picky Assist ended before its response came';
		return { kind: 'unclear', reason, facts: networkError(answer.cause), stopsTheRest: false };
	}
	const { httpStatus, retryAfter } = answer;
	return httpStatus < 200 || httpStatus > 299 ? unansweredHttp(httpStatus, retryAfter) : undefined;
}
