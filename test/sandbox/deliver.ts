/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox is a program of its own, not part of the published node */
import type { ServerResponse } from 'node:http';

import type { Answer } from './answer';
import type { Delivery } from './faults/faultyDelivery';

/** Sends a response as the delivery says; true when it, or half of it, has gone out. */
export async function deliver(response: ServerResponse, delivery: Delivery): Promise<boolean> {
	switch (delivery.way) {
		case 'whole':
			send(response, delivery.answer);
			return true;
		case 'late':
			if (!(await waited(response, delivery.delay))) return false;
			send(response, delivery.answer);
			return true;
		case 'trickle':
			await trickle(response, delivery.answer, delivery.gap);
			return false;
		case 'half':
			sendHalf(response, delivery.answer);
			return true;
		case 'never':
			return false;
		case 'reset':
			response.socket?.resetAndDestroy();
			return false;
	}
}

/** Sends a whole answer. */
export function send(response: ServerResponse, { httpStatus, headers, body }: Answer): void {
	response.writeHead(httpStatus, { ...headers, 'content-length': Buffer.byteLength(body) });
	response.end(body);
}

/** True after the delay in milliseconds; false as soon as the client has gone. */
function waited(response: ServerResponse, delay: number): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(true), delay);
		response.on('close', () => {
			clearTimeout(timer);
			resolve(false);
		});
	});
}

/** Sends the head, then a blank at a time, which may stand before any JSON, until the client has gone. */
function trickle(
	response: ServerResponse,
	{ httpStatus, headers }: Answer,
	gap: number,
): Promise<void> {
	return new Promise((resolve) => {
		response.writeHead(httpStatus, headers);
		const timer = setInterval(() => response.write(' '), gap);
		response.on('close', () => {
			clearInterval(timer);
			resolve();
		});
	});
}

function sendHalf(response: ServerResponse, { httpStatus, headers, body }: Answer): void {
	const bytes = Buffer.from(body);
	response.writeHead(httpStatus, { ...headers, 'content-length': bytes.length });
	// The connection goes only when the half is on its way, else the client might see none of it.
	response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
