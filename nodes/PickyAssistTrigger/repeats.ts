import type { IWebhookFunctions } from 'n8n-workflow';
import type { Item } from '../api/webhook/fields';
import { type RepeatMark, eventKey } from '../api/webhook/eventKey';
import { SeenEvents } from '../api/webhook/seenEvents';
import { responseOf } from './webhookRequest';

const NODES_KEPT = 500;

/**
 * What came in lately, of each node of each workflow. It is in the process, because calls that come at once must be told
 * apart at once: n8n's static data is read before and saved after a call, and the last writer wins.
 */
const memories = new Map<string, SeenEvents>();

function memoryOf(context: IWebhookFunctions): SeenEvents {
	const place = `${context.getWorkflow().id} ${context.getNode().id}`;
	const memory = memories.get(place) ?? new SeenEvents();
	memories.delete(place);
	memories.set(place, memory);
	for (const oldest of [...memories.keys()].slice(0, -NODES_KEPT)) memories.delete(oldest);
	return memory;
}

/** When n8n could not take the event after all (HTTP 5xx), Picky Assist calls again, and then it must not be a repeat. */
function forgetIfRefused(
	context: IWebhookFunctions,
	memory: SeenEvents,
	marks: readonly RepeatMark[],
): void {
	const response = responseOf(context);
	response.once('close', () => {
		if (response.statusCode >= 500) memory.forget(marks);
	});
}

/** What is left of a call. */
export interface Fresh {
	readonly items: Item[];
	/** Puts what was noted where n8n saves it; to be called once the execution is on its way. */
	keep(): void;
}

/**
 * Leaves out what this node has had already, and remembers the rest. Nothing is awaited in here: of a hundred equal calls at
 * once, the first one wins. All items are compared before one is remembered, so that none pushes out what the next one repeats.
 */
export function withoutRepeats(context: IWebhookFunctions, items: readonly Item[]): Fresh {
	const memory = memoryOf(context);
	const saved = context.getWorkflowStaticData('node');
	const now = Date.now();
	memory.learn(saved.repeats, now);
	const noted = new Set<RepeatMark>();
	const fresh = items.filter((item) => {
		const mark = eventKey(item);
		if (mark === undefined) return true;
		if (noted.has(mark) || memory.isKnown(mark, now)) return false;
		noted.add(mark);
		return true;
	});
	if (noted.size === 0) return { items: fresh, keep: () => undefined };
	const marks = [...noted];
	memory.note(marks, now);
	forgetIfRefused(context, memory, marks);
	const keep = () => {
		memory.confirm(marks);
		saved.repeats = memory.save();
	};
	return { items: fresh, keep };
}
