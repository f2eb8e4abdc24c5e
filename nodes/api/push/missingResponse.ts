import { MINUTE } from '../http/minute';
import type { NotAccepted } from './outcome';
import { sentences } from '../sentences';
import { forAll, MAY_HAVE_BEEN_SENT, type PushVerdict } from './verdict';
import type { PushRequest } from './types';
import type { Unanswered } from '../http/requestFailure';

const JUDGEMENTS: Readonly<Record<Unanswered['kind'], Pick<NotAccepted, 'status' | 'advice'>>> = {
	dropped: {
		status: 'not sent',
		advice:
			'None of it was sent. The node waits at most ten minutes per run. Wait, then send the remaining messages.',
	},
	notConnected: {
		status: 'not sent',
		advice:
			"Nothing was sent. Check Platform and Base URL in the credential, and n8n's network connection.",
	},
	refused: {
		status: 'rejected',
		advice: 'Check Platform and Base URL in the credential. Nothing was sent.',
	},
	unclear: { status: 'unconfirmed', advice: MAY_HAVE_BEEN_SENT },
};

function timeoutOption(milliseconds: number): string {
	const seconds = Math.round(milliseconds / (MINUTE / 60));
	return `The option Timeout is set to ${seconds.toLocaleString('en-US')} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

/** What a push request came to when there is no body to read. */
export function judgeWithoutBody(request: PushRequest, failure: Unanswered): PushVerdict {
	const { kind, httpStatus, reason, timedOutAfter, stopsTheRest } = failure;
	const facts = timedOutAfter === undefined ? failure.facts : timeoutOption(timedOutAfter);
	const { status, advice } = JUDGEMENTS[kind];
	const judgement = { reason, advice: sentences(advice, facts) };
	return forAll(
		request,
		status,
		stopsTheRest,
		httpStatus === undefined ? judgement : { ...judgement, httpStatus },
	);
}
