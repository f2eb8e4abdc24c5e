import { type HttpResult, jsonBodyOf } from '../http/httpResult';
import { isPlainObject } from '../json';
import { idIn } from '../http/responseFields';
import { closedSessionsIn } from './closedSessions';
import { matchRows, type ResponseRow } from './matchingRows';
import { sameOutcomeForAll, MAY_HAVE_BEEN_SENT_ADVICE, outcomesOfFailure } from './failedRequest';
import { withVendorMessage } from '../sentences';
import { responseRows } from './responseRows';
import { hintsAboutRows } from './rowHints';
import {
	ambiguousRefusal,
	contradictoryRows,
	missingRow,
	namedIn,
	outcomeOfRow,
} from './rowOutcome';
import { rowFailure } from './rowFailure';
import { isRefusal, meaningOf, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import type { Accepted, NotAccepted } from './outcome';
import type { Message, PushRequest, PushResponse } from './types';
import { requestFailureOf, vendorStatusOf } from '../http/requestFailure';
import { vendorMessageIn } from '../http/vendorMessage';

function isToGroup({ recipientField }: Message): boolean {
	return recipientField === 'group_id';
}

/** Whether rows that match no message show that messages of the request were accepted. */
function hasIdsElsewhere(
	rows: ReadonlyArray<ResponseRow | undefined>,
	data: readonly unknown[],
): boolean {
	const matched = new Set<unknown>(rows);
	return data.some(
		(row) =>
			isPlainObject(row) &&
			!matched.has(row) &&
			idIn(row.msg_id) !== undefined &&
			rowFailure(row)?.isRefused !== true,
	);
}

function readBodyOutcomes(
	request: PushRequest,
	body: Record<string, unknown>,
	code: number,
): PushResponse {
	const pushId = idIn(body.push_id) ?? null;
	const vendorMessage = vendorMessageIn(body);
	const { rows: data, vendorMessage: dataMessage } = responseRows(body.data);
	// The response to a group message is not documented: a row, if there is one, may not name the group.
	const hasRows = data.length > 0 && !request.messages.some(isToGroup);
	const { rows, unrequested, repeated, ambiguous } = matchRows(request.messages, data);
	const recipientCount = request.messages.length;
	const mayBeTaken = isRefusal(code) && hasIdsElsewhere(rows, data);
	const shared = {
		count: recipientCount,
		named: namedIn(vendorMessage, request.messages),
		isWholeRequest: data.length === 0,
	};
	const facts = { code, vendorMessage, pushId, shared };
	const outcomes = request.messages.map((message, index): Accepted | NotAccepted => {
		const row = rows[index];
		if (code === STATUS_ACCEPTED && hasRows && !row) return missingRow(pushId, dataMessage);
		if (mayBeTaken && !row) return ambiguousRefusal(code, vendorMessage, pushId);
		return outcomeOfRow(message, row, facts);
	});
	const contradicted = new Set<string>();
	for (const { positions, surplus } of ambiguous) {
		const [message] = positions.map((position) => request.messages[position]);
		if (!message) continue;
		const known = [
			...positions.map((position) => outcomes[position]),
			...surplus.map((row) => outcomeOfRow(message, row, facts)),
		];
		if (new Set(known.map((outcome) => outcome?.status)).size < 2) continue;
		contradicted.add(message.recipient);
		for (const position of positions) outcomes[position] = contradictoryRows(message, pushId);
	}
	const hints: string[] = [];
	const surplus = unrequested.filter((recipient) => !contradicted.has(recipient));
	hints.push(...hintsAboutRows(surplus, request.messages));
	if (repeated > 0 && hasRows) {
		hints.push(
			`${repeated} messages share their recipient with another one of the same request, and Picky Assist returned the IDs in another order. Everyone gets the right messages, but the msg_id values of one recipient may be swapped.`,
		);
	}
	const refusedForANumber =
		code === 406 && recipientCount > 1 && !mayBeTaken && rows.every((row) => row === undefined);
	const abortsRun = meaningOf(code).abortsRun ?? false;
	const closedSessions = closedSessionsIn(request.messages, outcomes, rows);
	return {
		outcomes,
		abortsRun,
		...(refusedForANumber ? { refusedForANumber } : {}),
		...(closedSessions ? { closedSessions } : {}),
		hints,
	};
}

/** For a body that reports acceptance with an HTTP status that reports failure: it is unknown which of the two is right. */
function asUnconfirmed(response: PushResponse, httpStatus: number | undefined): PushResponse {
	const outcomes = response.outcomes.map((outcome): NotAccepted => {
		if (outcome.status !== 'accepted') return outcome;
		const reason = `Picky Assist reported the message as accepted, but with HTTP status ${httpStatus}`;
		return {
			status: 'unconfirmed',
			code: null,
			pushId: outcome.pushId,
			reason,
			description: MAY_HAVE_BEEN_SENT_ADVICE,
			...(httpStatus === undefined ? {} : { httpStatus }),
		};
	});
	return { ...response, outcomes };
}

/** Appends the vendor's message to the descriptions. */
function addVendorMessage(response: PushResponse, vendorMessage: string): PushResponse {
	if (vendorMessage === '') return response;
	const outcomes = response.outcomes.map((outcome) =>
		outcome.status === 'accepted'
			? outcome
			: { ...outcome, description: withVendorMessage(outcome.description, vendorMessage) },
	);
	return { ...response, outcomes };
}

/**
 * Reads the response to a push request: the outcome of each of its messages.
 *
 * The body's `status` decides; HTTP 200 alone says nothing (Quick Start Guide). If it is unclear whether the
 * request was accepted, its messages are `unconfirmed`, because Picky Assist has no idempotency key.
 */
export function readPushResponse(request: PushRequest, result: HttpResult): PushResponse {
	const body = jsonBodyOf(result);
	const code = statusNumber(body?.status);
	const failure = requestFailureOf(result);
	if (failure) {
		const vendorStatus = vendorStatusOf(result);
		if (body && vendorStatus !== undefined) {
			const response = asUnconfirmed(
				readBodyOutcomes(request, body, vendorStatus),
				failure.httpStatus,
			);
			return vendorStatus === STATUS_ACCEPTED
				? { ...response, abortsRun: failure.abortsRun }
				: response;
		}
		return addVendorMessage(outcomesOfFailure(request, failure), vendorMessageIn(body));
	}
	if (body && code !== undefined) return readBodyOutcomes(request, body, code);
	const unreadable = sameOutcomeForAll(request, 'unconfirmed', false, {
		reason: 'The response of Picky Assist cannot be read',
		description: `${MAY_HAVE_BEEN_SENT_ADVICE} If it happens every time, check Platform and Base URL in the credential.`,
	});
	return addVendorMessage(unreadable, vendorMessageIn(body));
}
