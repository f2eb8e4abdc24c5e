import { hasFallback } from '../../api/push/fallbackTemplate';
import { planPushRequests } from '../../api/push/pushRequest';
import { planForFreeRequests } from '../../api/push/requestPlan';
import type { Message, PushRequest } from '../../api/push/types';
import { withoutCopies } from './copies';
import { FallbackPlanner } from './fallbackPlanner';
import type { Settings } from './settings';

/** What a run would send: the requests, and the messages left out because another one is sent instead. */
export interface DryRunPlan {
	readonly requests: readonly PushRequest[];
	/** Maps each message that is left out to the one sent instead. */
	readonly copyOf: ReadonlyMap<Message, Message>;
	/** The requests with the fallback templates that would be sent if nobody had an open session. */
	readonly fallbackRequests: readonly PushRequest[];
	/** Maps each message whose fallback template is left out to the one whose template is sent. */
	readonly fallbackCopyOf: ReadonlyMap<Message, Message>;
}

const EMPTY: DryRunPlan = {
	requests: [],
	copyOf: new Map(),
	fallbackRequests: [],
	fallbackCopyOf: new Map(),
};

/**
 * Plans what a run would send if the whole limit of requests per minute were free.
 *
 * @param settings undefined if they are invalid: nothing would be sent
 */
export function planDryRun(
	messages: readonly Message[],
	settings: Settings | undefined,
): DryRunPlan {
	if (messages.length === 0 || !settings) return EMPTY;
	const { unique, copyOf } = withoutCopies(messages, settings);
	const { recipientsPerRequest, requestsPerMinute: perMinute } = settings;
	const plan = (all: readonly Message[]) =>
		recipientsPerRequest
			? planPushRequests(all, recipientsPerRequest)
			: planForFreeRequests(all, { free: perMinute, perMinute }).requests;
	const planner = new FallbackPlanner(settings, new Map(), plan);
	const fallbackRequests = [...planner.requestsFor(unique.filter(hasFallback))];
	return { requests: plan(unique), copyOf, fallbackRequests, fallbackCopyOf: planner.copyOf };
}
