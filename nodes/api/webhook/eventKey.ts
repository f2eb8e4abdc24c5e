import { createHash } from 'crypto';
import { isPlainObject } from '../json';
import { isNoId } from './absentValue';
import type { Item } from './fields';
import type { Value } from './payload';

/** 64 bits of a hash: collisions are practically impossible. */
export type EventKey = bigint;

/** Fields that are not part of the event: those that the node adds, and when or how often the call was made. */
const IGNORED_FIELDS =
	/^(?:query|raw_body|received_at|chatInput|sessionId|date|time|timestamp|date_?time|\w+_time|attempts?|retr(?:y|ies)(?:_\w+)?)$/i;

function isId(value: Value): boolean {
	return typeof value === 'string' && !isNoId(value);
}

/**
 * Content as text, level by level: the order of keys, empty values, and the difference between numbers and text do not matter.
 * A loop, because n8n accepts JSON so deep that recursion overflows.
 */
function normalize(content: unknown): string {
	const pending: unknown[] = [content];
	const parts: string[] = [];
	for (const value of pending) {
		if (Array.isArray(value)) {
			parts.push(`[${value.length}`);
			for (const inner of value) pending.push(inner);
		} else if (isPlainObject(value)) {
			const keys = Object.keys(value)
				.filter((key) => (value[key] ?? '') !== '')
				.sort();
			parts.push(`{${JSON.stringify(keys)}`);
			for (const key of keys) pending.push(value[key]);
		} else {
			parts.push(JSON.stringify(typeof value === 'number' ? String(value) : (value ?? null)));
		}
	}
	return parts.join('\n');
}

/**
 * The key by which a repeated event is recognized. It covers the whole item, because Picky Assist repeats a call unchanged.
 * Only messages with a `unique_id` and report rows with a `msg_id` and a status can be recognized (Webhook request and
 * response page). Group and subscriber events have no ID, and somebody may join twice.
 *
 * @returns a hash, or undefined if repeats of this event cannot be recognized
 */
export function eventKey(item: Item): EventKey | undefined {
	const { event, unique_id, msg_id, status } = item;
	const isMessage = event === 'messageReceived' && isId(unique_id);
	const isRow =
		(event === 'deliveryReport' || event === 'numberCheck') && isId(msg_id) && status !== undefined;
	if (!isMessage && !isRow) return undefined;
	const compared = Object.fromEntries(
		Object.entries(item).filter(([key]) => !IGNORED_FIELDS.test(key)),
	);
	return createHash('sha256').update(normalize(compared)).digest().readBigUInt64BE();
}
