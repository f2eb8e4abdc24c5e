import { MINUTE } from '../http/minute';
import type { RequestFailure } from '../http/requestFailure';
import { CHECK_FIRST, joinSentences } from '../sentences';
import type { NotAccepted } from './outcome';
import type { PushRequest, PushResponse } from './types';

type OutcomeDetails = Omit<NotAccepted, 'status' | 'code' | 'pushId'> &
	Partial<Pick<NotAccepted, 'code' | 'pushId'>>;

/** For messages of a request without a clear response. */
export const MAY_HAVE_BEEN_SENT_ADVICE = `The message may have been sent. ${CHECK_FIRST}`;

/** The same outcome for all messages of a request. */
export function sameOutcomeForAll(
	request: PushRequest,
	status: NotAccepted['status'],
	abortsRun: boolean,
	details: OutcomeDetails,
): PushResponse {
	const shared = abortsRun ? { sharedBy: request.messages.length } : {};
	const outcome: NotAccepted = { status, code: null, pushId: null, ...shared, ...details };
	return { outcomes: request.messages.map(() => outcome), abortsRun, hints: [] };
}

const OUTCOMES: Readonly<
	Record<RequestFailure['kind'], Pick<NotAccepted, 'status' | 'description'>>
> = {
	dropped: {
		status: 'not sent',
		description:
			'None of it was sent. The node waits at most ten minutes per run. Wait, then send the remaining messages.',
	},
	notConnected: {
		status: 'not sent',
		description:
			"Nothing was sent. Check Platform and Base URL in the credential, and n8n's network connection.",
	},
	refused: {
		status: 'rejected',
		description: 'Check Platform and Base URL in the credential. Nothing was sent.',
	},
	unclear: { status: 'unconfirmed', description: MAY_HAVE_BEEN_SENT_ADVICE },
};

function timeoutOption(milliseconds: number): string {
	const seconds = Math.round(milliseconds / (MINUTE / 60));
	return `The option Timeout (Seconds) is set to ${seconds.toLocaleString('en-US')} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

/** The outcome of a push request without a readable response body. */
export function outcomesOfFailure(request: PushRequest, failure: RequestFailure): PushResponse {
	const { kind, httpStatus, reason, timedOutAfter, abortsRun } = failure;
	const facts = timedOutAfter === undefined ? failure.facts : timeoutOption(timedOutAfter);
	const { status, description } = OUTCOMES[kind];
	const details = { reason, description: joinSentences(description, facts) };
	return sameOutcomeForAll(
		request,
		status,
		abortsRun,
		httpStatus === undefined ? details : { ...details, httpStatus },
	);
}
