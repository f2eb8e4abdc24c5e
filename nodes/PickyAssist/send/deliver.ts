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
	readonly ledger: Pick<Ledger, 'markInFlight' | 'rollback' | 'record'>;
	/** Puts the contents of stored files into a request. */
	readonly withFiles?: (request: PushRequest) => Promise<FilledRequest>;
	/** What other retries of the same saved execution send, where this is one. */
	readonly claims?: Pick<RetryClaims, 'claim' | 'release'> | undefined;
	/** What earlier executions have sent, where each reference number is to reach each recipient once. */
	readonly references?: Pick<SentReferences, 'claim' | 'record' | 'close'> | undefined;
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
		private readonly dependencies: DeliveryDependencies,
	) {
		this.attempts = new Attempts(dependencies);
	}

	async deliverAll(): Promise<void> {
		for (let request = this.waiting.shift(); request; request = this.waiting.shift()) {
			if (this.dependencies.cancelled()) this.stop ??= notAttempted('The execution was stopped');
			if (this.stop) this.skip(request.messages, this.stop);
			else await this.deliver(request);
		}
	}

	/** Sends a planned request, if nobody else has, and lets the stores know what became of it. */
	private async deliver(planned: PushRequest): Promise<void> {
		const { claims, references } = this.dependencies;
		const { messages } = planned;
		const claimed = (await claims?.claim(messages)) ?? messages;
		if (claimed.length < messages.length)
			this.skipClaimed(messages.filter((message) => !claimed.includes(message)));
		if (claimed.length === 0) return;
		const request = await this.claim(
			claimed.length === messages.length ? planned : toRequest(claimed, planned.spaced ?? false),
		);
		if (!request) return;
		await this.sendWhole(request);
		await this.tryRecord(() =>
			references?.record(claimed, (message) => this.outcomes.get(message)),
		);
	}

	/** Messages that another retry of this execution has claimed. */
	private skipClaimed(messages: readonly Message[]): void {
		for (const message of messages) this.outcomes.set(message, CLAIMED);
		this.dependencies.ledger.record(
			messages,
			messages.map(() => CLAIMED),
		);
	}

	/** Sends a request and the halves that it was parted into. */
	private async sendWhole(whole: PushRequest): Promise<void> {
		const parts = [whole];
		for (let request = parts.shift(); request; request = parts.shift()) {
			if (this.stop) this.skip(request.messages, this.stop);
			else parts.unshift(...(await this.send(request)));
		}
	}

	/** @returns the halves to send in its place, if it was refused for one number */
	private async send(planned: PushRequest): Promise<PushRequest[]> {
		const { request, unreadable } = (await this.dependencies.withFiles?.(planned)) ?? {
			request: planned,
			unreadable: [],
		};
		this.skip(unreadable, UNREADABLE);
		if (!request) return [];
		const result = await this.attempts.send(request);
		if (result) return this.recordResponse(request, readPushResponse(request, result));
		this.abortWith('The execution was stopped', request.messages);
		return [];
	}

	/** Whether a message was certainly not accepted. */
	isFree(message: Message): boolean {
		const status = this.outcomes.get(message)?.status;
		return status === 'rejected' || status === 'not sent';
	}

	/** Tells the store of reference numbers something; if that does not work, the results come out all the same. */
	async tryRecord(record: () => Promise<void> | undefined): Promise<void> {
		try {
			await record();
		} catch {
			this.hints.add(
				'n8n could not record which reference numbers were sent. The next execution may report some as already sent or unconfirmed.',
			);
		}
	}

	/** The request without the messages that an earlier execution has sent; undefined where none is left. */
	private async claim(request: PushRequest): Promise<PushRequest | undefined> {
		const { references } = this.dependencies;
		if (!references) return request;
		try {
			const { fresh, outcomes } = await references.claim(request.messages);
			for (const [message, outcome] of outcomes) this.outcomes.set(message, outcome);
			if (fresh.length === 0) return undefined;
			return fresh.length === request.messages.length
				? request
				: toRequest(fresh, request.spaced ?? false);
		} catch {
			this.abortWith(
				"n8n could not record the reference numbers. Save the workflow, then try again. If it still fails, check n8n's database",
				request.messages,
			);
			return undefined;
		}
	}

	private recordResponse(request: PushRequest, response: PushResponse): PushRequest[] {
		request.messages.forEach((message, index) => {
			const outcome = response.outcomes[index];
			if (outcome) this.outcomes.set(message, outcome);
		});
		this.dependencies.ledger.record(request.messages, response.outcomes);
		for (const hint of response.hints) this.hints.add(hint);
		if (response.abortsRun) this.stop = notAttempted(firstReason(response.outcomes));
		return !response.abortsRun && this.dependencies.isolateRefused && response.refusedForANumber
			? halve(request)
			: [];
	}

	private abortWith(because: string, messages: readonly Message[]): void {
		this.stop = notAttempted(because);
		this.skip(messages, this.stop);
	}

	private skip(messages: readonly Message[], stop: NotAccepted): void {
		for (const message of messages) this.outcomes.set(message, stop);
	}
}

/** Sends push requests one after the other. When one shows that no later one can do better, the rest is not tried. */
export async function deliver(
	requests: readonly PushRequest[],
	dependencies: DeliveryDependencies,
): Promise<Delivery> {
	const sender = new PushSender([...requests], dependencies);
	try {
		await sender.deliverAll();
	} finally {
		await sender.tryRecord(() => dependencies.references?.close());
		await dependencies.claims?.release((message) => sender.isFree(message));
	}
	const { outcomes, hints, attempts } = sender;
	return { outcomes, hints: [...hints, ...attempts.hints] };
}
