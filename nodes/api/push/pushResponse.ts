import { type Answer, bodyOf } from '../http/httpResult';
import { isPlainObject } from '../json';
import { idIn, numberIn } from '../http/responseFields';
import { judgeWithoutBody } from './missingResponse';
import { matchRows, type ResponseRow } from './matchingRows';
import { forAll, MAY_HAVE_BEEN_SENT, type PushResponse } from './verdict';
import { inTheirWords, sentences } from '../sentences';
import { type RowProblem, rowProblem } from './rowProblem';
import { isRefusal, meaningOf, STATUS_ACCEPTED, statusNumber } from '../http/statusCodes';
import type { Accepted, NotAccepted } from './outcome';
import type { Message, PushRequest } from './types';
import { requestFailureOf, vendorStatusOf } from '../http/requestFailure';
import { wordsIn } from '../http/vendorWords';
import type { RecipientField } from '../recipient/channels';

function accepted(pushId: string | null, row: ResponseRow | undefined): Accepted {
	const msgId = idIn(row?.msg_id);
	const credit = numberIn(row?.credit);
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

function called({ recipientField, recipient }: Message): string {
	return `the ${KINDS[recipientField]} ${recipient}`;
}

/** What another status than 100 means for a message; `together`: how many messages share it. */
function notTaken(
	message: Message,
	code: number,
	says: string,
	pushId: string | null,
	together: number,
): NotAccepted {
	const { reason, description, unconfirmed, undocumented } = meaningOf(code);
	const recipient =
		together === 1 ? called(message) : `one of the ${together} recipients in the request`;
	const check =
		code === 406 && message.recipientField === 'messenger_id'
			? 'Check the recipient ID.'
			: description;
	const find =
		code === 406 && together > 1
			? 'To send the others, turn on the option Isolate Refused Numbers.'
			: '';
	return {
		status: unconfirmed ? 'unconfirmed' : 'rejected',
		code,
		pushId,
		reason: reason.replace('{recipient}', recipient),
		description: inTheirWords(sentences(undocumented ? MAY_HAVE_BEEN_SENT : '', check, find), says),
	};
}

/** A message whose own row speaks against it. */
function notTakenByRow(
	message: Message,
	{ code, says, refuses }: RowProblem,
	pushId: string | null,
): NotAccepted {
	if (code !== null) return notTaken(message, code, says, pushId, 1);
	return {
		status: refuses ? 'rejected' : 'unconfirmed',
		code,
		pushId,
		reason: refuses
			? `Picky Assist did not accept ${called(message)}`
			: `Picky Assist did not confirm the message to ${called(message)}`,
		description: inTheirWords(
			refuses ? 'Check the recipient and the content.' : MAY_HAVE_BEEN_SENT,
			says,
		),
	};
}

/** What its own row says of a message in a request with status `code`. */
function judgeRow(
	message: Message,
	row: ResponseRow | undefined,
	request: { code: number; says: string; pushId: string | null; together: number },
): Accepted | NotAccepted {
	const { code, says, pushId, together } = request;
	const problem = row && rowProblem(row);
	// In a request that was not accepted, an empty row says no more than the request.
	if (problem && (code === STATUS_ACCEPTED || problem.code !== null))
		return notTakenByRow(message, problem, pushId);
	if (code === STATUS_ACCEPTED || (row && !problem && idIn(row.msg_id) !== undefined))
		return accepted(pushId, row);
	return notTaken(message, code, says, pushId, together);
}

function missingRow(pushId: string | null): NotAccepted {
	return {
		status: 'unconfirmed',
		code: null,
		pushId,
		reason: 'Picky Assist accepted the request, but its response does not list this recipient',
		description: MAY_HAVE_BEEN_SENT,
	};
}

/** Whether the rows that belong to no message show that messages of the request were taken. */
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
			rowProblem(row)?.refuses !== true,
	);
}

/** For a message without a row in a request that was refused, while other rows carry message ids: one of them may be its own. */
function doubtfulRefusal(code: number, says: string, pushId: string | null): NotAccepted {
	return {
		status: 'unconfirmed',
		code,
		pushId,
		reason: `Picky Assist refused the request with status ${code}, but returned message IDs for numbers that were not in it`,
		description: inTheirWords(MAY_HAVE_BEEN_SENT, says),
	};
}

function listed(recipients: readonly string[]): string {
	const shown = [...new Set(recipients)];
	return `${shown.slice(0, 5).join(', ')}${shown.length > 5 ? ` and ${shown.length - 5} more` : ''}`;
}

