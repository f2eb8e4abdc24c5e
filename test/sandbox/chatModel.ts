/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

import { type Action, readControlRequest } from './controlRequest';
import { jsonResponse } from './httpResponse';

/** A Base URL for the OpenAI credential of n8n, behind the address of the sandbox. */
export const CHAT_MODEL_PATH = '/sandbox/chat-model';

const chat = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
});

const REPLY =
	'Thanks for your message! We are open from 9:00 to 18:00, closed on Sunday. (The sandbox wrote this in place of a chat model.)';

async function reply(request: IncomingMessage) {
	const read = await readControlRequest(request, chat, 'a chat');
	if ('error' in read) return read.error;
	return jsonResponse({
		id: 'chat-1',
		object: 'chat.completion',
		created: 0,
		model: 'sandbox',
		choices: [{ index: 0, message: { role: 'assistant', content: REPLY }, finish_reason: 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	});
}

/**
 * A stand-in for a chat model with the API of OpenAI, so that the example with an AI agent runs without an account: it says the
 * same each time and uses no tools.
 */
export const CHAT_MODEL_ACTIONS: ReadonlyArray<readonly [string, Action]> = [
	[`GET ${CHAT_MODEL_PATH}/models`, () => jsonResponse({ object: 'list', data: [] })],
	[`POST ${CHAT_MODEL_PATH}/chat/completions`, reply],
];
