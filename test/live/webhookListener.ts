/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   a standalone program, not part of the published node */
import { createServer, type Server } from 'node:http';

import type { JsonObject } from '../sandbox/json';
import { readBody } from '../sandbox/requestBody';
import { readJson } from './readJson';

/** A webhook call that arrived. */
export interface ReceivedCall {
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly method: string;
	/** What stands behind the `?` of the address. */
	readonly query: string;
	readonly contentType: string;
	readonly headerNames: readonly string[];
	readonly text: string;
	/** The JSON object in the text, whatever the content type says. */
	readonly json?: JsonObject;
}

const MAX_BYTES = 1024 * 1024;
const MAX_CALLS = 1_000;

/** Records the webhook calls that reach a local port, and answers each with `{}`: no instant reply. */
export class WebhookListener {
	readonly calls: ReceivedCall[] = [];
	private readonly waiting = new Set<() => void>();
	private readonly server: Server = createServer((request, response) => {
		const time = Date.now();
		void readBody(request, MAX_BYTES).then((body) => {
			response.setHeader('content-type', 'application/json');
			response.end('{}');
			if (body.end !== 'whole' || this.calls.length >= MAX_CALLS) return;
			const text = body.bytes.toString();
			const json = readJson(text);
			this.calls.push({
				time,
				method: request.method ?? '',
				query: (request.url ?? '').split('?')[1] ?? '',
				contentType: request.headers['content-type'] ?? '',
				headerNames: Object.keys(request.headers).sort(),
				text,
				...(json ? { json } : {}),
			});
			for (const look of this.waiting) look();
		});
	});

	/** Starts to listen; 0 takes a free port. Rejects if the port is taken. */
	listen(port: number): Promise<number> {
		return new Promise((resolve, reject) => {
			this.server.once('error', reject);
			// A tunnel connects from this computer; nobody else should.
			this.server.listen(port, '127.0.0.1', () => {
				const address = this.server.address();
				resolve(typeof address === 'object' && address !== null ? address.port : port);
			});
		});
	}

	/** True as soon as the calls are complete; false after that many milliseconds, or when stopped. */
	waitFor(
		isComplete: (calls: readonly ReceivedCall[]) => boolean,
		milliseconds: number,
		signal: AbortSignal,
	): Promise<boolean> {
		return new Promise((resolve) => {
			const end = (found: boolean): void => {
				clearTimeout(timer);
				this.waiting.delete(look);
				signal.removeEventListener('abort', stop);
				resolve(found);
			};
			const look = (): void => {
				if (isComplete(this.calls)) end(true);
			};
			const stop = (): void => end(false);
			const timer = setTimeout(stop, milliseconds);
			this.waiting.add(look);
			signal.addEventListener('abort', stop);
			if (signal.aborted) stop();
			else look();
		});
	}

	close(): Promise<void> {
		return new Promise((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}
}
