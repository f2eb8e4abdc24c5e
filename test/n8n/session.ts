import { type Dispatcher, request } from 'undici';

/** What n8n answered, when that was no success. */
export class RefusedByN8n extends Error {
	constructor(
		readonly what: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`n8n answered ${status} to ${what}: ${body.slice(0, 500)}`);
	}
}

/** n8n's internal REST interface, as its editor uses it: JSON, and a cookie that says who asks. */
export class Session {
	constructor(
		readonly url: string,
		private login = '',
	) {}

	/** What shows n8n who asks: `name=value`, empty before the log-in. It serves a browser as well. */
	get cookie(): string {
		return this.login;
	}

	/**
	 * Sends one request and returns the `data` of the response.
	 *
	 * @throws RefusedByN8n for any status other than 2xx
	 */
	async ask<Answer>(method: Dispatcher.HttpMethod, path: string, body?: unknown): Promise<Answer> {
		const {
			statusCode,
			headers,
			body: answer,
		} = await request(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.login },
			headersTimeout: 600_000,
			bodyTimeout: 600_000,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (statusCode < 200 || statusCode > 299)
			throw new RefusedByN8n(`${method} ${path}`, statusCode, text);
		const [cookie] = [headers['set-cookie'] ?? []].flat();
		if (cookie !== undefined) this.login = cookie.split(';', 1)[0] ?? '';
		const json: { data: Answer } | Answer = JSON.parse(text);
		return typeof json === 'object' && json !== null && 'data' in json ? json.data : json;
	}
}
