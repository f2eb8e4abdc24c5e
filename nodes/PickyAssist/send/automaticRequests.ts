import type { RateLimit } from '../../api/http/rateLimit';
import { groupMessages, MAX_RECIPIENTS_PER_REQUEST } from '../../api/push/pushRequest';
import { planForFreeRequests, planGroups } from '../../api/push/requestPlan';
import type { Message, PushRequest } from '../../api/push/types';

/**
 * The push requests of a run, each planned as late as possible: if the next one has to wait, the rest becomes fewer and larger
 * requests. Requests that are planned but not sent are reserved in the limit, so that other runs do not plan with them.
 *
 * @param now the limit's clock
 */
export function* automaticRequests(
	messages: readonly Message[],
	limit: RateLimit,
	perMinute: number,
	now: () => number,
): Generator<PushRequest, void, undefined> {
	const free = () => ({ free: limit.freeSlots(now(), perMinute), perMinute });
	let { requests, size } = planForFreeRequests(messages, free());
	limit.reserve(requests.length);
	try {
		for (let next = requests.shift(); next; next = requests.shift()) {
			try {
				yield next;
			} finally {
				// Only now: until it takes its slot, no other run may plan with it.
				limit.reserve(-1);
			}
			const mayGrow = requests.length > 1 && size < MAX_RECIPIENTS_PER_REQUEST;
			if (!mayGrow || limit.waitingTime(now(), perMinute) === 0) continue;
			limit.reserve(-requests.length);
			const groups = groupMessages(requests.flatMap((request) => request.messages));
			// Files go some seconds apart also from those that were sent before.
			const spaced = requests.some((request) => request.spaced);
			({ requests, size } = planGroups({ ...groups, spaced }, free(), size));
			limit.reserve(requests.length);
		}
	} finally {
		limit.reserve(-requests.length);
	}
}
