import { buildItem, fieldsOf, inReadingOrder, type Item, toCode } from './fields';
import { readMessage } from './message';
import type { Payload } from './payload';
import { type ReportKind, readReport } from './reports';

/** The kind of event in a webhook call. Unknown events always start the workflow. */
export type EventKind = 'messageReceived' | ReportKind | 'unknown';

/** `event_id` of the event webhook (Event webhook sample page). */
const REPORT_KINDS = new Map<unknown, ReportKind>([
	[1, 'deliveryReport'],
	[2, 'numberCheck'],
	[3, 'groupMembership'],
	[4, 'newSubscriber'],
]);

function eventKindOf(payload: Payload): EventKind {
	const fields = new Map(
		fieldsOf(payload)
			.reverse()
			.map(({ name, value }) => [name, value]),
	);
	if (fields.has('message_in') || fields.has('message_in_raw')) return 'messageReceived';
	if (fields.has('event_id')) return REPORT_KINDS.get(toCode(fields.get('event_id'))) ?? 'unknown';
	return fields.has('unique_id') ? 'messageReceived' : 'unknown';
}

/** What to add to the payload's own fields. */
export interface EventOptions {
	/** The URL parameters, added as `query` if there are any. */
	readonly query: Payload;
	/** Whether to add the original data as `raw_body`, with only the item's own row. */
	readonly rawBody: boolean;
	/** When the call arrived, added as `received_at`. */
	readonly receivedAt: string;
	/** Whether to add the fields that AI agents read. */
	readonly forAgents: boolean;
}

function toItems(
	kind: EventKind,
	payload: Payload,
	extrasFor: (part: Payload) => Payload,
	forAgents: boolean,
): Item[] {
	if (kind === 'messageReceived') return [readMessage(payload, extrasFor(payload), forAgents)];
	if (kind === 'unknown')
		return [buildItem({ event: kind }, fieldsOf(payload), extrasFor(payload))];
	return readReport(kind, payload, extrasFor);
}

/** A parsed webhook call: its kind, and an item for each row. */
export interface WebhookEvent {
	readonly kind: EventKind;
	readonly items: readonly Item[];
}

/** Parses a call of either webhook: an event has an `event_id`, an incoming message has `message-in` or `unique-id`. */
export function readEvent(payload: Payload, options: EventOptions): WebhookEvent {
	const { query, rawBody, receivedAt, forAgents } = options;
	const kind = eventKindOf(payload);
	const extrasFor = (part: Payload): Payload => ({
		received_at: receivedAt,
		...(Object.keys(query).length > 0 ? { query: { ...query } } : {}),
		...(rawBody ? { raw_body: part } : {}),
	});
	const items = toItems(kind, payload, extrasFor, forAgents);
	return { kind, items: items.map(inReadingOrder) };
}
