import type { Answer } from './answer';
import { forAll, MAY_HAVE_BEEN_SENT, type PushVerdict } from './pushVerdict';
import type { PushRequest } from './types';

/** An HTTP status other than 2xx. 5xx and 408 may come after the request was taken; the others come before. */
function judgeHttpStatus(request: PushRequest, code: number): PushVerdict {
	if (code === 429) {
		return forAll(request, 'not sent', true, {
			code,
			reason: 'Picky Assist got more than 90 requests in a minute and dropped this one',
			advice: 'Nothing of it was sent. Wait a minute, then send what is missing.',
		});
	}
	if (code >= 500 || code === 408) {
		return forAll(request, 'unconfirmed', false, {
			code,
			reason: `Picky Assist answered with HTTP status ${code}`,
			advice: MAY_HAVE_BEEN_SENT,
		});
	}
	const stopsTheRest = code < 400 || [401, 403, 404].includes(code);
	return forAll(request, 'rejected', stopsTheRest, {
		code,
		reason:
			code < 400
				? 'The address of Picky Assist points to another address, and the request was not sent on'
				: `Picky Assist answered with HTTP status ${code}`,
		advice: 'Check Platform and Base URL in the credential. Nothing was sent.',
	});
}

/** What a request came to when there is no body to read: HTTP or the network said how it ended. */
export function judgeWithoutBody(request: PushRequest, answer: Answer): PushVerdict {
	if (answer.kind === 'notConnected') {
		return forAll(request, 'not sent', true, {
			reason: `n8n could not connect to Picky Assist (${answer.cause})`,
			advice: 'Nothing was sent. Check Platform and Base URL in the credential and the network of n8n.',
		});
	}
	if (answer.kind === 'noAnswer') {
		return forAll(request, 'unconfirmed', false, {
			reason: `The connection to Picky Assist ended before its answer came (${answer.cause})`,
			advice: MAY_HAVE_BEEN_SENT,
		});
	}
	return judgeHttpStatus(request, answer.httpStatus);
}
