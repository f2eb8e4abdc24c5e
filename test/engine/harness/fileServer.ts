/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** A request that a file server got. */
export interface FileRequest {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
}

/** A server for files on this computer. */
export interface FileServer {
	readonly url: string;
	readonly port: number;
	readonly requests: readonly FileRequest[];
	/** From now on, files that hang are served. */
	release(): void;
	close(): Promise<void>;
}

/** A picture of one pixel. */
export const PICTURE = Buffer.from(
	'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
	'base64',
);

type Answer = (response: ServerResponse) => void;

const file =
	(headers: Record<string, string>, content: Buffer | string = PICTURE): Answer =>
	(response) =>
		response.writeHead(200, headers).end(content);
const moved =
	(location: string): Answer =>
	(response) =>
		response.writeHead(302, { location }).end('Moved');

const named = (name: string): Answer =>
	file({ 'content-type': 'application/pdf', 'content-disposition': `attachment; ${name}` });

const ANSWERS: Readonly<Record<string, Answer>> = {
	'/picture.gif': file({ 'content-type': 'image/gif' }),
	'/f/%41na%20%26%20Ben.gif?x=1': file({ 'content-type': 'image/gif; charset=binary' }),
	'/named': file({
		'content-type': 'application/pdf',
		'content-disposition': `attachment; filename="a.pdf"; filename*=UTF-8''..%2Finvoice%20%E2%82%AC.pdf`,
	}),
	'/plain': file({ 'content-type': 'application/octet-stream' }),
	'/without-type.gif': file({}),
	'/empty.txt': file({ 'content-type': 'text/plain' }, ''),
	'/gone': (response) => response.writeHead(404).end('Nothing here'),
	'/error': (response) => response.writeHead(503).end(),
	'/large': file({ 'content-type': 'image/gif', 'content-length': '5000' }, Buffer.alloc(5_000)),
	'/large-chunked': (response) => {
		response.writeHead(200, { 'content-type': 'image/gif' });
		const timer = setInterval(() => response.write(Buffer.alloc(1_000)), 5);
		response.on('close', () => clearInterval(timer));
	},
	'/trickle': (response) => {
		response.writeHead(200, { 'content-type': 'image/gif' });
		const timer = setInterval(() => response.write('.'), 50);
		response.on('close', () => clearInterval(timer));
	},
	'/reset': (response) => response.destroy(),
	'/reset-later': (response) => {
		response.writeHead(200, { 'content-length': '5000' });
		response.write('x', () => response.destroy());
	},
	'/moved': moved('/picture.gif'),
	'/moved-3': moved('/moved-2'),
	'/moved-2': moved('/moved'),
	'/moved-4': moved('/moved-3'),
	'/circle': moved('/circle'),
	'/moved-badly': moved('http://'),
	'/moved-to-ftp': moved('ftp://files.example.com/a'),
	'/moved-home': moved('http://[::ffff:127.0.0.1]/picture.gif'),
	'/moved-nowhere': (response) => response.writeHead(302).end(),
	'/gzip': file({ 'content-encoding': 'gzip' }, gzipSync(PICTURE)),
	'/deflate': file({ 'content-encoding': 'deflate' }, deflateSync(PICTURE)),
	'/br': file({ 'content-encoding': 'br' }, brotliCompressSync(PICTURE)),
	'/moved-gzip': (response) =>
		response
			.writeHead(302, { location: '/gzip', 'content-encoding': 'gzip' })
			.end(gzipSync('Moved')),
	'/not-gzip': file({ 'content-encoding': 'gzip' }),
	'/not-http': (response) => response.socket?.end('Hello\r\n\r\n'),
	'/no-content': (response) => response.writeHead(204).end(),
	'/part': (response) => response.writeHead(206, { 'content-type': 'image/gif' }).end(PICTURE),
	'/named-utf-8': named(Buffer.from('filename="résumé 100%.pdf"').toString('latin1')),
	'/named-latin-1': named('filename="caf\u00e9.pdf"'),
	'/named-quoted': named('filename="my \\"best\\"; one.pdf"'),
	'/named-windows': named('filename="C:\\new\\a.pdf"'),
	'/named-version': named('filename="v1.2 report"'),
	'/named-number': named('filename="Report 1.2"'),
};

/** Starts a server whose files are pictures, errors, too large, slow and so on. `/hang` is served after `release`. */
export async function startFileServer(): Promise<FileServer> {
	const requests: FileRequest[] = [];
	const waiting: ServerResponse[] = [];
	let isReleased = false;
	const serve = file({ 'content-type': 'image/gif' });
	const server = createServer(({ url = '', headers }, response) => {
		requests.push({ path: url, headers });
		const answer = ANSWERS[url];
		if (answer) answer(response);
		else if (url === '/hang' && !isReleased) waiting.push(response);
		else if (url.startsWith('/to?')) moved(decodeURIComponent(url.slice(4)))(response);
		else if (url === '/hang') serve(response);
		else response.writeHead(404).end();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		requests,
		release() {
			isReleased = true;
			for (const response of waiting.splice(0)) serve(response);
		},
		async close() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