/** What is worth knowing of rows that belong to no message: one too many for a number, or a number that was not in the request. */
function hintsAboutRows(surplus: readonly string[], messages: readonly Message[]): string[] {
	if (surplus.length === 0) return [];
	const asked = new Set(messages.map(({ recipient }) => recipient));
	const again = surplus.filter((recipient) => asked.has(recipient));
	const strange = surplus.filter((recipient) => !asked.has(recipient));
	return [
		...(again.length === 0
			? []
			: [`Picky Assist returned more than one row for ${listed(again)}. The node used the first.`]),
		...(strange.length === 0
			? []
			: [
					`Picky Assist also returned rows for recipients that were not in the request: ${listed(strange)}.`,
				]),
	];
}

function judgeBody(
	request: PushRequest,
	body: Record<string, unknown>,
	code: number,
): PushResponse {
	const pushId = idIn(body.push_id) ?? null;
	const says = wordsIn(body);
	const data: readonly unknown[] = Array.isArray(body.data) ? body.data : [];
	// What a group send answers is not written anywhere: a row, if there is one, need not name the group.
	const hasRows = data.length > 0 && !request.messages.some(isToGroup);
	const { rows, unasked, repeated } = matchRows(request.messages, data);
	const together = request.messages.length;
	const mayBeTaken = isRefusal(code) && hasIdsElsewhere(rows, data);
	const outcomes = request.messages.map((message, index) => {
		const row = rows[index];
		if (code === STATUS_ACCEPTED && hasRows && !row) return missingRow(pushId);
		if (mayBeTaken && !row) return doubtfulRefusal(code, says, pushId);
		return judgeRow(message, row, { code, says, pushId, together });
	});
	const hints: string[] = [];
	hints.push(...hintsAboutRows(unasked, request.messages));
	if (repeated > 0 && hasRows) {
		hints.push(
			`${repeated} messages in one request share a recipient with another message. Their msg_id values may be swapped.`,
		);
	}
	const refusedForANumber =
		code === 406 && together > 1 && !mayBeTaken && rows.every((row) => row === undefined);
	const abortsRun = meaningOf(code).abortsRun ?? false;
	return { outcomes, abortsRun, ...(refusedForANumber ? { refusedForANumber } : {}), hints };
}

/** A body that tells of acceptance under an HTTP status that tells of failure: which of the two is right is not known. */
function doubted(verdict: PushResponse, httpStatus: number | undefined): PushResponse {
	const outcomes = verdict.outcomes.map((outcome): NotAccepted => {
		if (outcome.status !== 'accepted') return outcome;
		const reason = `Picky Assist reported the message as accepted, but with HTTP status ${httpStatus}`;
		return {
			status: 'unconfirmed',
			code: null,
			pushId: outcome.pushId,
			reason,
			description: MAY_HAVE_BEEN_SENT,
			...(httpStatus === undefined ? {} : { httpStatus }),
		};
	});
	return { ...verdict, outcomes };
}

/** The same with the vendor's words behind the description. */
function withWords(verdict: PushResponse, says: string): PushResponse {
	if (says === '') return verdict;
	const outcomes = verdict.outcomes.map((outcome) =>
		outcome.status === 'accepted'
			? outcome
			: { ...outcome, description: inTheirWords(outcome.description, says) },
	);
	return { ...verdict, outcomes };
}

/**
 * Reads the answer to a push request: what became of each of its messages.
 *
 * The body's `status` decides; HTTP 200 alone says nothing (Quick Start Guide). Whatever leaves it open whether the
 * request was taken is `unconfirmed`, because Picky Assist has no idempotency key.
 */
export function readPushResponse(request: PushRequest, answer: Answer): PushResponse {
	const body = bodyOf(answer);
	const code = statusNumber(body?.status);
	const trouble = requestFailureOf(answer);
	if (trouble) {
		const stated = vendorStatusOf(answer);
		if (body && stated !== undefined) {
			const verdict = doubted(judgeBody(request, body, stated), trouble.httpStatus);
			return stated === STATUS_ACCEPTED ? { ...verdict, abortsRun: trouble.abortsRun } : verdict;
		}
		return withWords(judgeWithoutBody(request, trouble), wordsIn(body));
	}
	if (body && code !== undefined) return judgeBody(request, body, code);
	const unreadable = forAll(request, 'unconfirmed', false, {
		reason: 'The response of Picky Assist cannot be read',
		description: `${MAY_HAVE_BEEN_SENT} If it happens every time, check Platform and Base URL in the credential.`,
	});
	return withWords(unreadable, wordsIn(body));
}
