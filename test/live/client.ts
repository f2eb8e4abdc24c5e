/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a standalone program, not part of the published node */
import { Agent, request } from 'undici';

import type { JsonObject } from '../sandbox/json';
import type { HttpResult } from './exchange';
import { readJson } from './readJson';

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

/** The code of a network error. */
function failureOf(error: unknown): string {
	// Not `instanceof`: in Jest, Node.js's errors are of another realm.
	const { name, code } = error as NodeJS.ErrnoException;
	return `no response (${code ?? name})`;
}

/** Sends requests one at a time. It does not follow redirects, since the body holds the token, and never repeats a request. */
export class LiveClient {
	private readonly dispatcher = new Agent({ connections: 1, headersTimeout: 0, bodyTimeout: 0 });

	constructor(private readonly options: ClientOptions) {}

	/** Posts once; never rejects. It resolves at the timeout even if the connection stays open. */
	async post(endpoint: string, fields: JsonObject, token: 'own' | 'wrong'): Promise<PostResult> {
		const { timeout, signal } = this.options;
		// Not AbortSignal.timeout: with AbortSignal.any, it may be garbage-collected before it fires.
		const end = new AbortController();
		return await new Promise((resolve) => {
			const finish = (result: PostResult): void => {
				clearTimeout(timer);
				signal.removeEventListener('abort', stop);
				resolve(result);
				end.abort();
			};
			const stop = (): void => finish({ failure: 'stopped' });
			const timer = setTimeout(() => finish({ failure: 'no complete response in time' }), timeout);
			signal.addEventListener('abort', stop);
			if (signal.aborted) stop();
			else
				this.exchange(endpoint, fields, token, end.signal).then(finish, (error: unknown) =>
					finish({ failure: failureOf(error) }),
				);
		});
	}

	private async exchange(
		endpoint: string,
		fields: JsonObject,
		token: 'own' | 'wrong',
		signal: AbortSignal,
	): Promise<PostResult> {
		const { baseUrl } = this.options;
		const sent = { token: token === 'own' ? this.options.token : WRONG_TOKEN, ...fields };
		const { statusCode, headers, body } = await request(`${baseUrl}/${endpoint}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(sent),
			dispatcher: this.dispatcher,
			signal,
		});
		const text = await body.text();
		const json = readJson(text);
		return {
			httpResult: {
				httpStatus: statusCode,
				contentType: String(headers['content-type'] ?? ''),
				headerNames: Object.keys(headers).sort(),
				text: text.slice(0, MAX_CHARACTERS),
				...(json ? { json } : {}),
			},
		};
	}

	async close(): Promise<void> {
		await this.dispatcher.destroy();
	}
}
