/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of the tests */
import { createServer, type Server } from 'node:http';

import { isJsonObject, type JsonObject } from '../../sandbox/json';

/** One request that a receiver got. */
export interface Got {
	/** Path and query. */
	readonly path: string;
	readonly contentType: string | undefined;
	readonly text: string;
}

/** What a receiver responses; `undefined` for no answer at all. */
export type Reply =
	| { readonly status?: number; readonly body?: string; readonly location?: string }
	| undefined;

/** A local address that webhooks can be sent to. */
export interface Receiver {
	readonly url: string;
	readonly got: readonly Got[];
	/** The bodies as JSON. */
	bodies(): JsonObject[];
}

const running: Server[] = [];

/** Starts a receiver that responses each request, counted from 0, as told; `{}` under HTTP 200 unless told. */
export async function receive(reply: (index: number) => Reply = () => ({})): Promise<Receiver> {
	const got: Got[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const answer = reply(got.length);
			const text = Buffer.concat(chunks).toString();
			got.push({ path: request.url ?? '', contentType: request.headers['content-type'], text });
			if (!answer) return;
			const { status = 200, body = '{}', location } = answer;
			response.writeHead(status, location === undefined ? {} : { location });
			response.end(body);
		});
	});
	running.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		got,
		bodies: () =>
			got.map(({ text }) => {
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
