import {
	groupMessages,
	MAX_RECIPIENTS_PER_REQUEST,
	type MessageGroups,
	splitGroups,
} from './pushRequest';
import type { Message, PushRequest } from './types';

/**
 * The number of recipients per request as long as no one has to wait. If a connection is lost, all messages of the request are
 * unconfirmed, and if Picky Assist rejects a request because of one number, it rejects all of them: a request is larger only
 * if that avoids a wait.
 */
export const USUAL_RECIPIENTS_PER_REQUEST = 1_000;

/** If requests of the usual size do not fit, a run uses this fraction of the free requests. The next run need not wait either. */
const PART_OF_FREE = 1 / 3;
/** This part of the limit is left free for others by a run with usual requests. */
const LEFT_FREE = 1 / 10;

const SIZES: readonly number[] = Array.from(
	{ length: MAX_RECIPIENTS_PER_REQUEST / USUAL_RECIPIENTS_PER_REQUEST },
	(_, index) => (index + 1) * USUAL_RECIPIENTS_PER_REQUEST,
);

/** What the rate limit has left for a run. */
export interface FreeRequests {
	/** Requests that can be sent without a wait; 0 or less if there are none. */
	readonly free: number;
	readonly perMinute: number;
}

/** The requests of a run, and the most recipients that one of them may have. */
export interface RequestPlan {
	readonly requests: PushRequest[];
	readonly size: number;
}

function split(groups: MessageGroups, recipients: number): RequestPlan {
	const recipientsWithoutLengthLimit = USUAL_RECIPIENTS_PER_REQUEST;
	return {
		requests: splitGroups(groups, { recipients, recipientsWithoutLengthLimit }),
		size: recipients,
	};
}

/**
 * Plans push requests of a size that suits the free requests: the usual size if they suffice, otherwise the smallest size with
 * which the run uses a third of them, otherwise the one with the fewest requests.
 *
 * @param least the size is not smaller than this
 */
export function planForFreeRequests(
	messages: readonly Message[],
	{ free, perMinute }: FreeRequests,
	least = USUAL_RECIPIENTS_PER_REQUEST,
): RequestPlan {
	return planGroups(groupMessages(messages), { free, perMinute }, least);
}

/** The same for messages that are grouped. */
export function planGroups(
	groups: MessageGroups,
	{ free, perMinute }: FreeRequests,
	least = USUAL_RECIPIENTS_PER_REQUEST,
): RequestPlan {
	const count = groups.groups.reduce((sum, { length }) => sum + length, 0);
	const canFit = (size: number, most: number) => count <= size * most;
	const maxUsualRequests = free - Math.floor(perMinute * LEFT_FREE);
	const usual = canFit(least, maxUsualRequests) ? split(groups, least) : undefined;
	if (usual && usual.requests.length <= maxUsualRequests) return usual;

	const sizes = SIZES.filter((size) => size >= least);
	const most = Math.max(1, Math.floor(free * PART_OF_FREE));
	for (const size of sizes.filter((one) => canFit(one, most))) {
		const plan = split(groups, size);
		if (plan.requests.length <= most) return plan;
	}
	const largest = split(groups, MAX_RECIPIENTS_PER_REQUEST);
	for (const size of sizes) {
		const plan = split(groups, size);
		if (plan.requests.length === largest.requests.length) return plan;
	}
	return largest;
}
