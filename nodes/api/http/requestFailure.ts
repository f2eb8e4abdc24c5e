import { type HttpResult, jsonBodyOf } from './httpResult';
import { joinSentences } from '../sentences';
import { meaningOf, STATUS_ACCEPTED, statusNumber } from './statusCodes';

/** Why a request got no usable response, according to HTTP or the network. */
export interface RequestFailure {
	/**
	 * `dropped`: over the rate limit, not processed or not even sent. `notConnected`: nothing was sent. `refused`: rejected before it was
	 * processed. `unclear`: it may have been processed.
	 */
	readonly kind: 'dropped' | 'notConnected' | 'refused' | 'unclear';
	readonly httpStatus?: number;
	/** What happened, without a full stop. */
	readonly reason: string;
	/** Further details in full sentences: the network error code, or how long to wait. */
	readonly facts: string;
	/** The timeout in milliseconds, if it expired. */
	readonly timedOutAfter?: number;
	/** Later requests would fail in the same way. */
	readonly abortsRun: boolean;
}

/** `15 minutes`, `1 second`. Rounded up, because waiting too short a time is no use. */
function duration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const [n, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
	return `${n.toLocaleString('en-US')} ${unit}${n === 1 ? '' : 's'}`;
}

function retryAfterDetail(retryAfter: number | undefined): string {
	return retryAfter === undefined || retryAfter === 0
		? ''
		: `Picky Assist asked n8n to wait ${duration(retryAfter)}.`;
}

/** What the usual network errors mean, and what to check. */
const CAUSES: Readonly<Record<string, string>> = {
	ENOTFOUND: 'The host name in its address does not exist: check it for typing errors.',
	EAI_AGAIN: 'The host name could not be looked up: check the DNS and the network of n8n.',
	ECONNREFUSED:
		'Nothing is listening at this address and port, or a firewall refuses the connection.',
};

function networkErrorDetail(code: string): string {
	return joinSentences(CAUSES[code] ?? '', code === '' ? '' : `The network error is ${code}.`);
}

/** What HTTP statuses mean that say more about the address than about the request. */
const WRONG_PATH =
	'The server has no Picky Assist API at this path. The Base URL usually ends with /api/v2, without /push.';
const FACTS: Readonly<Record<number, string>> = { 404: WRONG_PATH, 405: WRONG_PATH };

/**
 * HTTP statuses returned before a request is processed. With any other status, it may have been processed (for example, a
 * proxy lost the upstream connection, or a page was shown instead of the response).
 */
const NOT_PROCESSED_STATUSES = new Set([
	301, 307, 308, 400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 421, 422, 426, 431,
]);
/** Those of them that every later request would also get. */
const ABORTING_STATUSES = new Set([401, 403, 404, 405, 410, 421, 426]);

function httpFailure(httpStatus: number, retryAfter: number | undefined): RequestFailure {
	if (httpStatus === 429) {
		const reason = 'Picky Assist is busy and dropped this request';
		return {
			kind: 'dropped',
			httpStatus,
			reason,
			facts: retryAfterDetail(retryAfter),
			abortsRun: true,
		};
	}
	const kind = NOT_PROCESSED_STATUSES.has(httpStatus) ? 'refused' : 'unclear';
	const facts = FACTS[httpStatus] ?? '';
	if (httpStatus >= 300 && httpStatus <= 399) {
		const reason =
			"Picky Assist's address redirects to another address, which the node does not follow";
		return { kind, httpStatus, reason, facts, abortsRun: true };
	}
	const reason = `Picky Assist responded with HTTP status ${httpStatus}`;
	return { kind, httpStatus, reason, facts, abortsRun: ABORTING_STATUSES.has(httpStatus) };
}

/** Why a request got no usable response; undefined if it got one. */
export function requestFailureOf(result: HttpResult): RequestFailure | undefined {
	if (result.kind === 'notTried') {
		const reason = 'Picky Assist is busy, so n8n did not send this request';
		return { kind: 'dropped', reason, facts: '', abortsRun: true };
	}
	if (result.kind === 'notConnected') {
		const reason = 'n8n could not connect to Picky Assist';
		return {
			kind: 'notConnected',
			reason,
			facts: networkErrorDetail(result.cause),
			abortsRun: true,
		};
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
		return { kind: 'unclear', reason, facts: networkErrorDetail(result.cause), abortsRun: false };
	}
	const { httpStatus, retryAfter } = result;
	return httpStatus < 200 || httpStatus > 299 ? httpFailure(httpStatus, retryAfter) : undefined;
}

/**
 * Picky Assist's own status in a response with an HTTP status other than 2xx, if it says more than the HTTP status. That is
 * a documented status under HTTP 4xx (a proxy would repeat the HTTP status in the body), or "accepted" under any HTTP
 * status. HTTP 429 comes from the firewall (Quick Start Guide).
 */
export function vendorStatusOf(result: HttpResult): number | undefined {
	if (result.kind !== 'http' || result.httpStatus === 429) return undefined;
	const code = statusNumber(jsonBodyOf(result)?.status);
	if (code === undefined || code === STATUS_ACCEPTED) return code;
	return result.httpStatus >= 400 && result.httpStatus <= 499 && !meaningOf(code).undocumented
		? code
		: undefined;
}
