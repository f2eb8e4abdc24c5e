import type {
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { baseUrlOf, isVendorPlatform } from '../../api/http/platforms';
import { networkFault, readBody, type HttpResult } from '../../api/http/httpResult';
import { tokenMask } from '../../api/http/maskToken';
import type { ReadRequest } from '../../api/resources/readResponse';
import { parseRetryAfter } from '../../api/http/retry';
import { tokenOf, withToken } from '../../api/http/token';
import type { PushRequest } from '../../api/push/types';
import { Deadline } from './deadline';
import { networkErrorOf } from './networkError';
import { limitsOf, type SharedLimits } from './sharedLimits';

const CREDENTIAL = 'pickyAssistApi';
const JSON_BYTES = { 'Content-Type': 'application/json' };

/** What n8n's HTTP helper says of a request that was given up, at the deadline or because the execution was stopped. */
const GIVEN_UP = 'ERR_CANCELED';
/** What it says of one that was not answered in time. */
const TIMED_OUT = 'ECONNABORTED';

/** How a request that n8n's HTTP helper gave up on ended. */
function faultOf(error: unknown, stopped: boolean, timeout: number): HttpResult {
	const { code, syscall, tlsReason } = networkErrorOf(error) ?? { code: '', syscall: '' };
	const cause = code === GIVEN_UP && !stopped ? TIMED_OUT : code;
	// With a system call, it is the operating system that ended the connection.
	if (cause === TIMED_OUT && syscall === '')
		return { kind: 'noResponse', cause, timedOutAfter: timeout };
	return networkFault(cause, syscall, tlsReason);
}

/** Sends one push request, waits `timeout` milliseconds at most for the whole answer, and tells how it ended; never throws for what HTTP or the network do. */
export type Push = (request: PushRequest, timeout: number) => Promise<HttpResult>;

/** Asks a question that changes nothing, in the same way. */
export type Read = (request: ReadRequest, timeout: number) => Promise<HttpResult>;

/** The way to Picky Assist for one execution, or for one look from the editor, with the node's credential. */
export interface Connection extends SharedLimits {
	readonly push: Push;
	readonly read: Read;
	/** Whether the requests go to Picky Assist itself, and not to a proxy or sandbox. */
	readonly isVendor: boolean;
}

/**
 * Opens the way to Picky Assist with the node's credential.
 *
 * A request is never sent on to another address (the token stands in its body), and HTTP statuses do not throw: n8n
 * would send the request again after a 401.
 *
 * @throws n8n's own error if the credential cannot be had, InputError if its Base URL is none
 */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<Connection> {
	const { platform, baseUrl, apiToken } = await context.getCredentials(CREDENTIAL);
	const token = tokenOf(apiToken);
	const withoutToken = tokenMask(token);
	const base = baseUrlOf(platform, baseUrl);
	async function post(
		endpoint: string,
		content: Pick<IHttpRequestOptions, 'body' | 'headers'>,
		timeout: number,
	): Promise<HttpResult> {
		const options: IHttpRequestOptions = {
			method: 'POST',
			url: `${base}/${endpoint}`,
			...content,
			json: true,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout,
		};
		const stop =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		const deadline = new Deadline(timeout, stop);
		try {
			const response = await context.helpers.httpRequestWithAuthentication.call(
				context,
				CREDENTIAL,
				deadline.apply(options),
			);
			const retryAfter = parseRetryAfter(response.headers?.['retry-after'], Date.now());
			return {
				kind: 'http',
				httpStatus: response.statusCode,
				body: withoutToken(readBody(response.body)),
				...(retryAfter === undefined ? {} : { retryAfter }),
			};
		} catch (error) {
			return faultOf(error, stop?.aborted === true, timeout);
		} finally {
			deadline.clear();
		}
	}
	return {
		push: (request, timeout) =>
			post(
				'push',
				request.bytes ? { body: request.bytes, headers: JSON_BYTES } : { body: request.body },
				timeout,
			),
		read: ({ endpoint, fields }, timeout) => post(endpoint, { body: fields }, timeout),
		isVendor: isVendorPlatform(platform),
		...limitsOf(base, token),
	};
}

/**
 * Asks one question with a credential that is just being edited; n8n gives no other way to send a request for its test.
 *
 * @throws InputError if the Base URL is none
 */
export async function readWithCredential(
	{ helpers }: ICredentialTestFunctions,
	credential: IDataObject,
	request: ReadRequest,
	timeout: number,
): Promise<HttpResult> {
	const token = tokenOf(credential.apiToken);
	const options = {
		method: 'POST',
		uri: `${baseUrlOf(credential.platform, credential.baseUrl)}/${request.endpoint}`,
		body: withToken(request.fields, token),
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
		followAllRedirects: false,
		timeout,
	};
	try {
		const response: unknown = await helpers.request(options);
		const { statusCode, body } = isPlainObject(response) ? response : {};
		return { kind: 'http', httpStatus: Number(statusCode), body: tokenMask(token)(readBody(body)) };
	} catch (error) {
		return faultOf(error, false, timeout);
	}
}
