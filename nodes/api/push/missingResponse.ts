import type { NotAccepted } from './outcome';
import { sentences } from '../sentences';
import { forAll, MAY_HAVE_BEEN_SENT, type PushVerdict } from './verdict';
import type { PushRequest } from './types';
import type { Unanswered } from '../http/requestFailure';

const JUDGEMENTS: Readonly<Record<Unanswered['kind'], Pick<NotAccepted, 'status' | 'advice'>>> = {
	dropped: {
		status: 'not sent',
		advice: 'Nothing of it was sent, and the node waits at most ten minutes in all. Wait, then send what is missing.',
	},
	notConnected: {
		status: 'not sent',
		advice: 'Nothing was sent. Check Platform and Base URL in the credential and the network of n8n.',
	},
	refused: {
		status: 'rejected',
		advice: 'Check Platform and Base URL in the credential. Nothing was sent.',
	},
	unclear: { status: 'unconfirmed', advice: MAY_HAVE_BEEN_SENT },
};

/** What a push request came to when there is no body to read. */
export function judgeWithoutBody(request: PushRequest, { kind, httpStatus, reason, facts, stopsTheRest }: Unanswered): PushVerdict {
	const { status, advice } = JUDGEMENTS[kind];
	const judgement = { reason, advice: sentences(advice, facts) };
	return forAll(request, status, stopsTheRest, httpStatus === undefined ? judgement : { ...judgement, httpStatus });
}
