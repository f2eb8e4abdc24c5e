/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a standalone program, not part of the published node */
import { setTimeout as wait } from 'node:timers/promises';

import { STATUS_ACCEPTED, statusNumber } from '../../nodes/api/http/statusCodes';
import { objectsOf, type JsonObject } from '../sandbox/json';
import { connectionProblem } from './connection';
import { channelFor, type Account, type ChannelGroup, type LiveChannel } from './account';
import type { LiveClient } from './client';
import { UNKNOWN_VARIABLE } from './content';
import type { Exchange } from './exchange';
import { messagesOf, type MessageBudget } from './messageBudget';
import { idOf, isFromUser } from './ownCalls';
import type { Prompts } from './prompts';
import { DifferentError, STOPPED, NotAnsweredError, type Step } from './question';
import type { ReceivedCall, WebhookListener } from './webhookListener';

/** How long things take, in milliseconds. */
export interface Delays {
	/** Between two requests: far below the limit of 90 a minute. */
	readonly betweenRequests: number;
	/** From the first message to its delivery report. */
	readonly report: number;
	/** For a webhook call. */
	readonly webhook: number;
}

/** What a check works with. */
export interface CheckParts {
	readonly account: Account;
	readonly client: LiveClient;
	readonly budget: MessageBudget;
	readonly prompts: Prompts;
	readonly delays: Delays;
	readonly webhooks: WebhookListener | undefined;
	readonly signal: AbortSignal;
	/** Called when messages are counted, before they are sent. */
	readonly onSending: () => void;
}

/** What the questions use. It records every exchange. */
export class Check {
	readonly exchanges: Exchange[] = [];
	/** What belongs to the result of the current question, such as what nobody confirmed. */
	notes: string[] = [];
	/** The question or step that asks. */
	asking = '';
	/** Set if sending would fail for the same reason again. */
	noMessages: string | undefined;
	/** A wait for webhook calls ended without a single call. */
	private hasWaitedInVain = false;
	private readonly tried = new Set<string>();
	private readonly stepResults = new Map<string, Promise<unknown>>();

	constructor(private readonly parts: CheckParts) {}

	get account(): Account {
		return this.parts.account;
	}

	/** The first channel that fits. @throws NotAnsweredError if there is none */
	channel(group: ChannelGroup): LiveChannel {
		const channel = channelFor(this.account, group);
		if (!channel) throw new NotAnsweredError('no channel of this kind was given');
		return channel;
	}

	/** Sends a request that reads. */
	read(
		endpoint: string,
		fields: JsonObject = {},
		token: 'own' | 'wrong' = 'own',
	): Promise<Exchange> {
		return this.exchange(endpoint, fields, token);
	}

	/** Sends a push request. Its messages are counted first. @throws BudgetError, NotAnsweredError */
	push(fields: JsonObject): Promise<Exchange> {
		// Checked here too, because one question may send several requests.
		const problem = connectionProblem(this.exchanges);
		if (problem !== undefined) throw new NotAnsweredError(problem, 'everything');
		if (this.noMessages !== undefined) throw new NotAnsweredError(this.noMessages);
		this.parts.budget.spend(messagesOf(fields));
		this.parts.onSending();
		return this.exchange('push', fields, 'own');
	}

	/** Sends a push request to the user's own number. */
	pushToMe(group: ChannelGroup, top: JsonObject, entry: JsonObject = {}): Promise<Exchange> {
		const { id: application } = this.channel(group);
		return this.push({ application, ...top, data: [{ number: this.account.number, ...entry }] });
	}

	/** The result of a step, which runs once. */
	async step<Result>(step: Step<Result>): Promise<Result> {
		const known = this.stepResults.get(step.name);
		// A step's name stands for its type.
		if (known) return (await known) as Result;
		const asking = this.asking;
		this.asking = step.name;
		const result = step.run(this);
		this.stepResults.set(step.name, result);
		try {
			return await result;
		} finally {
			this.asking = asking;
		}
	}

	/**
	 * Asks the person what arrived. If nobody confirms it, that is noted.
	 *
	 * @param decides the response alone says nothing
	 * @throws DifferentError if the person says no; NotAnsweredError if nobody confirms it and only that decides
	 */
	async askWhatArrived(question: string, otherwise: string, decides = false): Promise<void> {
		const seen = await this.parts.prompts.confirm(question);
		this.throwIfStopped();
		if (seen === false) throw new DifferentError(otherwise);
		if (seen === true) return;
		if (decides) throw new NotAnsweredError('accepted, but nobody confirmed it');
		if (this.acceptsUnknownVariables)
			throw new NotAnsweredError(
				'accepted, but so are variables that do not exist, and nobody confirmed it',
			);
		this.notes.push('nobody confirmed it');
	}

