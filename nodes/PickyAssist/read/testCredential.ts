import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { type HttpResult, jsonBodyOf } from '../../api/http/httpResult';
import { quote } from '../../api/input/inputError';
import { MINUTE } from '../../api/http/minute';
import { type ReadRequest, toReadResponse } from '../../api/resources/readResponse';
import { STATUS_ACCEPTED, statusNumber } from '../../api/http/statusCodes';
import { withVendorMessage, joinSentences } from '../../api/sentences';
import { vendorMessageIn } from '../../api/http/vendorMessage';
import { descriptionFor, asError } from '../errors';
import { readWithCredential } from '../transport/connection';

const BALANCE: ReadRequest = { endpoint: 'check-balance', fields: {} };
const NOT_PICKY_ASSIST =
	'The response did not come from Picky Assist. Check Platform and Base URL, which usually ends with /api/v2.';
const TIMEOUT = MINUTE / 2;

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

/** Whether something other than Picky Assist responded, such as a web server. */
function isWebPage(result: HttpResult): boolean {
	return (
		result.kind === 'http' &&
		result.httpStatus >= 200 &&
		result.httpStatus <= 299 &&
		jsonBodyOf(result) === undefined
	);
}

/** Tests the credential by reading the balance. Any status but 100 is a failure. */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const result = await readWithCredential(this, data, BALANCE, TIMEOUT);
		const response = toReadResponse(result);
		const body = jsonBodyOf(result);
		if (response.kind === 'readFailure')
			return failed(
				isWebPage(result) ? NOT_PICKY_ASSIST : joinSentences(response.reason, response.description),
			);
		if (statusNumber(body?.status) === STATUS_ACCEPTED)
			return { status: 'OK', message: 'Connection successful!' };
		if (body?.status === undefined) return failed(NOT_PICKY_ASSIST);
		return failed(
			withVendorMessage(
				`Picky Assist responded with status ${quote(body.status)} instead of 100. Check the API Token, Platform and Base URL.`,
				vendorMessageIn(body),
			),
		);
	} catch (error) {
		const cause = asError(error);
		return failed(joinSentences(cause.message, descriptionFor(cause)));
	}
}
