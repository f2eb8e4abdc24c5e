import type { PushAnswer } from '../../api/pushAnswer';
import { readPushReply } from '../../api/pushReply';
import type { Message, NotAccepted, Outcome, PushRequest } from '../../api/types';

/** What became of all messages. */
export interface Delivery {
	readonly outcomes: ReadonlyMap<Message, Outcome>;
	readonly hints: readonly string[];
}

function leftOut(because: string): NotAccepted {
	return {
		status: 'not sent',
		code: null,
		pushId: null,
		reason: 'This message was not sent, because an earlier request came to a stop',
		advice: `${because}. Nothing of this one left n8n.`,
	};
}

function firstReason(outcomes: readonly Outcome[]): string {
	for (const outcome of outcomes) if (outcome.status !== 'accepted') return outcome.reason;
	return 'Picky Assist stopped taking messages';
}

/**
 * Sends push requests one after the other and reads each answer. When one shows that no later one can do better, the
 * rest is not tried.
 *
 * @param push sends one request; does not throw for what HTTP or the network do
 * @param cancelled whether the user has stopped the execution
 */
export async function deliver(
	requests: readonly PushRequest[],
	push: (request: PushRequest) => Promise<PushAnswer>,
	cancelled: () => boolean,
): Promise<Delivery> {
	const outcomes = new Map<Message, Outcome>();
	const hints = new Set<string>();
	let stop: NotAccepted | undefined;
	for (const request of requests) {
		if (!stop && cancelled()) stop = leftOut('The execution was stopped');
		if (stop) {
			for (const message of request.messages) outcomes.set(message, stop);
			continue;
		}
		const verdict = readPushReply(request, await push(request));
		request.messages.forEach((message, index) => {
			const outcome = verdict.outcomes[index];
			if (outcome) outcomes.set(message, outcome);
		});
		for (const hint of verdict.hints) hints.add(hint);
		if (verdict.stopsTheRest) stop = leftOut(firstReason(verdict.outcomes));
	}
	return { outcomes, hints: [...hints] };
}
