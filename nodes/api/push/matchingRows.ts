import { isPlainObject } from '../json';
import type { Message } from './types';

/** One object of the `data` array of a response. */
export type ResponseRow = Readonly<Record<string, unknown>>;

function isGiven(value: unknown): value is string | number {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function recipientOf(row: ResponseRow): string {
	const recipient = isGiven(row.messenger_id) ? row.messenger_id : row.number;
	return isGiven(recipient) ? String(recipient).replace(/\D/g, '') : '';
}

/** How many messages share their number with another one that says something else. */
function countRepeated(messages: readonly Message[], times: ReadonlyMap<string, number>): number {
	if (times.size === messages.length) return 0;
	const texts = new Map<string, Set<string>>();
	for (const { recipient, entry, media } of messages) {
		if ((times.get(recipient) ?? 0) < 2) continue;
		const seen = texts.get(recipient) ?? new Set();
		texts.set(recipient, seen.add(JSON.stringify([entry, media?.value])));
	}
	return [...texts].reduce(
		(sum, [recipient, { size }]) => (size > 1 ? sum + (times.get(recipient) ?? 0) : sum),
		0,
	);
}

/** The only row of a request with one message, which is its row however its number is spelled. */
function onlyRow(messages: readonly Message[], data: readonly unknown[]): ResponseRow | undefined {
	const [row] = data;
	return messages.length === 1 && data.length === 1 && isPlainObject(row) ? row : undefined;
}

/** The rows, where there is just one for each message and they come in the order of the request, as they mostly do. */
function rowsInOrder(
	messages: readonly Message[],
	data: readonly unknown[],
): ResponseRow[] | undefined {
	if (data.length !== messages.length) return undefined;
	const rows: ResponseRow[] = [];
	for (const [index, row] of data.entries()) {
		if (!isPlainObject(row) || recipientOf(row) !== messages[index]?.recipient) return undefined;
		rows.push(row);
	}
	return new Set(messages.map(({ recipient }) => recipient)).size === messages.length
		? rows
		: undefined;
}

/**
 * Finds each message's row by its number, whatever the order of the response; equal numbers take their rows in order. One row for
 * one message is its row, also where the number is spelled in another way (Brazil's ninth digit, Mexico's 1, an id that JSON
 * rounded).
 *
 * @param data the `data` of a response
 * @returns a row or undefined for each message; `unrequested`: numbers of rows that no message asked for;
 * `repeated`: how many messages share their number with a different one, so that their ids may be swapped
 */
export function matchRows(
	messages: readonly Message[],
	data: readonly unknown[],
): { rows: Array<ResponseRow | undefined>; unrequested: string[]; repeated: number } {
	const only = onlyRow(messages, data);
	// Of several rows none can be told to be the group's: what they name is not documented.
	if (only || messages[0]?.recipientField === 'group_id')
		return { rows: [only], unrequested: [], repeated: 0 };
	const inOrder = rowsInOrder(messages, data);
	if (inOrder) return { rows: inOrder, unrequested: [], repeated: 0 };
	const rowsByRecipient = new Map<string, ResponseRow[]>();
	for (const row of data) {
		if (!isPlainObject(row)) continue;
		const recipient = recipientOf(row);
		const same = rowsByRecipient.get(recipient);
		if (same) same.push(row);
		else rowsByRecipient.set(recipient, [row]);
	}
	const used = new Map<string, number>();
	const rows = messages.map(({ recipient }) => {
		const position = used.get(recipient) ?? 0;
		used.set(recipient, position + 1);
		return rowsByRecipient.get(recipient)?.[position];
	});
	const unrequested = [...rowsByRecipient].flatMap(([recipient, same]) =>
		recipient === '' ? [] : same.slice(used.get(recipient) ?? 0).map(() => recipient),
	);
	return { rows, unrequested, repeated: countRepeated(messages, used) };
}
