/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a program of its own, not part of the published node */
import type { IncomingMessage } from 'node:http';
import type { ZodError, ZodType, ZodTypeDef } from 'zod';

import { jsonAnswer, type Answer } from './answer';
import { parseJsonObject } from './json';
import { readBody } from './requestBody';

/** One thing that the control does. */
export type Action = (request: IncomingMessage, query: URLSearchParams) => Answer | Promise<Answer>;

/** What was ordered, or the response that says why it cannot be. */
export type ReadOrder<T> = { readonly order: T } | { readonly complaint: Answer };

const LONGEST_ORDER = 1024 * 1024;

/** Reads the JSON of a request to the control; `what` says in the complaint what it should have been. */
export async function readOrder<T>(
	request: IncomingMessage,
	schema: ZodType<T, ZodTypeDef, unknown>,
	what: string,
): Promise<ReadOrder<T>> {
	const raw = await readBody(request, LONGEST_ORDER);
	const json = raw.end === 'whole' ? parseJsonObject(raw.bytes.toString()) : undefined;
	if (!json) return { complaint: complain(`Send one JSON object: ${what}.`) };
	const read = schema.safeParse(json);
	return read.success
		? { order: read.data }
		: { complaint: complain(sentenceOf(read.error, what)) };
}

/** The response to an order that cannot be carried out. */
export function complain(sentence: string): Answer {
	return jsonAnswer({ error: sentence }, 400);
}

function sentenceOf(error: ZodError, what: string): string {
	const [issue] = error.issues;
	const place = issue?.path.join('.') ?? '';
	return `The sandbox cannot take this for ${what}: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`;
}
