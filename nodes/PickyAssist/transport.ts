import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { parseExactJson } from '../api/exactJson';
import { isPlainObject } from '../api/json';
import { baseUrlOf } from '../api/platforms';
import { networkFault, type Answer } from '../api/answer';
import type { Query } from '../api/readReply';
import { parseRetryAfter } from '../api/retry';
import type { PushRequest } from '../api/types';
import { limitsOf, type SharedLimits } from './sharedLimits';

const CREDENTIAL = 'pickyAssistApi';
const JSON_BYTES = { 'Content-Type': 'application/json' };

/** The fault's code and what the system was doing; n8n wraps the network's own error as `cause`, sometimes twice. */
function faultOf(error: unknown): Answer {
	for (let inner: unknown = error; isPlainObject(inner); inner = inner.cause) {
		if (typeof inner.code === 'string') return networkFault(inner.code, String(inner.syscall ?? ''));
	}
	return networkFault('no answer', '');
}

/** Whether a text stands anywhere in an answer. */
function holds(answer: unknown, text: string): boolean {
	if (typeof answer === 'string') return answer.length >= text.length && answer.includes(text);
	if (Array.isArray(answer)) return answer.some((part) => holds(part, text));
	if (!isPlainObject(answer)) return false;
	for (const name in answer) if (holds(answer[name], text)) return true;
	return false;
}

/** The answer without the token, should a server send it back. */
function withoutToken(body: unknown, token: string): unknown {
	if (token === '' || !holds(body, token)) return body;
	if (typeof body === 'string') return body.replaceAll(token, '***');
	return JSON.parse(JSON.stringify(body).replaceAll(token, '***'));
}

/** The value of a response: n8n would parse it too, and round the ids that do not fit a number. */
function readBody(body: unknown): unknown {
	return typeof body === 'string' ? (parseExactJson(body) ?? body) : body;
}

/** Sends one push request, waits `timeout` milliseconds at most, and tells how it ended; never throws for what HTTP or the network do. */
export type Push = (request: PushRequest, timeout: number) => Promise<Answer>;

/** Asks a question that changes nothing, in the same way. */
export type Ask = (query: Query, timeout: number) => Promise<Answer>;

/** The way to Picky Assist for one execution, or for one look from the editor, with the node's credential. */
export interface Connection extends SharedLimits {
	readonly push: Push;
	readonly ask: Ask;
}

/**
 * Opens the way to Picky Assist with the node's credential.
 *
 * A request is never sent on to another address (the token stands in its body), and HTTP statuses do not throw: n8n
 * would send the request again after a 401.
 *
 * @throws n8n's own error if the credential cannot be had, InputProblem if its Base URL is none
 */
export async function connect(context: IExecuteFunctions | ILoadOptionsFunctions): Promise<Connection> {
	const { platform, baseUrl, apiToken } = await context.getCredentials(CREDENTIAL);
	const token = String(apiToken ?? '');
	const base = baseUrlOf(platform, baseUrl);
	async function post(
		endpoint: string,
		content: Pick<IHttpRequestOptions, 'body' | 'headers'>,
		timeout: number,
	): Promise<Answer> {
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
		try {
			const response = await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options);
			const retryAfter = parseRetryAfter(response.headers?.['retry-after'], Date.now());
			return {
				kind: 'http',
				httpStatus: response.statusCode,
				body: withoutToken(readBody(response.body), token),
				...(retryAfter === undefined ? {} : { retryAfter }),
			};
		} catch (error) {
			return faultOf(error);
		}
	}
	return {
		push: (request, timeout) =>
			post('push', request.bytes ? { body: request.bytes, headers: JSON_BYTES } : { body: request.body }, timeout),
		ask: ({ endpoint, fields }, timeout) => post(endpoint, { body: fields }, timeout),
		...limitsOf(base, token),
	};
}
