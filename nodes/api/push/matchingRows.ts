import { isPlainObject } from '../json';
import type { Message } from './types';

/** One object of the `data` array of a response. */
export type ResponseRow = Readonly<Record<string, unknown>>;

const NOT_DIGIT = /\D/;
const NOT_DIGITS = /\D+/g;

function isGiven(value: unknown): value is string | number {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function recipientOf(row: ResponseRow): string {
	const recipient = isGiven(row.messenger_id) ? row.messenger_id : row.number;
	if (!isGiven(recipient)) return '';
	const text = String(recipient);
	return NOT_DIGIT.test(text) ? text.replaceAll(NOT_DIGITS, '') : text;
}

/** Messages to one number whose rows cannot be told apart, or that has more rows than messages. */
export interface AmbiguousRows {
	/** The positions of the messages. */
	readonly positions: readonly number[];
	/** Rows of the number that match no message. */
	readonly surplus: readonly ResponseRow[];
}

/** The result of the matching. */
interface MatchedRows {
	readonly rows: ReadonlyArray<ResponseRow | undefined>;
	readonly unrequested: readonly string[];
	readonly repeated: number;
	readonly ambiguous: readonly AmbiguousRows[];
}

/** Whether messages to one number have different content. */
function differ(positions: readonly number[], messages: readonly Message[]): boolean {
	if (positions.length < 2) return false;
	const texts = positions.map((position) => {
		const message = messages[position];
		return JSON.stringify([message?.entry, message?.media?.value]);
	});
	return new Set(texts).size > 1;
}

/** The only row of a request with one message. It belongs to that message, however its number is written. */
function onlyRow(messages: readonly Message[], data: readonly unknown[]): ResponseRow | undefined {
	const [row] = data;
	return messages.length === 1 && data.length === 1 && isPlainObject(row) ? row : undefined;
}

/** The rows, if there is exactly one per message and their recipients are in the order of the request, as is usual. */
function rowsInOrder(
	messages: readonly Message[],
	data: readonly unknown[],
): ResponseRow[] | undefined {
	if (data.length !== messages.length) return undefined;
	const rows = data.filter(isPlainObject);
	const isInOrder =
		rows.length === messages.length &&
		rows.every((row, index) => recipientOf(row) === messages[index]?.recipient);
	return isInOrder ? rows : undefined;
}

/**
 * Finds each message's row by its number, whatever the order of the response; equal numbers get their rows in order. A single
 * row for a single message belongs to it, even if the number is written in another way (Brazil's ninth digit, Mexico's 1, an
 * id that JSON rounded).
 *
 * @param data the `data` of a response
 * @returns a row or undefined for each message; `unrequested`: numbers of rows that match no message;
 * `repeated`: how many messages share their number with one of different content, in a response in another order, so that
 * their ids may be swapped;
 * `ambiguous`: those messages, and those whose number has more rows than messages
 */
export function matchRows(messages: readonly Message[], data: readonly unknown[]): MatchedRows {
	const only = onlyRow(messages, data);
	// With several rows, the group's row cannot be identified: what the rows contain is not documented.
	if (only || messages[0]?.recipientField === 'group_id')
		return { rows: [only], unrequested: [], repeated: 0, ambiguous: [] };
	const inOrder = rowsInOrder(messages, data);
	if (inOrder && new Set(messages.map(({ recipient }) => recipient)).size === messages.length)
		return { rows: inOrder, unrequested: [], repeated: 0, ambiguous: [] };
	const rowsByRecipient = new Map<string, ResponseRow[]>();
	for (const row of data) {
		if (!isPlainObject(row)) continue;
		const recipient = recipientOf(row);
		const same = rowsByRecipient.get(recipient);
		if (same) same.push(row);
		else rowsByRecipient.set(recipient, [row]);
	}
	const positionsByRecipient = new Map<string, number[]>();
	const rows = messages.map(({ recipient }, position) => {
		const positions = positionsByRecipient.get(recipient) ?? [];
		positionsByRecipient.set(recipient, positions);
		positions.push(position);
		return rowsByRecipient.get(recipient)?.[positions.length - 1];
	});
	const unrequested = [...rowsByRecipient].flatMap(([recipient, same]) =>
		recipient === ''
			? []
			: same.slice(positionsByRecipient.get(recipient)?.length ?? 0).map(() => recipient),
	);
	let repeated = 0;
	const ambiguous: AmbiguousRows[] = [];
	for (const [recipient, positions] of positionsByRecipient) {
		const surplus = rowsByRecipient.get(recipient)?.slice(positions.length) ?? [];
		const areDifferent = differ(positions, messages);
		if (areDifferent && !inOrder) repeated += positions.length;
		if (areDifferent || surplus.length > 0) ambiguous.push({ positions, surplus });
	}
	return { rows, unrequested, repeated, ambiguous };
}
