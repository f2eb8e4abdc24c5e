import { type HttpResult, jsonBodyOf } from '../http/httpResult';
import { textIn } from '../http/responseFields';
import { withVendorMessage, joinSentences } from '../sentences';
import { meaningOf, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import type { JsonValue } from '../json';
import { type RequestFailure, requestFailureOf, vendorStatusOf } from '../http/requestFailure';

/** The endpoints that can be read: the last part of the URL. */
export type ReadEndpoint =
	| 'check-balance'
	| 'delivery-report'
	| 'device-status'
	| 'group-details'
	| 'push'
	| 'template-status';

/** A request that only reads, without the token. A `push` reads if it checks numbers (see numberCheck.ts). */
export interface ReadRequest {
	readonly endpoint: ReadEndpoint;
	readonly fields: Readonly<Record<string, JsonValue>>;
}

/** Why a read failed. */
export interface ReadFailure {
	readonly kind: 'readFailure';
	/** Picky Assist's status number, if the response has one. Never an HTTP status: both have a 404. */
	readonly code: number | null;
	/** The HTTP status, if the response has no other status. */
	readonly httpStatus?: number;
	/** What happened, without a full stop and without words that n8n rewrites (see avoidN8nRewriting). */
	readonly reason: string;
	/** How to fix it, in full sentences. */
	readonly description: string;
	/** The request arrived, but no response came in time. */
	readonly timedOut?: true;
	/** Later requests would fail in the same way. */
	readonly abortsRun: boolean;
	/** Picky Assist accepted the token but refused this request; with its own message, if it gave one. */
	readonly refusal?: { readonly vendorMessage: string };
}

/** The JSON object of a response, or why there is none. */
export type ReadResponse =
	| {
			readonly kind: 'read';
			readonly body: Readonly<Record<string, JsonValue>>;
			/** Why the request was refused although the response has rows. */
			readonly failure?: ReadFailure;
	  }
	| ReadFailure;

/** HTTP statuses of a server or proxy that waited too long for Picky Assist. */
const GATEWAY_TIMEOUTS: ReadonlySet<number | undefined> = new Set([504, 524]);
const TRY_AGAIN = 'Try again in a few minutes.';
const NEXT_STEPS: Readonly<Record<RequestFailure['kind'], string>> = {
	dropped: 'Wait a few minutes, then try again.',
	notConnected: "Check Platform and Base URL in the credential, and n8n's network connection.",
	refused: 'Check Platform and Base URL in the credential.',
	unclear: TRY_AGAIN,
};

export function readFailure(
	reason: string,
	description: string,
	overrides: Partial<ReadFailure> = {},
): ReadFailure {
	return { kind: 'readFailure', code: null, reason, description, abortsRun: false, ...overrides };
}

/** The response is not from Picky Assist, or not in a known form. */
export function unreadable(): ReadFailure {
	return readFailure(
		'The response of Picky Assist cannot be read',
		'Try again. If it happens every time, check Platform and Base URL in the credential.',
	);
}

/** The failure that a status other than 100 means. */
function failureOf(code: number, vendorMessage: string): ReadFailure {
	const meaning = meaningOf(code);
	const { reason, description, unconfirmed, undocumented, abortsRun = false } = meaning;
	// For a message, an undocumented status leaves everything open; for a read, it just means that there is no result.
	const isUnavailable = unconfirmed && !undocumented;
	const advice = isUnavailable ? TRY_AGAIN : (meaning.readDescription ?? description);
	return readFailure(
		reason.replace('{recipient}', 'a number in the request'),
		withVendorMessage(advice, vendorMessage),
		{
			code,
			abortsRun,
			...(abortsRun || isUnavailable ? {} : { refusal: { vendorMessage } }),
		},
	);
}

/**
 * Interprets the response to a read request.
 *
 * Its `status` is 100, a word (device status page) or missing (delivery reports page). Any other number is a refusal, unless
 * the response contains rows.
 */
export function toReadResponse(result: HttpResult): ReadResponse {
	const failure = requestFailureOf(result);
	const vendorStatus = vendorStatusOf(result);
	if (failure && (vendorStatus === undefined || vendorStatus === STATUS_ACCEPTED)) {
		const { kind, reason, facts, httpStatus, timedOutAfter, abortsRun } = failure;
		const timedOut = timedOutAfter !== undefined || GATEWAY_TIMEOUTS.has(httpStatus);
		return readFailure(reason, joinSentences(NEXT_STEPS[kind], facts), {
			abortsRun,
			...(httpStatus === undefined ? {} : { httpStatus }),
			...(timedOut ? { timedOut } : {}),
		});
	}
	const body = jsonBodyOf(result);
	if (!body) return unreadable();
	const code = statusNumber(body.status);
	const hasRows = Array.isArray(body.data) && body.data.length > 0;
	if (code === undefined || code === STATUS_ACCEPTED) return { kind: 'read', body };
	const refused = failureOf(code, textIn(body.message) || textIn(body.error_message));
	if (!hasRows) return refused;
	return meaningOf(code).undocumented
		? { kind: 'read', body }
		: { kind: 'read', body, failure: refused };
}
