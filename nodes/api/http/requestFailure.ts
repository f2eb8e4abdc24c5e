import { type HttpResult, jsonBodyOf } from './httpResult';
import { meaningOf, STATUS_ACCEPTED, statusNumber } from './statusCodes';

/** How a request ended that has no body to read: HTTP or the network said it. */
export interface RequestFailure {
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
	/** Milliseconds that the node waited, where the response did not come in time. */
	readonly timedOutAfter?: number;
	/** No later request can do better. */
	readonly abortsRun: boolean;
}

/** `15 minutes`, `1 second`: rounded up, because a wait that is too short is of no use. */
function duration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const [n, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
	return `${n.toLocaleString('en-US')} ${unit}${n === 1 ? '' : 's'}`;
}

function requestedWait(retryAfter: number | undefined): string {
	return retryAfter === undefined ? '' : `Picky Assist asked n8n to wait ${duration(retryAfter)}.`;
}

function networkError(code: string): string {
	return code === '' ? '' : `The network error is ${code}.`;
}

/**
 * HTTP statuses that come before a request is worked on, so that nothing of it was taken. Any other one may have come after
 * (a proxy that lost the service, a page shown instead of the response).
 */
const NOT_PROCESSED = new Set([
	301, 307, 308, 400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 421, 422, 426, 431,
]);
/** Of all of them, those that every later request would get too. */
const FOR_ALL_REQUESTS = new Set([401, 403, 404, 405, 410, 421, 426]);

/** An HTTP status other than 2xx. */
function httpFailure(httpStatus: number, retryAfter: number | undefined): RequestFailure {
	if (httpStatus === 429) {
		const reason = 'Picky Assist is busy and dropped this request';
		return {
			kind: 'dropped',
			httpStatus,
			reason,
			facts: requestedWait(retryAfter),
			abortsRun: true,
		};
	}
	const kind = NOT_PROCESSED.has(httpStatus) ? 'refused' : 'unclear';
	const facts = '';
	if (httpStatus >= 300 && httpStatus <= 399) {
		const reason =
			"Picky Assist's address redirects to another address, which the node does not follow";
		return { kind, httpStatus, reason, facts, abortsRun: true };
	}
	const reason = `Picky Assist responded with HTTP status ${httpStatus}`;
	return { kind, httpStatus, reason, facts, abortsRun: FOR_ALL_REQUESTS.has(httpStatus) };
}

/** What happened to a request that has no body to read; undefined where it has one. */
export function requestFailureOf(result: HttpResult): RequestFailure | undefined {
	if (result.kind === 'notConnected') {
		const reason = 'n8n could not connect to Picky Assist';
		return { kind: 'notConnected', reason, facts: networkError(result.cause), abortsRun: true };
	}
	if (result.kind === 'noResponse') {
		const { timedOutAfter } = result;
		if (timedOutAfter !== undefined) {
			return {
				kind: 'unclear',
				reason: 'Picky Assist did not respond in time',
				facts: '',
				timedOutAfter,
				abortsRun: false,
			};
		}
		const reason = 'The connection to Picky Assist closed before a response arrived';
		return { kind: 'unclear', reason, facts: networkError(result.cause), abortsRun: false };
	}
	const { httpStatus, retryAfter } = result;
	return httpStatus < 200 || httpStatus > 299 ? httpFailure(httpStatus, retryAfter) : undefined;
}

/**
 * Picky Assist's own status in a response with another HTTP status than 2xx, where it says more than HTTP does: a documented
 * one under HTTP 4xx (a proxy would repeat the HTTP status there), and that the request was accepted under any. HTTP 429 is
 * the firewall's (Quick Start Guide). Undefined where there is none.
 */
export function vendorStatusOf(result: HttpResult): number | undefined {
	if (result.kind !== 'http' || result.httpStatus === 429) return undefined;
	const code = statusNumber(jsonBodyOf(result)?.status);
	if (code === undefined || code === STATUS_ACCEPTED) return code;
	return result.httpStatus >= 400 && result.httpStatus <= 499 && !meaningOf(code).undocumented
		? code
		: undefined;
}
