import { type Dispatcher, request } from 'undici';

/** An error response of n8n. */
export class N8nError extends Error {
	constructor(
		readonly what: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`n8n responded ${status} to ${what}: ${body.slice(0, 500)}`);
	}
}

/** n8n's internal REST API, as its editor uses it: JSON, with a session cookie. */
export class Session {
	constructor(
		readonly url: string,
		private login = '',
	) {}

	/** The session cookie, `name=value`; empty before the log-in. A browser can use it as well. */
	get cookie(): string {
		return this.login;
	}

	/**
	 * Sends one request and returns the `data` of the response.
	 *
	 * @throws RefusedByN8n for any status other than 2xx
	 */
	async request<HttpResponse>(
		method: Dispatcher.HttpMethod,
		path: string,
		body?: unknown,
	): Promise<HttpResponse> {
		const {
			statusCode,
			headers,
			body: response,
		} = await request(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.login },
			// On a new connection: n8n may close an idle one just when the next request uses it.
			reset: true,
			headersTimeout: 600_000,
			bodyTimeout: 600_000,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (statusCode < 200 || statusCode > 299)
			throw new N8nError(`${method} ${path}`, statusCode, text);
		const [cookie] = [headers['set-cookie'] ?? []].flat();
		if (cookie !== undefined) this.login = cookie.split(';', 1)[0] ?? '';
		const json: { data: HttpResponse } | HttpResponse = JSON.parse(text);
		return typeof json === 'object' && json !== null && 'data' in json ? json.data : json;
	}
}
