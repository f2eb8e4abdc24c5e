/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the sandbox is a program of its own, not part of the published node */
import { request, type Dispatcher } from 'undici';

import { isJsonObject, textOf } from '../json';
import { readAnswer, type InstantReply } from './instantReply';
import type { Parcel, WebhookAttempt } from './loggedWebhook';

/** What posting needs beside the parcel. */
export interface PostMeans {
	readonly dispatcher: Dispatcher;
	/** Milliseconds until a response is no longer waited for. */
	readonly patience: number;
}

/** One try and what its answer asked for. */
export interface Posted {
	readonly attempt: WebhookAttempt;
	readonly reply: InstantReply | null;
}

const MOST_KEPT = 2_000;

/** Posts once; redirects are not followed. Never rejects: what goes wrong is in the attempt. */
export async function post(parcel: Parcel, means: PostMeans): Promise<Posted> {
	const time = Date.now();
	const ended = (
		httpStatus: number | null,
		text: string,
		problem: string | null,
		reply: InstantReply | null = null,
	): Posted => {
		const milliseconds = Date.now() - time;
		const answer = text.slice(0, MOST_KEPT);
		return { attempt: { time, milliseconds, httpStatus, answer, problem }, reply };
	};
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), means.patience);
	try {
		const { statusCode, body } = await request(parcel.url, {
			method: 'POST',
			headers: { 'content-type': parcel.contentType },
			body: parcel.text,
			dispatcher: means.dispatcher,
			signal: patience.signal,
		});
		const text = await body.text();
		if (statusCode !== 200) return ended(statusCode, text, `HTTP ${statusCode} in place of 200`);
		const { reply, problem } = readAnswer(text);
		return ended(statusCode, text, problem, reply);
	} catch (error) {
		const late = patience.signal.aborted;
		const how = late ? ` within ${means.patience} ms` : `: ${codeOf(error)}`;
		return ended(null, '', `no answer${how}`);
	} finally {
		clearTimeout(timer);
	}
}

function codeOf(error: unknown): string {
	if (!isJsonObject(error)) return String(error);
	return textOf(error, 'code') || textOf(error, 'message');
}
