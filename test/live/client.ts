import { Agent, request } from 'undici';

import { parseJsonObject, type JsonObject } from '../sandbox/json';
import type { HttpResult } from './exchange';

/** A token that no account has. */
const WRONG_TOKEN = 'not-a-token-of-any-account';
const MAX_CHARACTERS = 200_000;

/** How a request is sent. */
export interface ClientOptions {
	readonly baseUrl: string;
	readonly token: string;
	/** Milliseconds until a response must be complete. */
	readonly timeout: number;
	/** Aborts what is on its way. */
	readonly signal: AbortSignal;
}

/** What came back, or why nothing did; never both. */
export interface PostResult {
	readonly httpResult?: HttpResult;
	readonly failure?: string;
}

/** The code of a network error, with what it means. */
function failureOf(error: unknown): string {
	// Not `instanceof`: in Jest, Node.js's errors are of another realm.
	const { name, code } = error as NodeJS.ErrnoException;
	return name === 'TimeoutError' ? 'no complete response in time' : `no response (${code ?? name})`;
}

/** Sends requests one at a time. It does not follow redirects, since the body holds the token, and never repeats a request. */
export class LiveClient {
	private readonly dispatcher = new Agent({ connections: 1, headersTimeout: 0, bodyTimeout: 0 });

	constructor(private readonly options: ClientOptions) {}

	/** Posts once; never rejects. */
	async post(endpoint: string, fields: JsonObject, token: 'own' | 'wrong'): Promise<PostResult> {
		const { baseUrl, timeout, signal } = this.options;
		const body = { token: token === 'own' ? this.options.token : WRONG_TOKEN, ...fields };
		try {
			const {
				statusCode,
				headers,
				body: stream,
			} = await request(`${baseUrl}/${endpoint}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
				dispatcher: this.dispatcher,
				signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
			});
			const text = await stream.text();
			const json = parseJsonObject(text.trim());
			return {
				httpResult: {
					httpStatus: statusCode,
					contentType: String(headers['content-type'] ?? ''),
					headerNames: Object.keys(headers).sort(),
					text: text.slice(0, MAX_CHARACTERS),
					...(json ? { json } : {}),
				},
			};
		} catch (error) {
			return { failure: signal.aborted ? 'stopped' : failureOf(error) };
		}
	}

	async close(): Promise<void> {
		await this.dispatcher.destroy();
	}
}
