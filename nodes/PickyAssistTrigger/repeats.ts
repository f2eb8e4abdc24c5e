import type { IWebhookFunctions } from 'n8n-workflow';
import type { Item } from '../api/webhook/fields';
import { type EventKey, eventKey } from '../api/webhook/eventKey';
import { SeenEvents } from '../api/webhook/seenEvents';
import { responseOf } from './webhookResponse';

const NODES_KEPT = 500;

/**
 * What came in lately, of each node of each workflow. It is in the process, because calls that come at once must be told
 * apart at once: n8n's static data is read before and saved after a call, and the last writer wins.
 */
const seenEventsByNode = new Map<string, SeenEvents>();

function seenEventsOf(context: IWebhookFunctions): SeenEvents {
	const place = `${context.getWorkflow().id} ${context.getNode().id}`;
	const seenEvents = seenEventsByNode.get(place) ?? new SeenEvents();
	seenEventsByNode.delete(place);
	seenEventsByNode.set(place, seenEvents);
	for (const oldest of [...seenEventsByNode.keys()].slice(0, -NODES_KEPT))
		seenEventsByNode.delete(oldest);
	return seenEvents;
}

/** When n8n could not take the event after all (HTTP 5xx), Picky Assist calls again, and then it must not be a repeat. */
function forgetIfRefused(
	context: IWebhookFunctions,
	seenEvents: SeenEvents,
	keys: readonly EventKey[],
): void {
	const response = responseOf(context);
	response.once('close', () => {
		if (response.statusCode >= 500) seenEvents.forget(keys);
	});
}

/** What is left of a call. */
export interface NewItems {
	readonly items: Item[];
	/** Puts what was noted where n8n saves it; to be called once the execution is on its way. */
	commit(): void;
}

/**
 * Leaves out what this node has had already, and remembers the rest. Nothing is awaited in here: of a hundred equal calls at
 * once, the first one wins. All items are compared before one is remembered, so that none pushes out what the next one repeats.
 */
export function filterRepeats(context: IWebhookFunctions, items: readonly Item[]): NewItems {
	const seenEvents = seenEventsOf(context);
	const saved = context.getWorkflowStaticData('node');
	const now = Date.now();
	seenEvents.restore(saved.repeats, now);
	const newKeys = new Set<EventKey>();
	const fresh = items.filter((item) => {
		const key = eventKey(item);
		if (key === undefined) return true;
		if (newKeys.has(key) || seenEvents.isKnown(key, now)) return false;
		newKeys.add(key);
		return true;
	});
	if (newKeys.size === 0) return { items: fresh, commit: () => undefined };
	const keys = [...newKeys];
	seenEvents.add(keys, now);
	forgetIfRefused(context, seenEvents, keys);
	const commit = () => {
		seenEvents.confirm(keys);
		saved.repeats = seenEvents.save();
	};
	return { items: fresh, commit };
}
