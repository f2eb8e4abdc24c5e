import type {
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { isPlainObject } from '../../api/json';
import { baseUrlOf, isVendorPlatform } from '../../api/http/platforms';
import { classifyNetworkError, readBody, type HttpResult } from '../../api/http/httpResult';
import { tokenMask } from '../../api/http/maskToken';
import type { ReadRequest } from '../../api/resources/readResponse';
import { parseRetryAfter } from '../../api/http/retry';
import { tokenOf, withToken } from '../../api/http/token';
import { toBody } from '../../api/push/pushRequest';
import type { PushRequest } from '../../api/push/types';
import { Deadline } from './deadline';
import { networkErrorOf } from './networkError';
import { sharedLimitsOf, type SharedLimits } from './sharedLimits';

const CREDENTIAL = 'pickyAssistApi';
const JSON_HEADERS = { 'Content-Type': 'application/json' };

/**
 * The error code of n8n's HTTP helper for a request that was aborted, by the deadline or because the execution was stopped.
 */
const ABORTED = 'ERR_CANCELED';
/** The error code for a request that timed out. */
const TIMED_OUT = 'ECONNABORTED';

/** Converts an error of n8n's HTTP helper. */
function toFailedResult(error: unknown, cancelled: boolean, timeout: number): HttpResult {
	const { code, syscall, tlsReason } = networkErrorOf(error) ?? { code: '', syscall: '' };
	const cause = code === ABORTED && !cancelled ? TIMED_OUT : code;
	// If there is a system call, the operating system ended the connection.
	if (cause === TIMED_OUT && syscall === '')
		return { kind: 'noResponse', cause, timedOutAfter: timeout };
	return classifyNetworkError(cause, syscall, tlsReason);
}

/**
 * Sends one push request and waits at most `timeout` milliseconds for the complete response. Never throws for HTTP or
 * network errors.
 */
export type Push = (request: PushRequest, timeout: number) => Promise<HttpResult>;

/** Sends a read request in the same way. */
export type Read = (request: ReadRequest, timeout: number) => Promise<HttpResult>;

/** A connection to Picky Assist with the node's credential, for one execution or one list in the editor. */
export interface Connection extends SharedLimits {
	readonly push: Push;
	readonly read: Read;
	/** Whether requests go to Picky Assist itself rather than a proxy or sandbox. */
	readonly isVendor: boolean;
}

/**
 * Connects to Picky Assist with the node's credential.
 *
 * Redirects are never followed, because the body contains the token. HTTP statuses do not throw, because n8n would repeat a
 * request after a 401.
 *
 * @throws n8n's own error if the credential is not available, InputError if its Base URL is invalid
 */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<Connection> {
	const { platform, baseUrl, apiToken } = await context.getCredentials(CREDENTIAL);
	const token = tokenOf(apiToken);
	const maskToken = tokenMask(token);
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
		const cancelSignal =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		const deadline = new Deadline(timeout, cancelSignal);
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
				body: maskToken(readBody(response.body)),
				...(retryAfter === undefined ? {} : { retryAfter }),
			};
		} catch (error) {
			return toFailedResult(error, cancelSignal?.aborted === true, timeout);
		} finally {
			deadline.clear();
		}
	}
	return {
		push: (request, timeout) =>
			post(
				'push',
				request.bytes ? { body: request.bytes, headers: JSON_HEADERS } : { body: toBody(request) },
				timeout,
			),
		read: ({ endpoint, fields }, timeout) => post(endpoint, { body: fields }, timeout),
		isVendor: isVendorPlatform(platform),
		...sharedLimitsOf(base, token),
	};
}

/**
 * Sends one read request with a credential that is being edited. n8n offers no other HTTP helper to credential tests.
 *
 * @throws InputError if the Base URL is invalid
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
		return toFailedResult(error, false, timeout);
	}
}
