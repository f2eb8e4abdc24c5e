/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import type { IncomingMessage } from 'node:http';

/** What arrived after the head of a request. */
export type RawBody =
	| { readonly end: 'whole'; readonly bytes: Buffer }
	/** The client went before all of it was there. */
	| { readonly end: 'broken' }
	| { readonly end: 'tooLong' };

/** Reads a body of at most `mostBytes`; never rejects. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<RawBody> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let length = 0;
		request.on('data', (chunk: Buffer) => {
			length += chunk.length;
			if (length > mostBytes) return resolve({ end: 'tooLong' });
			chunks.push(chunk);
		});
		request.on('end', () => resolve({ end: 'whole', bytes: Buffer.concat(chunks) }));
		request.on('error', () => resolve({ end: 'broken' }));
		request.on('close', () => resolve({ end: 'broken' }));
	});
}

/** True for `application/json`, with or without a charset. */
export function hasJsonContentType(request: IncomingMessage): boolean {
	const [type = ''] = (request.headers['content-type'] ?? '').split(';');
	return type.trim().toLowerCase() === 'application/json';
}
