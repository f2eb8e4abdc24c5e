import { textOf, type JsonObject } from './json';

/** An HTTP response of the sandbox. */
export interface HttpResponse {
	readonly httpStatus: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** The JSON of the body, when it is whole. */
	readonly json?: JsonObject;
}

/** A JSON response; HTTP 200 by default, as the service answers refusals with 200 too. */
export function jsonResponse(json: JsonObject, httpStatus = 200): HttpResponse {
	return {
		httpStatus,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(json),
		json,
	};
}

/** A small HTML page, such as a firewall or a web server sends. `title` is plain text without markup. */
export function htmlResponse(httpStatus: number, title: string): HttpResponse {
	return {
		httpStatus,
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
	};
}

/** `status` of the JSON response, as number or string; null without one. */
export function bodyStatusOf({ json }: HttpResponse): number | string | null {
	const status = json?.['status'];
	return typeof status === 'number' || typeof status === 'string' ? status : null;
}

/** `message` of the JSON response with the token hidden; null without one. */
export function messageOf({ json }: HttpResponse, token: string): string | null {
	if (!json) return null;
	const message = textOf(json, 'message');
	if (message === '') return null;
	return token === '' ? message : message.replaceAll(token, '<token>');
}
