import { type Answer, bodyOf } from './answer';
import { idIn, numberIn, textIn } from './answerFields';
import { judgeWithoutBody } from './missingReply';
import { matchRows, type ReplyRow } from './replyRows';
import { forAll, MAY_HAVE_BEEN_SENT, type PushVerdict } from './pushVerdict';
import { inTheirWords } from './sentences';
import { meaningOf, STATUS_ACCEPTED, statusNumber } from './statusCodes';
import type { Accepted, NotAccepted } from './outcome';
import type { Message, PushRequest } from './types';
import { unanswered } from './unanswered';

function accepted(pushId: string | null, row: ReplyRow | undefined): Accepted {
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

/** A refusal by status number; `together`: how many messages share it. */
function refused(message: Message, code: number, says: string, pushId: string | null, together: number): NotAccepted {
	const { reason, advice, unconfirmed } = meaningOf(code);
	const recipient = together === 1 ? `the ${isToGroup(message) ? 'group' : 'number'} ${message.recipient}` : `one of the ${together} numbers in the request`;
	const find = code === 406 && together > 1 ? ' To send the others, turn on the option Isolate Refused Numbers.' : '';
	return {
		status: unconfirmed ? 'unconfirmed' : 'rejected',
		code,
		pushId,
		reason: reason.replace('{recipient}', recipient),
		advice: inTheirWords(`${advice}${find}`, says),
	};
}

/** What its own row says of a message in a request with status `code`. */
function judgeRow(message: Message, row: ReplyRow | undefined, request: { code: number; says: string; pushId: string | null; together: number }): Accepted | NotAccepted {
	const { code, says, pushId, together } = request;
	const rowCode = statusNumber(row?.status);
	// Below 100 it is a delivery status, which some answers carry too, and no refusal.
	if (row && rowCode !== undefined && rowCode > STATUS_ACCEPTED) {
		return refused(message, rowCode, textIn(row.message), pushId, 1);
	}
	if (code === STATUS_ACCEPTED || (row && idIn(row.msg_id) !== undefined)) return accepted(pushId, row);
	return refused(message, code, says, pushId, together);
}

function missingRow(pushId: string | null): NotAccepted {
	return {
		status: 'unconfirmed',
		code: null,
		pushId,
		reason: 'Picky Assist accepted the request but did not name this number in its response',
		advice: MAY_HAVE_BEEN_SENT,
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
		...(again.length === 0 ? [] : [`Picky Assist returned more than one row for ${listed(again)}. The first one counts.`]),
		...(strange.length === 0 ? [] : [`Picky Assist also returned rows for numbers that were not in the request: ${listed(strange)}.`]),
	];
}

function judgeBody(request: PushRequest, body: Record<string, unknown>, code: number): PushVerdict {
	const pushId = idIn(body.push_id) ?? null;
	const says = textIn(body.message);
	const data: readonly unknown[] = Array.isArray(body.data) ? body.data : [];
	// What a group send answers is not written anywhere: a row, if there is one, need not name the group.
	const hasRows = data.length > 0 && !request.messages.some(isToGroup);
	const { rows, unasked, repeated } = matchRows(request.messages, data);
	const together = request.messages.length;
	const outcomes = request.messages.map((message, index) => {
		const row = rows[index];
		if (code === STATUS_ACCEPTED && hasRows && !row) return missingRow(pushId);
		return judgeRow(message, row, { code, says, pushId, together });
	});
	const hints: string[] = [];
	hints.push(...hintsAboutRows(unasked, request.messages));
	if (repeated > 0 && hasRows) {
		hints.push(`${repeated} messages in one request share a number with another message. Their message ids may be swapped.`);
	}
	const refusedForANumber = code === 406 && together > 1 && rows.every((row) => row === undefined);
	const stopsTheRest = meaningOf(code).stopsTheRest ?? false;
	return { outcomes, stopsTheRest, ...(refusedForANumber ? { refusedForANumber } : {}), hints };
}

/**
 * Reads the answer to a push request: what became of each of its messages.
 *
 * The body's `status` decides; HTTP 200 alone says nothing (Quick Start Guide). Whatever leaves it open whether the
 * request was taken is `unconfirmed`, because Picky Assist has no key against double sending.
 */
export function readPushReply(request: PushRequest, answer: Answer): PushVerdict {
	const trouble = unanswered(answer);
	if (trouble) return judgeWithoutBody(request, trouble);
	const body = bodyOf(answer);
	const code = statusNumber(body?.status);
	if (!body || code === undefined) {
		return forAll(request, 'unconfirmed', false, {
			reason: 'The response of Picky Assist cannot be read',
			advice: `${MAY_HAVE_BEEN_SENT} If it happens every time, check Platform and Base URL in the credential.`,
		});
	}
	return judgeBody(request, body, code);
}
