import { type HttpResult, jsonBodyOf } from '../http/httpResult';
import { textIn } from '../http/responseFields';
import { withVendorMessage, joinSentences } from '../sentences';
import { meaningOf, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import type { JsonValue } from '../json';
import { type RequestFailure, requestFailureOf, vendorStatusOf } from '../http/requestFailure';

/** What can be read: the last part of the address. */
export type ReadEndpoint =
	| 'check-balance'
	| 'delivery-report'
	| 'device-status'
	| 'template-status';

/** A question to Picky Assist, without the token. */
export interface ReadRequest {
	readonly endpoint: ReadEndpoint;
	readonly fields: Readonly<Record<string, string | number>>;
}

/** Why something was not read. */
export interface ReadFailure {
	readonly kind: 'readFailure';
	/** Status number of Picky Assist, if the response gave one. Never an HTTP status: both have a 404. */
	readonly code: number | null;
	/** HTTP status of a response that says nothing else. */
	readonly httpStatus?: number;
	/** What happened, without a full stop and without words that n8n replaces (see NotAccepted). */
	readonly reason: string;
	/** What to do now, as whole sentences. */
	readonly description: string;
	/** No later question can do better. */
	readonly abortsRun: boolean;
	/** Picky Assist understood who asks, and refused this question; with its own words, if it gave any. */
	readonly refusal?: { readonly vendorMessage: string };
}

/** What came of a question: the JSON object of the response, or why there is none. */
export type ReadResponse =
	| { readonly kind: 'read'; readonly body: Readonly<Record<string, JsonValue>> }
	| ReadFailure;

const AGAIN = 'Try again in a few minutes.';
const NEXT_STEPS: Readonly<Record<RequestFailure['kind'], string>> = {
	dropped: 'Wait a few minutes, then try again.',
	notConnected: "Check Platform and Base URL in the credential, and n8n's network connection.",
	refused: 'Check Platform and Base URL in the credential.',
	unclear: AGAIN,
};

/** Something was not read. */
export function readFailure(
	reason: string,
	description: string,
	further: Partial<ReadFailure> = {},
): ReadFailure {
	return { kind: 'readFailure', code: null, reason, description, abortsRun: false, ...further };
}

/** The response is not one of Picky Assist's. */
export function unreadable(): ReadFailure {
	return readFailure(
		'The response of Picky Assist cannot be read',
		'Try again. If it happens every time, check Platform and Base URL in the credential.',
	);
}

/**
 * Reads the response of an endpoint that changes nothing.
 *
 * Its `status` is 100, or a word (device status page), or not there (delivery reports page); any other number is a refusal
 * where no rows come with it.
 */
export function toReadResponse(result: HttpResult): ReadResponse {
	const failure = requestFailureOf(result);
	const vendorStatus = vendorStatusOf(result);
	if (failure && (vendorStatus === undefined || vendorStatus === STATUS_ACCEPTED)) {
		const { kind, reason, facts, httpStatus, abortsRun } = failure;
		return readFailure(
			reason,
			joinSentences(NEXT_STEPS[kind], facts),
			httpStatus === undefined ? { abortsRun } : { abortsRun, httpStatus },
		);
	}
	const body = jsonBodyOf(result);
	if (!body) return unreadable();
	const code = statusNumber(body.status);
	const hasRows = Array.isArray(body.data) && body.data.length > 0;
	if (code === undefined || code === STATUS_ACCEPTED || hasRows) return { kind: 'read', body };
	const vendorMessage = textIn(body.message) || textIn(body.error_message);
	const { reason, description, unconfirmed, undocumented, abortsRun = false } = meaningOf(code);
	// For a message an undocumented status leaves everything open; for a read it is just not a response.
	const isUnavailable = unconfirmed && !undocumented;
	return readFailure(
		reason,
		withVendorMessage(isUnavailable ? AGAIN : description, vendorMessage),
		{
			code,
			abortsRun,
			...(abortsRun || isUnavailable ? {} : { refusal: { vendorMessage } }),
		},
	);
}
