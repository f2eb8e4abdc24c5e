/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const chatRequest = z.object({
	messages: z.array(
		z.object({
			role: z.string(),
			content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish(),
		}),
	),
	tools: z.array(z.object({ function: z.object({ name: z.string() }) })).optional(),
});

/** What a model is asked: all messages of a conversation, and the names of its tools. */
export interface ChatRequest {
	readonly messages: ReadonlyArray<{ readonly role: string; readonly text: string }>;
	readonly tools: readonly string[];
}

/** What a model says: an answer, or a call of a tool. */
export type ChatAnswer =
	| string
	| { readonly tool: string; readonly values: Readonly<Record<string, unknown>> };

/** A chat model on this computer, with the API of OpenAI. */
export interface ChatModel {
	readonly url: string;
	readonly requests: readonly ChatRequest[];
	close(): Promise<void>;
}

function messageOf(answer: ChatAnswer): object {
	if (typeof answer === 'string') return { role: 'assistant', content: answer };
	const { tool, values } = answer;
	const call = { name: tool, arguments: JSON.stringify(values) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: 'call_1', type: 'function', function: call }],
	};
}

/** Starts a model that answers by a script. */
export async function startChatModel(
	script: (request: ChatRequest) => ChatAnswer,
): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	const server = createServer((message, response) => {
		void text(message).then((body) => {
			const { messages, tools = [] } = chatRequest.parse(JSON.parse(body));
			const request = {
				messages: messages.map(({ role, content }) => ({
					role,
					text: typeof content === 'string' ? content : (content ?? []).map((p) => p.text).join(''),
				})),
				tools: tools.map((tool) => tool.function.name),
			};
			requests.push(request);
			const answer = script(request);
			const finish = typeof answer === 'string' ? 'stop' : 'tool_calls';
			response.writeHead(200, { 'content-type': 'application/json' }).end(
				JSON.stringify({
					id: `chat-${requests.length}`,
					object: 'chat.completion',
					created: 0,
					model: 'scripted',
					choices: [{ index: 0, message: messageOf(answer), finish_reason: finish }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		async close() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
