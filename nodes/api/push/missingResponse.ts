import { MINUTE } from '../http/minute';
import type { NotAccepted } from './outcome';
import { joinSentences } from '../sentences';
import { sameOutcomeForAll, MAY_HAVE_BEEN_SENT, type PushResponse } from './verdict';
import type { PushRequest } from './types';
import type { RequestFailure } from '../http/requestFailure';

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
	unclear: { status: 'unconfirmed', description: MAY_HAVE_BEEN_SENT },
};

function timeoutOption(milliseconds: number): string {
	const seconds = Math.round(milliseconds / (MINUTE / 60));
	return `The option Timeout is set to ${seconds.toLocaleString('en-US')} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

/** What a push request came to when there is no body to read. */
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
