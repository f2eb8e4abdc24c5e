import type { Accepted, NotAccepted } from './outcome';
import { CHECK_FIRST } from '../sentences';
import type { PushRequest } from './types';

/** What one push request came to. */
export interface PushResponse {
	/** One outcome for each message of the request, in its order. */
	readonly outcomes: ReadonlyArray<Accepted | NotAccepted>;
	/** No later request can do better: they are not tried. */
	readonly abortsRun: boolean;
	/** The request was refused as a whole for one of its numbers: without that number it may be taken. */
	readonly refusedForANumber?: boolean;
	/** What is worth knowing although nothing went wrong for a message. */
	readonly hints: readonly string[];
}

type OutcomeDetails = Omit<NotAccepted, 'status' | 'code' | 'pushId'> &
	Partial<Pick<NotAccepted, 'code' | 'pushId'>>;

/** For messages of a request without a clear response. */
export const MAY_HAVE_BEEN_SENT = `The message may have been sent. ${CHECK_FIRST}`;

/** One and the same judgement for all messages of a request. */
export function sameOutcomeForAll(
	request: PushRequest,
	status: NotAccepted['status'],
	abortsRun: boolean,
	details: OutcomeDetails,
): PushResponse {
	const outcome: NotAccepted = { status, code: null, pushId: null, ...details };
	return { outcomes: request.messages.map(() => outcome), abortsRun, hints: [] };
}
