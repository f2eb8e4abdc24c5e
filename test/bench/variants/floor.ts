import { Client } from 'undici';
import { type Person, textFor } from '../people';
import type { Variant } from './variant';

/** The number of recipients per request that the node chooses where the whole limit is free. */
function recipientsPerRequest(items: number): number {
	return items <= 81_000 ? 1_000 : 4_000;
}

/** The people of each request. */
export function inRequests(people: readonly Person[]): Person[][] {
	const size = recipientsPerRequest(people.length);
	return Array.from({ length: requestsFor(people.length) }, (_, index) =>
		people.slice(index * size, (index + 1) * size),
	);
}

/** The number of requests for this number of people. */
export function requestsFor(items: number): number {
	return Math.ceil(items / recipientsPerRequest(items));
}

/** What a request to these people says, without the token. */
export function bodyFor(people: readonly Person[]): {
	application: string;
	globalmessage: string;
	data: unknown[];
} {
	const data = people.map((person) => ({ number: person.phone, message: textFor(person) }));
	return { application: '8', globalmessage: '', data };
}

/** Sends the same bodies one after the other over one connection, and returns the rows of the responses. */
async function sendAll(people: readonly Person[], server: string): Promise<unknown[]> {
	const { origin, pathname } = new URL(server);
	const client = new Client(origin);
	const rows: unknown[] = [];
	for (const part of inRequests(people)) {
		const response = await client.request({
			method: 'POST',
			path: `${pathname}/push`,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...bodyFor(part), token: 'token-of-the-bench' }),
		});
		const { data }: { data?: unknown[] } = JSON.parse(await response.body.text());
		rows.push(...(data ?? []));
	}
	await client.close();
	return rows;
}

/** The least that sending costs: the same JSON, built and posted with undici, the responses parsed. No n8n. */
export const floor: Variant = {
	letter: 'c',
	title: 'Floor: the same JSON with undici, no n8n',
	mostItems: 100_000,
	requestsFor,
	prepare(_, people, server) {
		let rows: readonly unknown[] = [];
		return {
			async go() {
				rows = await sendAll(people, server);
			},
			check() {
				if (rows.length === people.length) return;
				throw new Error(`${rows.length} rows for ${people.length} people came back`);
			},
		};
	},
};
