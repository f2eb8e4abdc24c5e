import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { isPlainObject } from '../api/json';
import { baseUrlOf } from '../api/platforms';
import { networkFault, type PushAnswer } from '../api/pushAnswer';
import type { PushRequest } from '../api/types';

const CREDENTIAL = 'pickyAssistApi';

/** The fault's code and what the system was doing; n8n wraps the network's own error as `cause`, sometimes twice. */
function faultOf(error: unknown): PushAnswer {
	for (let inner: unknown = error; isPlainObject(inner); inner = inner.cause) {
		if (typeof inner.code === 'string') return networkFault(inner.code, String(inner.syscall ?? ''));
	}
	return networkFault('no answer', '');
}

/** The answer without the token, should a server send it back. */
function withoutToken(body: unknown, token: string): unknown {
	if (token === '') return body;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	if (!text?.includes(token)) return body;
	const clean = text.replaceAll(token, '***');
	return typeof body === 'string' ? clean : JSON.parse(clean);
}

/** Sends one push request and tells how it ended. */
export type Push = (request: PushRequest) => Promise<PushAnswer>;

/**
 * The way to Picky Assist for one execution, with the node's credential. The function that comes back never throws for
 * what HTTP or the network do.
 *
 * A request is never sent on to another address (the token stands in its body), and HTTP statuses do not throw: n8n
 * would send the request again after a 401.
 */
export async function connect(context: IExecuteFunctions): Promise<Push> {
	const { platform, baseUrl, apiToken } = await context.getCredentials(CREDENTIAL);
	const url = `${baseUrlOf(platform, baseUrl)}/push`;
	return async (request) => {
		const options: IHttpRequestOptions = {
			method: 'POST',
			url,
			// n8n writes the token into this object.
			body: { ...request.body },
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		try {
			const response = await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options);
			const body = withoutToken(response.body, String(apiToken ?? ''));
			return { kind: 'http', httpStatus: response.statusCode, body };
		} catch (error) {
			return faultOf(error);
		}
	};
}
