/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the sandbox is a standalone program, not part of the published node */
import { request, type Dispatcher } from 'undici';

import { isJsonObject, textOf } from '../json';
import { parseReply, type InstantReply } from './instantReply';
import type { WebhookDelivery, WebhookAttempt } from './loggedWebhook';

/** How a webhook is posted. */
export interface PostOptions {
	readonly dispatcher: Dispatcher;
	/** The response timeout in milliseconds. */
	readonly timeout: number;
}

/** One attempt, and the instant reply in its response. */
export interface PostResult {
	readonly attempt: WebhookAttempt;
	readonly reply: InstantReply | null;
}

const MOST_KEPT = 2_000;

/** Posts once, without following redirects. Never rejects: errors are in the attempt. */
export async function post(delivery: WebhookDelivery, options: PostOptions): Promise<PostResult> {
	const time = Date.now();
	const ended = (
		httpStatus: number | null,
		text: string,
		problem: string | null,
		reply: InstantReply | null = null,
	): PostResult => {
		const milliseconds = Date.now() - time;
		const response = text.slice(0, MOST_KEPT);
		return { attempt: { time, milliseconds, httpStatus, response, problem }, reply };
	};
	const timeout = new AbortController();
	const timer = setTimeout(() => timeout.abort(), options.timeout);
	try {
		const { statusCode, body } = await request(delivery.url, {
			method: 'POST',
			headers: { 'content-type': delivery.contentType },
			body: delivery.text,
			dispatcher: options.dispatcher,
			signal: timeout.signal,
		});
		const text = await body.text();
		if (statusCode !== 200) return ended(statusCode, text, `HTTP ${statusCode} instead of 200`);
		const { reply, problem } = parseReply(text);
		return ended(statusCode, text, problem, reply);
	} catch (error) {
		const late = timeout.signal.aborted;
		const how = late ? ` within ${options.timeout} ms` : `: ${codeOf(error)}`;
		return ended(null, '', `no response${how}`);
	} finally {
		clearTimeout(timer);
	}
}

function codeOf(error: unknown): string {
	if (!isJsonObject(error)) return String(error);
	return textOf(error, 'code') || textOf(error, 'message');
}
