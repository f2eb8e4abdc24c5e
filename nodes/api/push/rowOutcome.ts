import { amountIn, idIn } from '../http/responseFields';
import { isRefusal, meaningOf, STATUS_ACCEPTED, STATUS_SESSION_CLOSED } from '../http/statusCodes';
import type { RecipientField } from '../recipient/channels';
import { joinSentences, withVendorMessage } from '../sentences';
import { MAY_HAVE_BEEN_SENT_ADVICE } from './failedRequest';
import type { ResponseRow } from './matchingRows';
import type { Accepted, NotAccepted } from './outcome';
import { type RowFailure, rowFailure, showsAcceptance } from './rowFailure';
import type { Message } from './types';

function accepted(pushId: string | null, row: ResponseRow | undefined): Accepted {
	return { status: 'accepted', pushId, msgId: idIn(row?.msg_id), credit: amountIn(row?.credit) };
}

const KINDS: Readonly<Record<RecipientField, string>> = {
	number: 'number',
	messenger_id: 'recipient',
	group_id: 'group',
};

function describeRecipient({ recipientField, recipient }: Message): string {
	return `the ${KINDS[recipientField]} ${recipient}`;
}

/** Several messages that share a status: as many as there are, and the one that Picky Assist names, if it does. */
export interface SharedStatus {
	readonly count: number;
	readonly named: Message | undefined;
	/** No row says that some of them were accepted. */
	readonly isWholeRequest: boolean;
}

const OWN_STATUS: SharedStatus = { count: 1, named: undefined, isWholeRequest: true };

/** The only message of a request whose recipient is in the vendor's words. */
export function namedIn(vendorMessage: string, messages: readonly Message[]): Message | undefined {
	const digits = vendorMessage.replace(/(?<=\d)[ ()-]+(?=\d)/g, '');
	const numbers = new Set(digits.match(/\d{5,}/g));
	if (numbers.size === 0) return undefined;
	const [found, ...others] = messages.filter(({ recipient }) => numbers.has(recipient));
	return others.length === 0 ? found : undefined;
}

/** The outcome of a message under a status other than 100; `shared`: with which others, if there are any. */
function refusedOutcome(
	message: Message,
	code: number,
	vendorMessage: string,
	pushId: string | null,
	{ count: recipientCount, named, isWholeRequest } = OWN_STATUS,
): NotAccepted {
	const { reason, description, unconfirmed, undocumented, abortsRun } = meaningOf(code);
	const one = recipientCount === 1 ? message : named;
	const recipient = one
		? describeRecipient(one)
		: `one of the ${recipientCount} recipients in the request`;
	// The problem is not the first message's: n8n would name its item.
	const isShared = abortsRun === true || (recipientCount > 1 && named !== message);
	const check =
		code === 406 && message.recipientField === 'messenger_id'
			? 'Check the recipient ID.'
			: code === STATUS_SESSION_CLOSED && message.envelope.template_id !== undefined
				? 'A template needs no open session. Check in Picky Assist whether this one is approved.'
				: description;
	const find =
		code === 406 && recipientCount > 1
			? 'Turn on the option Send the Others if One Is Rejected.'
			: '';
	const advice = joinSentences(undocumented ? MAY_HAVE_BEEN_SENT_ADVICE : '', check, find);
	const isWholeRefused = isWholeRequest && !unconfirmed && recipientCount > 1;
	return {
		status: unconfirmed ? 'unconfirmed' : 'rejected',
		code,
		pushId,
		...(isShared ? { sharedBy: recipientCount } : {}),
		reason: reason.replace('{recipient}', recipient),
		description: isWholeRefused
			? joinSentences(
					withVendorMessage('', vendorMessage),
					`None of the ${recipientCount.toLocaleString('en-US')} messages in the request was sent (status ${code}).`,
					advice,
				)
			: withVendorMessage(advice, vendorMessage),
	};
}

/** The outcome of a message that may have been sent, because the response does not say clearly whether it was. */
function unclear(
	code: number | null,
	pushId: string | null,
	reason: string,
	vendorMessage: string,
): NotAccepted {
	const description = withVendorMessage(MAY_HAVE_BEEN_SENT_ADVICE, vendorMessage);
	return { status: 'unconfirmed', code, pushId, reason, description };
}

/** The outcome of a message whose own row shows a failure. */
function rowOutcome(
	message: Message,
	{ code, vendorMessage, isRefused }: RowFailure,
	pushId: string | null,
): NotAccepted {
	if (code !== null && (isRefused || !isRefusal(code)))
		return refusedOutcome(message, code, vendorMessage, pushId);
	const recipient = describeRecipient(message);
	if (isRefused)
		return {
			status: 'rejected',
			code,
			pushId,
			reason: `Picky Assist did not accept ${recipient}`,
			description: withVendorMessage('Check the recipient and the content.', vendorMessage),
		};
	const reason =
		code === null
			? `Picky Assist did not confirm the message to ${recipient}`
			: `Picky Assist returned status ${code} for ${recipient}, but also a sign that it accepted the message`;
	return unclear(code, pushId, reason, vendorMessage);
}

/** For a message of a refused request whose own row does not refuse it. */
function notRefusedByRow(
	message: Message,
	code: number,
	vendorMessage: string,
	pushId: string | null,
): NotAccepted {
	return unclear(
		code,
		pushId,
		`Picky Assist rejected the request with status ${code}, but not ${describeRecipient(message)} in it`,
		vendorMessage,
	);
}

/** The outcome of a message according to its own row, in a request with status `code`. */
export function outcomeOfRow(
	message: Message,
	row: ResponseRow | undefined,
	request: { code: number; vendorMessage: string; pushId: string | null; shared: SharedStatus },
): Accepted | NotAccepted {
	const { code, vendorMessage, pushId, shared } = request;
	const problem = row && rowFailure(row);
	// In a request that was not accepted, a row without a status adds nothing to the status of the request.
	if (problem && (code === STATUS_ACCEPTED || problem.code !== null))
		return rowOutcome(message, problem, pushId);
	if (code === STATUS_ACCEPTED || (row && !problem && idIn(row.msg_id) !== undefined))
		return accepted(pushId, row);
	if (row && isRefusal(code) && (!problem || showsAcceptance(row)))
		return notRefusedByRow(message, code, vendorMessage, pushId);
	return refusedOutcome(message, code, vendorMessage, pushId, shared);
}

/** For a message that the response to an accepted request does not list. */
export function missingRow(pushId: string | null, vendorMessage: string): NotAccepted {
	return unclear(
		null,
		pushId,
		'Picky Assist accepted the request, but its response does not list this recipient',
		vendorMessage,
	);
}

/** For messages to one number whose rows contradict each other and may be in another order. */
export function contradictoryRows(message: Message, pushId: string | null): NotAccepted {
	return unclear(
		null,
		pushId,
		`Picky Assist returned contradictory rows for ${describeRecipient(message)}`,
		'',
	);
}

/** For a message without a row in a rejected request, while unmatched rows have message ids: one of them may be its own. */
export function ambiguousRefusal(
	code: number,
	vendorMessage: string,
	pushId: string | null,
): NotAccepted {
	return unclear(
		code,
		pushId,
		`Picky Assist rejected the request with status ${code}, but returned message IDs for numbers that were not in it`,
		vendorMessage,
	);
}
