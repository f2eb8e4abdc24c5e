import { MINUTE } from '../../api/minute';
import { halve, toRequest } from '../../api/pushRequest';
import { readPushReply } from '../../api/pushReply';
import type { PushVerdict } from '../../api/pushVerdict';
import { isSettled, type NotAccepted, type Outcome } from '../../api/outcome';
import { Outcomes } from '../../api/outcomes';
import type { Message, PushRequest } from '../../api/types';
import { Attempts, type Surroundings } from './attempt';
import type { Ledger } from './ledger';
import { leftOut, UNREADABLE } from './leftOut';
import type { SentReferences } from './sentReferences';

const LONG_WAIT = MINUTE / 2;

/** What delivery needs beside the requests. */
export interface DeliverySurroundings extends Surroundings {
	readonly ledger: Pick<Ledger, 'enter' | 'withdraw' | 'settle'>;
	/** Puts the contents of stored files into a request. */
	readonly withFiles?: (request: PushRequest) => Promise<PushRequest>;
	/** The reference numbers of earlier executions, where each is to be sent once. */
	readonly references?: Pick<SentReferences, 'admit' | 'settle' | 'close'> | undefined;
	/** Whether a request refused for one number (406) is halved until only that number is left out. */
	readonly isolateRefused: boolean;
}

/** What became of all messages. */
export interface Delivery {
	readonly outcomes: Outcomes;
	readonly hints: readonly string[];
}

function waitingHint(waited: number): string {
	return `The node waited ${Math.round(waited / 1000)} s, mostly because Picky Assist takes a limited number of requests a minute. With more Recipients per Request there are fewer.`;
}

function firstReason(outcomes: readonly Outcome[]): string {
	for (const outcome of outcomes) if (!isSettled(outcome)) return outcome.reason;
	return 'Picky Assist stopped taking messages';
}

/** One delivery: its requests that still wait, and what is known so far. */
class Courier {
	readonly outcomes = new Outcomes();
	readonly hints = new Set<string>();
	readonly attempts: Attempts;
	private stop: NotAccepted | undefined;

	constructor(
		private readonly waiting: PushRequest[],
		private readonly around: DeliverySurroundings,
	) {
		this.attempts = new Attempts(around);
	}

	async deliverAll(): Promise<void> {
		for (let request = this.waiting.shift(); request; request = this.waiting.shift()) {
			if (this.stop) this.leaveOut(request.messages, this.stop);
			else await this.deliver(request);
		}
	}

	private async deliver(planned: PushRequest): Promise<void> {
		const request = await this.admit(planned);
		if (!request) return;
		await this.send(request);
		await this.note(() => this.around.references?.settle(planned.messages, (message) => this.outcomes.get(message)));
	}

	private async send(request: PushRequest): Promise<void> {
		const filled = await this.withFiles(request);
		if (!filled) return;
		const answer = await this.attempts.send(filled);
		if (answer) this.judge(request, readPushReply(request, answer));
		else this.stopWith('The execution was stopped', request.messages);
	}

	/** The request with its files; undefined where one cannot be read, so that the request stays here. */
	private async withFiles(request: PushRequest): Promise<PushRequest | undefined> {
		try {
			return (await this.around.withFiles?.(request)) ?? request;
		} catch {
			this.leaveOut(request.messages, UNREADABLE);
			return undefined;
		}
	}

	/** Tells the store of reference numbers something; if that does not work, the results come out all the same. */
	async note(tell: () => Promise<void> | undefined): Promise<void> {
		try {
			await tell();
		} catch {
			this.hints.add('n8n could not save which reference numbers were sent. The next run may take some for sent or unconfirmed.');
		}
	}

	/** The request without the messages that an earlier execution has sent; undefined where none is left. */
	private async admit(request: PushRequest): Promise<PushRequest | undefined> {
		const { references } = this.around;
		if (!references) return request;
		try {
			const { fresh, known } = await references.admit(request.messages);
			for (const [message, outcome] of known) this.outcomes.set(message, outcome);
			if (fresh.length === 0) return undefined;
			return fresh.length === request.messages.length ? request : toRequest(fresh, request.apart ?? false);
		} catch {
			this.stopWith('n8n could not note the reference numbers', request.messages);
			return undefined;
		}
	}

	private judge(request: PushRequest, verdict: PushVerdict): void {
		request.messages.forEach((message, index) => {
			const outcome = verdict.outcomes[index];
			if (outcome) this.outcomes.set(message, outcome);
		});
		this.around.ledger.settle(request.messages, verdict.outcomes);
		for (const hint of verdict.hints) this.hints.add(hint);
		if (verdict.stopsTheRest) this.stop = leftOut(firstReason(verdict.outcomes));
		else if (this.around.isolateRefused && verdict.refusedForANumber) {
			this.waiting.unshift(...halve(request));
		}
	}

	private stopWith(because: string, messages: readonly Message[]): void {
		this.stop = leftOut(because);
		this.leaveOut(messages, this.stop);
	}

	private leaveOut(messages: readonly Message[], stop: NotAccepted): void {
		for (const message of messages) this.outcomes.set(message, stop);
	}
}

/** Sends push requests one after the other. When one shows that no later one can do better, the rest is not tried. */
export async function deliver(
	requests: readonly PushRequest[],
	around: DeliverySurroundings,
): Promise<Delivery> {
	const courier = new Courier([...requests], around);
	await courier.deliverAll();
	await courier.note(() => around.references?.close());
	const { outcomes, hints, attempts } = courier;
	return { outcomes, hints: attempts.waited < LONG_WAIT ? [...hints] : [...hints, waitingHint(attempts.waited)] };
}
