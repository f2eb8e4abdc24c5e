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

/** Sends the same bodies one after the other over one connection, and returns the rows of the answers. */
async function sendAll(people: readonly Person[], server: string): Promise<unknown[]> {
	const { origin, pathname } = new URL(server);
	const client = new Client(origin);
	const rows: unknown[] = [];
	for (let start = 0; start < people.length; start += RECIPIENTS_PER_REQUEST) {
		const answer = await client.request({
			method: 'POST',
			path: `${pathname}/push`,
			headers: { 'content-type': 'application/json' },
			body: bodyFor(people.slice(start, start + RECIPIENTS_PER_REQUEST)),
		});
		const { data }: { data?: unknown[] } = JSON.parse(await answer.body.text());
		rows.push(...(data ?? []));
	}
	await client.close();
	return rows;
}

/** The least that sending costs: the same JSON, built and posted with undici, the answers parsed. No n8n. */
export const floor: Variant = {
	letter: 'c',
	title: 'Floor: the same JSON with undici, no n8n',
	mostItems: 100_000,
	requestsFor: (items) => Math.ceil(items / RECIPIENTS_PER_REQUEST),
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
