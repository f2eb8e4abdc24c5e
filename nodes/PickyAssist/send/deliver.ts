import { MINUTE } from '../../api/minute';
import { halve } from '../../api/pushRequest';
import { type PushVerdict, readPushReply } from '../../api/pushReply';
import type { Message, NotAccepted, Outcome, PushRequest } from '../../api/types';
import { Attempts, type Surroundings } from './attempt';
import type { Ledger } from './ledger';

/** Different files on phone and web automation go this far apart (Media attachments page). */
const FILES_APART = MINUTE / 12;
const LONG_WAIT = MINUTE / 2;

/** What delivery needs beside the requests. */
export interface DeliverySurroundings extends Surroundings {
	readonly ledger: Pick<Ledger, 'enter' | 'withdraw' | 'settle'>;
	/** Whether a request refused for one number (406) is halved until only that number is left out. */
	readonly isolateRefused: boolean;
}

/** What became of all messages. */
export interface Delivery {
	readonly outcomes: Map<Message, Outcome>;
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

function isRefusedForANumber(request: PushRequest, { outcomes }: PushVerdict): boolean {
	return request.messages.length > 1 && outcomes.every((outcome) => outcome.status === 'rejected' && outcome.code === 406);
}

/** Sends push requests one after the other. When one shows that no later one can do better, the rest is not tried. */
export async function deliver(
	requests: readonly PushRequest[],
	around: DeliverySurroundings,
): Promise<Delivery> {
	const outcomes = new Map<Message, Outcome>();
	const hints = new Set<string>();
	const attempts = new Attempts(around);
	const waiting = [...requests].reverse();
	let stop: NotAccepted | undefined;
	let lastFileAt = -Infinity;

	for (let request = waiting.pop(); request; request = waiting.pop()) {
		if (request.apart && !stop) {
			await attempts.wait(lastFileAt + FILES_APART - around.now());
			lastFileAt = around.now();
		}
		const answer = stop ? undefined : await attempts.send(request);
		if (!answer) {
			stop ??= leftOut('The execution was stopped');
			for (const message of request.messages) outcomes.set(message, stop);
			continue;
		}
		const verdict = readPushReply(request, answer);
		request.messages.forEach((message, index) => {
			const outcome = verdict.outcomes[index];
			if (!outcome) return;
			outcomes.set(message, outcome);
			around.ledger.settle(message, outcome);
		});
		for (const hint of verdict.hints) hints.add(hint);
		if (verdict.stopsTheRest) stop = leftOut(firstReason(verdict.outcomes));
		else if (around.isolateRefused && isRefusedForANumber(request, verdict)) waiting.push(...halve(request).reverse());
	}
	if (attempts.waited >= LONG_WAIT) {
		hints.add(`This took ${Math.round(attempts.waited / 1000)} s of waiting, because Picky Assist takes a limited number of requests a minute. More Recipients per Request make fewer requests.`);
	}
	return { outcomes, hints: [...hints] };
}
