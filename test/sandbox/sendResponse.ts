/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox is a standalone program, not part of the published node */
import type { ServerResponse } from 'node:http';

import type { HttpResponse } from './httpResponse';
import type { ResponsePlan } from './faults/faultyResponse';

/** Sends a response as planned; true if all or half of it was sent. */
export async function sendAsPlanned(res: ServerResponse, plan: ResponsePlan): Promise<boolean> {
	switch (plan.way) {
		case 'whole':
			send(res, plan.response);
			return true;
		case 'late':
			if (!(await waited(res, plan.delay))) return false;
			send(res, plan.response);
			return true;
		case 'trickle':
			trickle(res, plan.response, plan.gap);
			return false;
		case 'half':
			sendHalf(res, plan.response);
			return true;
		case 'never':
			return false;
		case 'reset':
			res.socket?.resetAndDestroy();
			return false;
	}
}

/** Sends a whole response. */
export function send(res: ServerResponse, { httpStatus, headers, body }: HttpResponse): void {
	res.writeHead(httpStatus, { ...headers, 'content-length': Buffer.byteLength(body) });
	res.end(body);
}

/** True after the delay in milliseconds; false as soon as the client has gone. */
function waited(res: ServerResponse, delay: number): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(true), delay);
		res.on('close', () => {
			clearTimeout(timer);
			resolve(false);
		});
	});
}

/**
 * Sends the head, then a space at a time, which may stand before any JSON, until the client has gone. Nobody waits for that: after
 * a timeout, n8n 2.8 leaves the connection open (axios 1.12 removes its listeners before it aborts).
 */
function trickle(res: ServerResponse, { httpStatus, headers }: HttpResponse, gap: number): void {
	res.writeHead(httpStatus, headers);
	const timer = setInterval(() => res.write(' '), gap);
	res.on('close', () => clearInterval(timer));
}

function sendHalf(res: ServerResponse, { httpStatus, headers, body }: HttpResponse): void {
	const bytes = Buffer.from(body);
	res.writeHead(httpStatus, { ...headers, 'content-length': bytes.length });
	// The connection goes only when the half is on its way, else the client might see none of it.
	res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => res.destroy());
}
