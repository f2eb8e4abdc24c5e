/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a helper program of the tests */
import { createServer, type Server } from 'node:http';

import { isJsonObject, type JsonObject } from '../../sandbox/json';

/** One request that a receiver got. */
export interface ReceivedCall {
	/** Path and query. */
	readonly path: string;
	readonly contentType: string | undefined;
	readonly text: string;
}

/** The response of a receiver; `undefined` for none. */
export type ResponseSpec =
	| { readonly status?: number; readonly body?: string; readonly location?: string }
	| undefined;

/** A local address that webhooks can be sent to. */
export interface Receiver {
	readonly url: string;
	readonly calls: readonly ReceivedCall[];
	/** The bodies as JSON. */
	bodies(): JsonObject[];
}

const running: Server[] = [];

/** Starts a receiver that responds to each request, counted from 0, as specified; default HTTP 200 with `{}`. */
export async function receive(
	respond: (index: number) => ResponseSpec = () => ({}),
): Promise<Receiver> {
	const calls: ReceivedCall[] = [];
	const server = createServer((request, res) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const response = respond(calls.length);
			const text = Buffer.concat(chunks).toString();
			calls.push({ path: request.url ?? '', contentType: request.headers['content-type'], text });
			if (!response) return;
			const { status = 200, body = '{}', location } = response;
			res.writeHead(status, location === undefined ? {} : { location });
			res.end(body);
		});
	});
	running.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		calls,
		bodies: () =>
			calls.map(({ text }) => {
				const body: unknown = JSON.parse(text);
				return isJsonObject(body) ? body : {};
			}),
	};
}

/** For `afterEach`. */
export async function stopReceivers(): Promise<void> {
	await Promise.all(
		running.splice(0).map(
			(server) =>
				new Promise<void>((resolve) => {
					server.close(() => resolve());
					server.closeAllConnections();
				}),
		),
	);
}
