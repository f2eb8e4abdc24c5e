import { createHash } from 'crypto';
import { isPlainObject } from '../json';
import type { Item } from './fields';

/** 64 bits of a hash: two different events never meet. */
export type EventKey = bigint;

/** Not of the event: what the node adds, and when or how often the call was made. */
const NOT_COMPARED =
	/^(?:query|raw_body|date|time|timestamp|date_?time|\w+_time|attempts?|retr(?:y|ies)(?:_\w+)?)$/i;

function isId(value: unknown): value is string {
	return typeof value === 'string' && !/^0*$/.test(value.trim());
}

/** The same text for the same content: the order of keys, empty keys, and numbers that come as text make no difference. */
function normalize(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normalize);
	if (!isPlainObject(value)) return typeof value === 'number' ? String(value) : value;
	return Object.keys(value)
		.filter((key) => (value[key] ?? '') !== '')
		.sort()
		.map((key) => [key, normalize(value[key])]);
}

/**
 * What makes an item the same as an earlier one: everything in it, as Picky Assist repeats a call as it was. Only messages
 * with a `unique_id` and rows of reports with a `msg_id` and a status can be repeats (Webhook request and response page).
 * Groups and subscribers have nothing of the kind: somebody may join twice.
 *
 * @returns a hash, or undefined where nothing tells whether it is a repeat
 */
export function eventKey(item: Item): EventKey | undefined {
	const { event, unique_id, msg_id, status } = item;
	const isMessage = event === 'messageReceived' && isId(unique_id);
	const isRow =
		(event === 'deliveryReport' || event === 'numberCheck') && isId(msg_id) && status !== undefined;
	if (!isMessage && !isRow) return undefined;
	const compared = Object.fromEntries(
		Object.entries(item).filter(([key]) => !NOT_COMPARED.test(key)),
	);
	return createHash('sha256')
		.update(JSON.stringify(normalize(compared)))
		.digest()
		.readBigUInt64BE();
}