	/** The ID of an incoming message of the user that has arrived. */
	get incomingId(): string | undefined {
		const calls = this.parts.webhooks?.calls ?? [];
		const own = calls.filter((call) => isFromUser(call, this.account));
		return own.map(({ json }) => idOf(json, 'unique-id')).find((id) => id !== '');
	}

	/**
	 * Waits for webhook calls that need not come; the next time it does not wait for them.
	 *
	 * @throws NotAnsweredError if no webhook call at all has arrived
	 */
	async waitIfNotTried(
		name: string,
		isComplete: (calls: readonly ReceivedCall[]) => boolean,
		instruction: string,
	): Promise<void> {
		if (this.tried.has(name)) return;
		this.tried.add(name);
		const calls = this.parts.webhooks?.calls;
		if (calls && !isComplete(calls)) await this.waitForCalls(isComplete, instruction);
	}

	/** Waits for webhook calls. @throws NotAnsweredError if they do not come */
	async webhookCalls(
		what: string,
		isComplete: (calls: readonly ReceivedCall[]) => boolean,
		instruction?: string,
	): Promise<readonly ReceivedCall[]> {
		const { webhooks, delays } = this.parts;
		if (!webhooks) throw new NotAnsweredError('no public webhook address was given');
		if (isComplete(webhooks.calls)) return webhooks.calls;
		if (await this.waitForCalls(isComplete, instruction ?? `Waiting for ${what}.`))
			return webhooks.calls;
		throw new NotAnsweredError(`${what} did not arrive within ${delays.webhook / 1000} seconds`);
	}

	/** Says what it waits for, and how long. @throws NotAnsweredError if no call has arrived in an earlier wait, or now */
	private async waitForCalls(
		isComplete: (calls: readonly ReceivedCall[]) => boolean,
		instruction: string,
	): Promise<boolean> {
		const { webhooks, delays, prompts, signal } = this.parts;
		if (!webhooks) return false;
		const seconds = delays.webhook / 1000;
		const noCalls = `no webhook call arrived within ${seconds} seconds: check the webhook address and the tunnel`;
		if (this.hasWaitedInVain && webhooks.calls.length === 0) throw new NotAnsweredError(noCalls);
		prompts.tell(`${instruction} (Waiting up to ${seconds} seconds.)`);
		const isFound = await webhooks.waitFor(isComplete, delays.webhook, signal);
		this.throwIfStopped();
		if (isFound || webhooks.calls.length > 0) return isFound;
		this.hasWaitedInVain = true;
		prompts.tell(
			`Stopped waiting: ${noCalls}. Later questions will not wait unless a call arrives.`,
		);
		throw new NotAnsweredError(noCalls);
	}

	/** Waits until this long after an exchange. */
	async waitSince({ time }: Exchange, milliseconds: number): Promise<void> {
		await this.wait(time + milliseconds - Date.now());
	}

	get delays(): Delays {
		return this.parts.delays;
	}

	private async wait(milliseconds: number): Promise<void> {
		const { signal } = this.parts;
		if (milliseconds > 0) await wait(milliseconds, undefined, { signal }).catch(() => undefined);
		this.throwIfStopped();
	}

	private throwIfStopped(): void {
		if (this.parts.signal.aborted) throw new NotAnsweredError(STOPPED, 'everything');
	}

	/** Whether an earlier push request to the user's own number was accepted. */
	private get numberWasAccepted(): boolean {
		return this.exchanges.some(
			({ endpoint, fields, httpResult }) =>
				endpoint === 'push' &&
				statusNumber(httpResult?.json?.['status']) === STATUS_ACCEPTED &&
				objectsOf(fields, 'data').some((entry) => entry['number'] === this.account.number),
		);
	}

	/** Whether a request was accepted although one of its variables does not exist. That others are accepted then says nothing. */
	private get acceptsUnknownVariables(): boolean {
		return this.exchanges.some(
			({ fields, httpResult }) =>
				UNKNOWN_VARIABLE in fields &&
				statusNumber(httpResult?.json?.['status']) === STATUS_ACCEPTED,
		);
	}

	private async exchange(
		endpoint: string,
		fields: JsonObject,
		token: 'own' | 'wrong',
	): Promise<Exchange> {
		const { numberWasAccepted } = this;
		const last = this.exchanges.at(-1);
		await this.wait(
			last ? last.time + last.milliseconds + this.delays.betweenRequests - Date.now() : 0,
		);
		const time = Date.now();
		const posted = await this.parts.client.post(endpoint, fields, token);
		const { asking: asked } = this;
		const exchange = {
			asked,
			time,
			milliseconds: Date.now() - time,
			endpoint,
			token,
			numberWasAccepted,
			fields,
			...posted,
		};
		this.exchanges.push(exchange);
		this.throwIfStopped();
		return exchange;
	}
}
