/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { buffer } from 'node:stream/consumers';

/** What n8n's server responses itself, before a node sees the call. */
export interface Refusal {
	readonly statusCode: number;
	readonly body: object;
}

/** A request as n8n's server hands it to a webhook node: Express's parts, and what n8n reads of the body. */
export interface WebhookRequest extends IncomingMessage {
	body?: unknown;
	query?: unknown;
	params?: unknown;
}

/** A response with the functions of Express that nodes use. */
export interface WebhookResponse extends ServerResponse {
	status(code: number): WebhookResponse;
	set(headers: Readonly<Record<string, string>>): WebhookResponse;
	type(name: 'html'): WebhookResponse;
	send(body: string): WebhookResponse;
	json(body: unknown): WebhookResponse;
}

/** Multipart, as n8n's server reads it: `data` has the fields, a list where a name comes twice. */
async function parseMultipart(
	raw: Buffer,
	contentType: string,
): Promise<{ data: Record<string, unknown>; files: object }> {
	const form = await new Response(new Uint8Array(raw), {
		headers: { 'content-type': contentType },
	}).formData();
	const data: Record<string, unknown> = {};
	for (const name of new Set(form.keys())) {
		const values = form.getAll(name).filter((value) => typeof value === 'string');
		if (values.length > 0) data[name] = values.length === 1 ? values[0] : values;
	}
	return { data, files: {} };
}

function parseBody(request: WebhookRequest): unknown {
	const { rawBody, contentType, encoding } = request;
	if (!rawBody?.length) return undefined;
	const text = () => rawBody.toString(encoding);
	if (contentType === 'application/json') return JSON.parse(text().replace(/^\uFEFF/, ''));
	if (contentType === 'application/x-www-form-urlencoded')
		return parse(text(), undefined, undefined, { maxKeys: 1000 });
	return contentType === 'text/plain' ? text() : undefined;
}

/** A URL's parameters as Express gives them: a list where a name comes twice. */
function parseQuery(url: URL): Record<string, string | string[]> {
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(name);
		query[name] = values.length > 1 ? values : (values[0] ?? '');
	}
	return query;
}

/**
 * Reads a request the way n8n 2.41's server does before it calls the node.
 *
 * @returns a refusal for what n8n turns down itself: JSON that does not parse (422), multipart that does not (400)
 */
export async function readRequest(message: IncomingMessage): Promise<WebhookRequest | Refusal> {
	const request: WebhookRequest = message;
	const header = message.headers['content-type'] ?? '';
	const type = header.split(';')[0]?.trim().toLowerCase();
	if (type) {
		request.contentType = type;
		// n8n passes on whatever is written there; a charset that Node.js does not know makes the parsing throw.
		request.encoding = (
			/charset="?([^";]+)/i.exec(header)?.[1] ?? 'utf-8'
		).toLowerCase() as BufferEncoding;
	}
	request.params = {};
	// Express 5 reads the parameters again each time.
	Object.defineProperty(request, 'query', {
		get: () => parseQuery(new URL(message.url ?? '/', 'http://localhost')),
	});
	const raw = await buffer(message);
	if (type?.startsWith('multipart/')) {
		try {
			request.body = await parseMultipart(raw, header);
		} catch (problem) {
			return {
				statusCode: 400,
				body: {
					code: 0,
					message: `The submitted form data could not be parsed. ${String(problem)}`,
				},
			};
		}
		return request;
	}
	request.rawBody = raw;
	try {
		request.body = parseBody(request);
	} catch {
		return { statusCode: 422, body: { code: 0, message: 'Failed to parse request body' } };
	}
	return request;
}

/** Gives a response Express's functions. */
export function asExpress(bare: ServerResponse): WebhookResponse {
	return Object.assign(bare, {
		status(this: WebhookResponse, code: number) {
			this.statusCode = code;
			return this;
		},
		set(this: WebhookResponse, headers: Readonly<Record<string, string>>) {
			for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
			return this;
		},
		type(this: WebhookResponse, name: 'html') {
			this.setHeader('content-type', `text/${name}; charset=utf-8`);
			return this;
		},
		send(this: WebhookResponse, body: string) {
			this.end(body);
			return this;
		},
		json(this: WebhookResponse, body: unknown) {
			if (!this.headersSent) this.setHeader('content-type', 'application/json; charset=utf-8');
			this.end(JSON.stringify(body));
			return this;
		},
	});
}
