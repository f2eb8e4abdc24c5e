/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface ChatMessage {
	readonly role: string;
	readonly content?: unknown;
}

interface ChatRequest {
	readonly messages: readonly ChatMessage[];
	readonly tools?: ReadonlyArray<{ readonly function: { readonly name: string } }>;
}

/** A language model behind OpenAI's API that calls its first tool, then repeats what the tool returned. */
export interface ScriptedModel {
	/** What it calls the tool with, all at once. */
	calls: readonly object[];
	/** For the field Base URL of the credential. */
	readonly url: string;
	close(): Promise<void>;
}

export async function startScriptedModel(): Promise<ScriptedModel> {
	const answer = ({ messages, tools = [] }: ChatRequest): object => {
		const results = messages.filter(({ role }) => role === 'tool');
		const said = results.map(({ content }) => String(content)).join(' ');
		if (results.length > 0) return { role: 'assistant', content: `The tool says: ${said}` };
		const name = tools[0]?.function.name ?? '';
		const toCall = (toolParameters: object) =>
			JSON.stringify({ toolParameters, hitlParameters: {} });
		return {
			role: 'assistant',
			content: null,
			tool_calls: model.calls.map((parameters, index) => ({
				id: `call-${index + 1}`,
				type: 'function',
				function: { name, arguments: toCall(parameters) },
			})),
		};
	};
	const server = createServer((request, response) => {
		void (async () => {
			const message = answer((await json(request)) as ChatRequest);
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: 'chat-1',
					object: 'chat.completion',
					created: 1,
					model: 'scripted',
					choices: [{ index: 0, message, finish_reason: 'stop' }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		})();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	const model: ScriptedModel = {
		calls: [],
		url: `http://127.0.0.1:${port}/v1`,
		async close() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
	return model;
}
