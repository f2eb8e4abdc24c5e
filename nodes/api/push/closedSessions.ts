import { STATUS_SESSION_CLOSED } from '../http/statusCodes';
import type { ResponseRow } from './matchingRows';
import type { Outcome } from './outcome';
import { rowFailure } from './rowFailure';
import type { Message } from './types';

/** The messages that were rejected because the 24-hour session with at least one recipient is closed. */
export interface ClosedSessions {
	/** The session with the recipient of each of these is closed. */
	readonly certain: readonly Message[];
	/** The session with at least one of these recipients is closed, and none of the messages was accepted. */
	readonly possible: readonly Message[];
}

/**
 * Whose session is closed, according to the response to a push request. Only status 802 alone, for one message, is certain:
 * as the status of a row, or of a request with one recipient. The wording of a response is not documented, so it proves nothing.
 *
 * @param outcomes one for each message, in the same order
 * @param rows the row of each message, if it has one
 * @returns undefined if no message was rejected for this reason
 */
export function closedSessionsIn(
	messages: readonly Message[],
	outcomes: readonly Outcome[],
	rows: ReadonlyArray<ResponseRow | undefined>,
): ClosedSessions | undefined {
	const certain: Message[] = [];
	const possible: Message[] = [];
	messages.forEach((message, index) => {
		const outcome = outcomes[index];
		if (outcome?.status !== 'rejected' || outcome.code !== STATUS_SESSION_CLOSED) return;
		const row = rows[index];
		const isNamed = row !== undefined && rowFailure(row)?.code === STATUS_SESSION_CLOSED;
		(isNamed || messages.length === 1 ? certain : possible).push(message);
	});
	return certain.length + possible.length > 0 ? { certain, possible } : undefined;
}
