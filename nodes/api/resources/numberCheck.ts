import { codeName, NUMBER_CHECK_STATUSES } from '../http/codeNames';
import { idIn, textIn } from '../http/responseFields';
import { STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import { vendorMessageIn } from '../http/vendorMessage';
import { matchRows, type ResponseRow } from '../push/matchingRows';
import { toBody } from '../push/pushRequest';
import { responseRows } from '../push/responseRows';
import type { Message, PushRequest } from '../push/types';
import { joinSentences, withVendorMessage } from '../sentences';
import { type ReadFailure, type ReadRequest, type ReadResponse, unreadable } from './readResponse';

/** The status of a request that was rejected because of one of its numbers. */
const STATUS_INVALID_NUMBER = 406;
/** `status` of a row before the number was checked, as in the sample of the number filter page. */
const NOT_CHECKED_YET = '0';

const ARRIVES_LATER =
	'The result may arrive later as a Number Check event. Receive it with a Picky Assist Trigger (Trigger On: Number Check).';

const REJECTED = 'Picky Assist rejected the check of this number (status 406).';
const REJECTED_WITH_OTHERS =
	'Picky Assist rejected the check of this number and others (status 406). So many parts of the list were rejected that the search for the cause was stopped.';

/** The columns of every result. */
export const NUMBER_CHECK_COLUMNS = [
	'number',
	'on_whatsapp',
	'reason',
	'msg_id',
	'push_id',
] as const;

/** The result of the check of one number. */
export interface NumberCheckResult {
	readonly number: string | null;
	/** Null if it is not known. */
	readonly on_whatsapp: boolean | null;
	/** Why it is not known; null if it is. */
	readonly reason: string | null;
	/** Identifies the number in the Number Check event. */
	readonly msg_id: string | null;
	readonly push_id: string | null;
}

/**
 * The request that checks the numbers of a push request. `action: 1` makes Picky Assist check instead of send (WhatsApp
 * number filter page), so it is set here, for every request; and there is no text that could be sent.
 */
export function numberCheckRequest(request: PushRequest): ReadRequest {
	return { endpoint: 'push', fields: { ...toBody(request), action: 1 } };
}

/** A number without a result. */
export function notChecked(number: string | null, reason: string): NumberCheckResult {
	return { number, on_whatsapp: null, reason, msg_id: null, push_id: null };
}

/** Whether Picky Assist rejected the request because of one of its numbers: the others can be checked without it. */
export function refusesANumber(response: ReadResponse): boolean {
	return response.kind === 'readFailure' && response.code === STATUS_INVALID_NUMBER;
}

function reasonOf(row: ResponseRow | undefined, responseStatus: number | undefined): string {
	if (responseStatus !== undefined && responseStatus !== STATUS_ACCEPTED)
		return `Picky Assist responded with status ${responseStatus}.`;
	const status = textIn(row?.status);
	if (!row || status === '')
		return joinSentences('Picky Assist returned no result for the number', ARRIVES_LATER);
	if (status === NOT_CHECKED_YET)
		return joinSentences('Picky Assist has not checked the number yet', ARRIVES_LATER);
	if (status === String(STATUS_INVALID_NUMBER))
		return withVendorMessage(REJECTED, vendorMessageIn(row));
	return withVendorMessage(
		`Picky Assist returned the status ${status} for this number, which is not documented.`,
		vendorMessageIn(row),
	);
}

function toNumberCheckResult(
	{ recipient }: Message,
	row: ResponseRow | undefined,
	pushId: string | null,
	responseStatus: number | undefined,
): NumberCheckResult {
	const name = row === undefined ? '' : codeName(row.status, NUMBER_CHECK_STATUSES);
	const isKnown = name === NUMBER_CHECK_STATUSES[1] || name === NUMBER_CHECK_STATUSES[2];
	return {
		number: recipient,
		on_whatsapp: isKnown ? name === NUMBER_CHECK_STATUSES[1] : null,
		reason: isKnown ? null : reasonOf(row, responseStatus),
		msg_id: idIn(row?.msg_id) ?? null,
		push_id: pushId,
	};
}

/** Why none of these numbers has a result; undefined if that ends the check. */
function reasonForAll({ messages }: PushRequest, failure: ReadFailure): string | undefined {
	if (failure.timedOut) return joinSentences(failure.reason, ARRIVES_LATER);
	if (!refusesANumber(failure)) return undefined;
	return withVendorMessage(
		messages.length === 1 ? REJECTED : REJECTED_WITH_OTHERS,
		failure.refusal?.vendorMessage ?? '',
	);
}

/** The results of a number check, or why there are none, for each message of its request, in order. */
export function readNumberCheckResults(
	request: PushRequest,
	response: ReadResponse,
): ReadonlyArray<NumberCheckResult | ReadFailure> {
	const { messages } = request;
	if (response.kind === 'readFailure') {
		const reason = reasonForAll(request, response);
		return messages.map(({ recipient }) =>
			reason === undefined ? response : notChecked(recipient, reason),
		);
	}
	const { body, failure } = response;
	const status = statusNumber(body.status);
	const { rows } = responseRows(body.data);
	if (status === undefined && rows.length === 0) return messages.map(unreadable);
	const pushId = idIn(body.push_id) ?? null;
	const { rows: matched, ambiguous } = matchRows(messages, rows);
	const contradicted = new Set(
		ambiguous.flatMap(({ positions, surplus }) =>
			positions.filter((index) =>
				surplus.some((row) => textIn(row.status) !== textIn(matched[index]?.status)),
			),
		),
	);
	return messages.map((message, index) => {
		if (contradicted.has(index))
			return notChecked(message.recipient, 'Picky Assist gave the number two different results.');
		const result = toNumberCheckResult(message, matched[index], pushId, status);
		if (!failure || result.on_whatsapp !== null) return result;
		const reason = reasonForAll({ messages: [message] }, failure);
		return reason === undefined ? failure : notChecked(message.recipient, reason);
	});
}
