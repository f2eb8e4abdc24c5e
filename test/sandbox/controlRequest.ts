/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import type { IncomingMessage } from 'node:http';
import type { ZodError, ZodType, ZodTypeDef } from 'zod';

import { jsonResponse, type HttpResponse } from './httpResponse';
import { parseJsonObject } from './json';
import { readBody } from './requestBody';

/** One endpoint of the control API. */
export type Action = (
	request: IncomingMessage,
	query: URLSearchParams,
) => HttpResponse | Promise<HttpResponse>;

/** The parsed body, or the error response. */
export type ControlRequest<T> = { readonly value: T } | { readonly error: HttpResponse };

const MAX_BYTES = 1024 * 1024;

/** Reads the JSON of a request to the control; `what` names the expected content in the error message. */
export async function readControlRequest<T>(
	request: IncomingMessage,
	schema: ZodType<T, ZodTypeDef, unknown>,
	what: string,
): Promise<ControlRequest<T>> {
	const raw = await readBody(request, MAX_BYTES);
	const json = raw.end === 'whole' ? parseJsonObject(raw.bytes.toString()) : undefined;
	if (!json) return { error: badRequest(`Send one JSON object: ${what}.`) };
	const read = schema.safeParse(json);
	return read.success
		? { value: read.data }
		: { error: badRequest(errorMessage(read.error, what)) };
}

/** An HTTP 400 response with an error message. */
export function badRequest(sentence: string): HttpResponse {
	return jsonResponse({ error: sentence }, 400);
}

function errorMessage(error: ZodError, what: string): string {
	const [issue] = error.issues;
	const place = issue?.path.join('.') ?? '';
	return `This is not valid as ${what}: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`;
}
