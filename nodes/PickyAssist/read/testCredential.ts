import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { type Answer, bodyOf } from '../../api/http/httpResult';
import { quote } from '../../api/input/inputError';
import { MINUTE } from '../../api/http/minute';
import { type Query, toReadResponse } from '../../api/resources/readResponse';
import { STATUS_ACCEPTED, statusNumber } from '../../api/http/statusCodes';
import { inTheirWords, sentences } from '../../api/sentences';
import { wordsIn } from '../../api/http/vendorWords';
import { descriptionFor, asError } from '../errors';
import { askWith } from '../transport/connection';

const BALANCE: Query = { endpoint: 'check-balance', fields: {} };
const NOT_PICKY_ASSIST =
	'The response did not come from Picky Assist. Check Platform and Base URL.';
const TIMEOUT = MINUTE / 2;

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

/** Whether something else than Picky Assist answered, such as a web server. */
function isPage(answer: Answer): boolean {
	return (
		answer.kind === 'http' &&
		answer.httpStatus >= 200 &&
		answer.httpStatus <= 299 &&
		bodyOf(answer) === undefined
	);
}

/** The test of the credential: the balance can be read. Anything but status 100 is a failure. */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const answer = await askWith(this, data, BALANCE, TIMEOUT);
		const reply = toReadResponse(answer);
		const body = bodyOf(answer);
		if (reply.kind === 'readFailure')
			return failed(isPage(answer) ? NOT_PICKY_ASSIST : sentences(reply.reason, reply.description));
		if (statusNumber(body?.status) === STATUS_ACCEPTED)
			return { status: 'OK', message: 'Connection successful!' };
		if (body?.status === undefined) return failed(NOT_PICKY_ASSIST);
		return failed(
			inTheirWords(
				`Picky Assist responded with status ${quote(body.status)} instead of 100. Check the API Token, Platform and Base URL.`,
				wordsIn(body),
			),
		);
	} catch (error) {
		const cause = asError(error);
		return failed(sentences(cause.message, descriptionFor(cause)));
	}
}
