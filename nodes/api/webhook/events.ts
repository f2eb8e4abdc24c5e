import { buildItem, fieldsOf, type Item, toCode } from './fields';
import { readMessage } from './message';
import type { Payload } from './payload';
import { type ReportKind, readReport } from './reports';

/** What a webhook call is about. Nobody knows the unknown ones, so they are never left out. */
export type EventKind = 'messageReceived' | ReportKind | 'unknown';

/** `event_id` of the event webhook (Event webhook sample page). */
const REPORT_KINDS = new Map<unknown, ReportKind>([
	[1, 'deliveryReport'],
	[2, 'numberCheck'],
	[3, 'groupMembership'],
	[4, 'newSubscriber'],
]);

function eventKindOf(payload: Payload): EventKind {
	const fields = new Map(fieldsOf(payload).map(({ name, value }) => [name, value]));
	if (fields.has('message_in') || fields.has('message_in_raw')) return 'messageReceived';
	if (fields.has('event_id')) return REPORT_KINDS.get(toCode(fields.get('event_id'))) ?? 'unknown';
	return fields.has('unique_id') ? 'messageReceived' : 'unknown';
}

/** What the items hold beside the payload's own fields. */
export interface Extras {
	/** The parameters of the URL: `query`, if there are any. */
	readonly query: Payload;
	/** Whether to add what Picky Assist sent: `raw_body`, with one row where it had many. */
	readonly rawBody: boolean;
}

function read(kind: EventKind, payload: Payload, addedTo: (part: Payload) => Payload): Item[] {
	if (kind === 'messageReceived') return [readMessage(payload, addedTo(payload))];
	if (kind === 'unknown') return [buildItem({ event: kind }, fieldsOf(payload), addedTo(payload))];
	return readReport(kind, payload, addedTo);
}

/** A webhook call, read: its kind, and an item for each row. */
export interface WebhookEvent {
	readonly kind: EventKind;
	readonly items: readonly Item[];
}

/**
 * Reads what either of Picky Assist's webhooks posted: an event has an `event_id`, an incoming message has `message-in` or
 * `unique-id`.
 */
export function readEvent(payload: Payload, { query, rawBody }: Extras): WebhookEvent {
	const kind = eventKindOf(payload);
	const addedTo = (part: Payload): Payload => ({
		...(Object.keys(query).length > 0 ? { query: { ...query } } : {}),
		...(rawBody ? { raw_body: part } : {}),
	});
	return { kind, items: read(kind, payload, addedTo) };
}
