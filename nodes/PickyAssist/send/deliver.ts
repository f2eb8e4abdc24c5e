import { halve, toRequest } from '../../api/push/pushRequest';
import { readPushResponse } from '../../api/push/pushResponse';
import type { PushResponse } from '../../api/push/verdict';
import type { NotAccepted } from '../../api/push/outcome';
import { Outcomes } from '../../api/push/outcomes';
import type { Message, PushRequest } from '../../api/push/types';
import { Attempts, type Dependencies } from './attempt';
import type { FilledRequest } from './binaryFiles';
import type { Ledger } from '../sendOnce/ledger';
import { firstReason, notAttempted, UNREADABLE } from '../../api/push/notAttempted';
import { CLAIMED, type RetryClaims } from '../sendOnce/retryClaims';
import type { SentReferences } from '../sendOnce/sentReferences';

/** What delivery needs beside the requests. */
export interface DeliveryDependencies extends Dependencies {
	readonly ledger: Pick<Ledger, 'enter' | 'withdraw' | 'settle'>;
	/** Puts the contents of stored files into a request. */
	readonly withFiles?: (request: PushRequest) => Promise<FilledRequest>;
	/** What other retries of the same saved execution send, where this is one. */
	readonly claims?: Pick<RetryClaims, 'claim' | 'release'> | undefined;
	/** What earlier executions have sent, where each reference number is to reach each recipient once. */
	readonly references?: Pick<SentReferences, 'admit' | 'settle' | 'close'> | undefined;
	/** Whether a request refused for one number (406) is halved until only that number is left out. */
	readonly isolateRefused: boolean;
}

/** What became of all messages. */
export interface Delivery {
	readonly outcomes: Outcomes;
	readonly hints: readonly string[];
}

/** One delivery: its requests that still wait, and what is known so far. */
class PushSender {
	readonly outcomes = new Outcomes();
	readonly hints = new Set<string>();
	readonly attempts: Attempts;
	private stop: NotAccepted | undefined;

	constructor(
		private readonly waiting: PushRequest[],
		private readonly around: DeliveryDependencies,
	) {
		this.attempts = new Attempts(around);
	}

	async deliverAll(): Promise<void> {
		for (let request = this.waiting.shift(); request; request = this.waiting.shift()) {
			if (this.around.cancelled()) this.stop ??= notAttempted('The execution was stopped');
			if (this.stop) this.leaveOut(request.messages, this.stop);
			else await this.deliver(request);
		}
	}

	/** Sends a planned request, if nobody else has, and lets the stores know what became of it. */
	private async deliver(planned: PushRequest): Promise<void> {
		const { claims, references } = this.around;
		const { messages } = planned;
		const mine = (await claims?.claim(messages)) ?? messages;
		if (mine.length < messages.length)
			this.leaveToOthers(messages.filter((message) => !mine.includes(message)));
		if (mine.length === 0) return;
		const request = await this.admit(
			mine.length === messages.length ? planned : toRequest(mine, planned.apart ?? false),
		);
		if (!request) return;
		await this.sendWhole(request);
		await this.note(() => references?.settle(mine, (message) => this.outcomes.get(message)));
	}

	/** Messages that another retry of this execution has claimed. */
	private leaveToOthers(messages: readonly Message[]): void {
		for (const message of messages) this.outcomes.set(message, CLAIMED);
		this.around.ledger.settle(
			messages,
			messages.map(() => CLAIMED),
		);
	}

	/** Sends a request and the halves that it was parted into. */
	private async sendWhole(whole: PushRequest): Promise<void> {
		const parts = [whole];
		for (let request = parts.shift(); request; request = parts.shift()) {
			if (this.stop) this.leaveOut(request.messages, this.stop);
			else parts.unshift(...(await this.send(request)));
		}
	}

	/** @returns the halves to send in its place, if it was refused for one number */
	private async send(planned: PushRequest): Promise<PushRequest[]> {
		const { request, unreadable } = (await this.around.withFiles?.(planned)) ?? {
			request: planned,
			unreadable: [],
		};
		this.leaveOut(unreadable, UNREADABLE);
		if (!request) return [];
		const answer = await this.attempts.send(request);
		if (answer) return this.judge(request, readPushResponse(request, answer));
		this.nodeError('The execution was stopped', request.messages);
		return [];
	}

	/** Whether a message was certainly not accepted. */
	isFree(message: Message): boolean {
		const status = this.outcomes.get(message)?.status;
		return status === 'rejected' || status === 'not sent';
	}

	/** Tells the store of reference numbers something; if that does not work, the results come out all the same. */
	async note(tell: () => Promise<void> | undefined): Promise<void> {
		try {
			await tell();
		} catch {
			this.hints.add(
				'n8n could not record which reference numbers were sent. The next execution may report some as already sent or unconfirmed.',
			);
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
			return fresh.length === request.messages.length
				? request
				: toRequest(fresh, request.apart ?? false);
		} catch {
			this.nodeError(
				"n8n could not record the reference numbers. Save the workflow, then try again. If it still fails, check n8n's database",
				request.messages,
			);
			return undefined;
		}
	}

	private judge(request: PushRequest, verdict: PushResponse): PushRequest[] {
		request.messages.forEach((message, index) => {
			const outcome = verdict.outcomes[index];
			if (outcome) this.outcomes.set(message, outcome);
		});
		this.around.ledger.settle(request.messages, verdict.outcomes);
		for (const hint of verdict.hints) this.hints.add(hint);
		if (verdict.abortsRun) this.stop = notAttempted(firstReason(verdict.outcomes));
		return !verdict.abortsRun && this.around.isolateRefused && verdict.refusedForANumber
			? halve(request)
			: [];
	}

	private nodeError(because: string, messages: readonly Message[]): void {
		this.stop = notAttempted(because);
		this.leaveOut(messages, this.stop);
	}

	private leaveOut(messages: readonly Message[], stop: NotAccepted): void {
		for (const message of messages) this.outcomes.set(message, stop);
	}
}

/** Sends push requests one after the other. When one shows that no later one can do better, the rest is not tried. */
export async function deliver(
	requests: readonly PushRequest[],
	around: DeliveryDependencies,
): Promise<Delivery> {
	const courier = new PushSender([...requests], around);
	try {
		await courier.deliverAll();
	} finally {
		await courier.note(() => around.references?.close());
		await around.claims?.release((message) => courier.isFree(message));
	}
	const { outcomes, hints, attempts } = courier;
	return { outcomes, hints: [...hints, ...attempts.hints] };
}
