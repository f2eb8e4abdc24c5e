import type { IWebhookFunctions } from 'n8n-workflow';
import type { Item } from '../api/webhook/fields';
import { type EventKey, eventKey } from '../api/webhook/eventKey';
import { SeenEvents } from '../api/webhook/seenEvents';
import { responseOf } from './webhookResponse';

const MAX_NODES = 500;

/**
 * The recent events of each node of each workflow. Kept in memory, because simultaneous calls must be compared at once: n8n
 * reads static data before a call and saves it after, and the last writer wins.
 */
const seenEventsByNode = new Map<string, SeenEvents>();

function seenEventsOf(context: IWebhookFunctions): SeenEvents {
	const nodeKey = `${context.getWorkflow().id} ${context.getNode().id}`;
	const seenEvents = seenEventsByNode.get(nodeKey) ?? new SeenEvents();
	seenEventsByNode.delete(nodeKey);
	seenEventsByNode.set(nodeKey, seenEvents);
	for (const oldest of [...seenEventsByNode.keys()].slice(0, -MAX_NODES))
		seenEventsByNode.delete(oldest);
	return seenEvents;
}

/** Forgets the events if n8n fails to accept them (HTTP 5xx), so that the repeated call is not ignored. */
function forgetOnServerError(
	context: IWebhookFunctions,
	seenEvents: SeenEvents,
	keys: readonly EventKey[],
): void {
	const response = responseOf(context);
	response.once('close', () => {
		if (response.statusCode >= 500) seenEvents.forget(keys);
	});
}

/** The items of a call that have not arrived before. */
export interface NewItems {
	readonly items: Item[];
	/** Puts the event keys where n8n saves them. Call it once the execution has started. */
	commit(): void;
}

/**
 * Leaves out items that this node has already received, and remembers the others. Synchronous, so that of a hundred
 * identical simultaneous calls only the first one counts. All items are compared before any is remembered, so that none
 * displaces the key of a later one.
 */
export function filterRepeats(context: IWebhookFunctions, items: readonly Item[]): NewItems {
	const seenEvents = seenEventsOf(context);
	const saved = context.getWorkflowStaticData('node');
	const now = Date.now();
	seenEvents.restore(saved.repeats, now);
	const newKeys = new Set<EventKey>();
	const newItems = items.filter((item) => {
		const key = eventKey(item);
		if (key === undefined) return true;
		if (newKeys.has(key) || seenEvents.isKnown(key, now)) return false;
		newKeys.add(key);
		return true;
	});
	if (newKeys.size === 0) return { items: newItems, commit: () => undefined };
	const keys = [...newKeys];
	seenEvents.add(keys, now);
	forgetOnServerError(context, seenEvents, keys);
	const commit = () => {
		seenEvents.confirm(keys);
		saved.repeats = seenEvents.save();
	};
	return { items: newItems, commit };
}
