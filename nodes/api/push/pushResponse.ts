import { type HttpResult, jsonBodyOf } from '../http/httpResult';
import { isPlainObject } from '../json';
import { idIn, amountIn } from '../http/responseFields';
import { matchRows, type ResponseRow } from './matchingRows';
import { sameOutcomeForAll, MAY_HAVE_BEEN_SENT_ADVICE, outcomesOfFailure } from './failedRequest';
import { withVendorMessage, joinSentences } from '../sentences';
import { responseRows } from './responseRows';
import { type RowFailure, rowFailure } from './rowFailure';
import { isRefusal, meaningOf, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import type { Accepted, NotAccepted } from './outcome';
import type { Message, PushRequest, PushResponse } from './types';
import { requestFailureOf, vendorStatusOf } from '../http/requestFailure';
import { vendorMessageIn } from '../http/vendorMessage';
import type { RecipientField } from '../recipient/channels';

function accepted(pushId: string | null, row: ResponseRow | undefined): Accepted {
	const msgId = idIn(row?.msg_id);
	const credit = amountIn(row?.credit);
	return {
		status: 'accepted',
		pushId,
		...(msgId === undefined ? {} : { msgId }),
		...(credit === undefined ? {} : { credit }),
	};
}

function isToGroup({ recipientField }: Message): boolean {
	return recipientField === 'group_id';
}

const KINDS: Readonly<Record<RecipientField, string>> = {
	number: 'number',
	messenger_id: 'recipient',
	group_id: 'group',
};

function describeRecipient({ recipientField, recipient }: Message): string {
	return `the ${KINDS[recipientField]} ${recipient}`;
}

/** The outcome of a message under a status other than 100; `recipientCount`: how many messages share the status. */
function refusedOutcome(
	message: Message,
	code: number,
	vendorMessage: string,
	pushId: string | null,
	recipientCount: number,
): NotAccepted {
	const { reason, description, unconfirmed, undocumented } = meaningOf(code);
	const recipient =
		recipientCount === 1
			? describeRecipient(message)
			: `one of the ${recipientCount} recipients in the request`;
	const check =
		code === 406 && message.recipientField === 'messenger_id'
			? 'Check the recipient ID.'
			: description;
	const find =
		code === 406 && recipientCount > 1
			? 'To send the others, turn on the option Isolate Refused Numbers.'
			: '';
	return {
		status: unconfirmed ? 'unconfirmed' : 'rejected',
		code,
		pushId,
		reason: reason.replace('{recipient}', recipient),
		description: withVendorMessage(
			joinSentences(undocumented ? MAY_HAVE_BEEN_SENT_ADVICE : '', check, find),
			vendorMessage,
		),
	};
}

/** The outcome of a message whose own row shows a failure. */
function rowOutcome(
	message: Message,
	{ code, vendorMessage, isRefused }: RowFailure,
	pushId: string | null,
): NotAccepted {
	if (code !== null) return refusedOutcome(message, code, vendorMessage, pushId, 1);
	return {
		status: isRefused ? 'rejected' : 'unconfirmed',
		code,
		pushId,
		reason: isRefused
			? `Picky Assist did not accept ${describeRecipient(message)}`
			: `Picky Assist did not confirm the message to ${describeRecipient(message)}`,
		description: withVendorMessage(
			isRefused ? 'Check the recipient and the content.' : MAY_HAVE_BEEN_SENT_ADVICE,
			vendorMessage,
		),
	};
}

/** The outcome of a message according to its own row, in a request with status `code`. */
function outcomeOfRow(
	message: Message,
	row: ResponseRow | undefined,
	request: { code: number; vendorMessage: string; pushId: string | null; recipientCount: number },
): Accepted | NotAccepted {
	const { code, vendorMessage, pushId, recipientCount } = request;
	const problem = row && rowFailure(row);
	// In a request that was not accepted, a row without a status adds nothing to the status of the request.
	if (problem && (code === STATUS_ACCEPTED || problem.code !== null))
		return rowOutcome(message, problem, pushId);
	if (code === STATUS_ACCEPTED || (row && !problem && idIn(row.msg_id) !== undefined))
		return accepted(pushId, row);
	return refusedOutcome(message, code, vendorMessage, pushId, recipientCount);
}

function missingRow(pushId: string | null, vendorMessage: string): NotAccepted {
	return {
		status: 'unconfirmed',
		code: null,
		pushId,
		reason: 'Picky Assist accepted the request, but its response does not list this recipient',
		description: withVendorMessage(MAY_HAVE_BEEN_SENT_ADVICE, vendorMessage),
	};
}

/** For messages to one number whose rows contradict each other and may be in another order. */
function contradictoryRows(message: Message, pushId: string | null): NotAccepted {
	return {
		status: 'unconfirmed',
		code: null,
		pushId,
		reason: `Picky Assist returned contradictory rows for ${describeRecipient(message)}`,
		description: MAY_HAVE_BEEN_SENT_ADVICE,
	};
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

/** For a message without a row in a rejected request, while unmatched rows have message ids: one of them may be its own. */
function ambiguousRefusal(code: number, vendorMessage: string, pushId: string | null): NotAccepted {
	return {
		status: 'unconfirmed',
		code,
		pushId,
		reason: `Picky Assist refused the request with status ${code}, but returned message IDs for numbers that were not in it`,
		description: withVendorMessage(MAY_HAVE_BEEN_SENT_ADVICE, vendorMessage),
	};
}

function listRecipients(recipients: readonly string[]): string {
	const shown = [...new Set(recipients)];
	return `${shown.slice(0, 5).join(', ')}${shown.length > 5 ? ` and ${shown.length - 5} more` : ''}`;
}

/** Hints about rows that match no message: surplus rows for a number, or numbers that were not in the request. */
function hintsAboutRows(surplus: readonly string[], messages: readonly Message[]): string[] {
	if (surplus.length === 0) return [];
	const asked = new Set(messages.map(({ recipient }) => recipient));
	const repeatedRows = surplus.filter((recipient) => asked.has(recipient));
	const unknown = surplus.filter((recipient) => !asked.has(recipient));
	return [
		...(repeatedRows.length === 0
			? []
			: [
					`Picky Assist returned more than one row for ${listRecipients(repeatedRows)}. The node used the first.`,
				]),
		...(unknown.length === 0
			? []
			: [
					`Picky Assist also returned rows for recipients that were not in the request: ${listRecipients(unknown)}.`,
				]),
	];
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
	const facts = { code, vendorMessage, pushId, recipientCount };
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
			`${repeated} messages in one request share a recipient with another message. Their msg_id values may be swapped.`,
		);
	}
	const refusedForANumber =
		code === 406 && recipientCount > 1 && !mayBeTaken && rows.every((row) => row === undefined);
	const abortsRun = meaningOf(code).abortsRun ?? false;
	return { outcomes, abortsRun, ...(refusedForANumber ? { refusedForANumber } : {}), hints };
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
