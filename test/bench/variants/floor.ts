import { Client } from 'undici';
import { type Person, textFor } from '../people';
import type { Variant } from './variant';

const RECIPIENTS_PER_REQUEST = 1_000;

function bodyFor(people: readonly Person[]): string {
	const data = people.map((person) => ({ number: person.phone, message: textFor(person) }));
	return JSON.stringify({
		application: '8',
		globalmessage: '',
		data,
		token: 'token-of-the-bench',
	});
}

/** Sends the same bodies one after the other over one connection, and returns how many bytes came back. */
async function sendAll(people: readonly Person[], server: string): Promise<number> {
	const { origin, pathname } = new URL(server);
	const client = new Client(origin);
	let bytes = 0;
	for (let start = 0; start < people.length; start += RECIPIENTS_PER_REQUEST) {
		const body = bodyFor(people.slice(start, start + RECIPIENTS_PER_REQUEST));
		const headers = { 'content-type': 'application/json' };
		const answer = await client.request({
			method: 'POST',
			path: `${pathname}/push`,
			headers,
			body,
		});
		bytes += (await answer.body.arrayBuffer()).byteLength;
	}
	await client.close();
	return bytes;
}

/** The least that sending costs: the same JSON, built and posted with undici, the answers read as bytes. No n8n. */
export const floor: Variant = {
	letter: 'c',
	title: 'Floor: build the JSON, POST it, no n8n',
	mostItems: 100_000,
	requestsFor: (items) => Math.ceil(items / RECIPIENTS_PER_REQUEST),
	prepare(_, people, server) {
		let bytes = 0;
		return {
			async go() {
				bytes = await sendAll(people, server);
			},
			check() {
				if (bytes < 50 * people.length)
					throw new Error(`Only ${bytes} bytes were answered`);
			},
		};
	},
};
