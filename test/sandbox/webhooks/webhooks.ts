/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from 'undici';

import type { JsonObject } from '../json';
import type { LogStore } from '../logStore';
import type { LoggedWebhook, OpenWebhook, WebhookDelivery } from './loggedWebhook';
import { toWebhookDelivery } from './webhookDelivery';
import { post } from './post';
import {
	changedSettings,
	type WebhookChange,
	type WebhookName,
	type WebhookSettings,
} from './webhookSettings';

/**
 * Minutes until a webhook is tried again, counted from the try before (which of the two is meant is not
 * documented). Source: configuring webhook URL page, where it is said of the global webhook.
 */
const RETRIES: readonly number[] = [1, 15, 120, 360];
const MOST_CONNECTIONS = 50;

/** Sends webhooks, retries, and logs the responses. */
export class Webhooks {
	private readonly dispatcher = new Agent({
		connections: MOST_CONNECTIONS,
		headersTimeout: 0,
		bodyTimeout: 0,
	});
	private readonly stop = new AbortController();
	private readonly inFlight = new Set<Promise<unknown>>();

	constructor(
		private readonly log: LogStore,
		private current: WebhookSettings,
	) {}

	get settings(): WebhookSettings {
		return this.current;
	}

	/** Changes what is named; what has left already keeps to the settings it left with. */
	configure(change: WebhookChange): void {
		this.current = changedSettings(this.current, change);
	}

	/** True when that webhook has an address. */
	has(webhook: WebhookName): boolean {
		return (webhook === 'global' ? this.current.globalUrl : this.current.eventUrl) !== '';
	}

	/**
	 * Sends a body to one of the two webhooks. Resolves when the first try has ended; more tries follow by
	 * themselves. Throws an Error with a readable message when that webhook has no address.
	 */
	send(webhook: WebhookName, about: string, body: JsonObject): Promise<LoggedWebhook> {
		const delivery = toWebhookDelivery(this.current, webhook, about, body);
		if (!delivery) throw new Error(`The ${webhook} webhook has no URL yet.`);
		return this.track(this.first(delivery));
	}

	/** Sends the very same once more, as a repeat does; resolves when that try has ended. */
	repeat(sent: LoggedWebhook): Promise<LoggedWebhook> {
		const { webhook, about, url, contentType, text, rows } = sent;
		return this.track(this.first({ webhook, about, url, contentType, text, rows }));
	}

	/** Sends any text under any content type, for what no service should send. */
	raw(webhook: WebhookName, text: string, contentType: string): Promise<LoggedWebhook> {
		const delivery = toWebhookDelivery(
			{ ...this.current, customVariables: 'url' },
			webhook,
			'raw text',
			{},
		);
		if (!delivery) throw new Error(`The ${webhook} webhook has no URL yet.`);
		return this.track(this.first({ ...delivery, text, contentType }));
	}

	/** Resolves when nothing is on its way or waiting to be tried again. */
	async settled(): Promise<void> {
		while (this.inFlight.size > 0) await Promise.allSettled(this.inFlight);
	}

	/** Stops everything that is on its way. */
	async close(): Promise<void> {
		this.stop.abort();
		await this.dispatcher.destroy();
		await this.settled();
	}

	/** Lets `settled()` and `close()` wait for what sends several webhooks one after the other. */
	track<T>(work: Promise<T>): Promise<T> {
		const tracked = work.finally(() => this.inFlight.delete(tracked));
		this.inFlight.add(tracked);
		return tracked;
	}

	private async first(delivery: WebhookDelivery): Promise<LoggedWebhook> {
		const { minute, timeout, retry } = this.current;
		const call = this.log.openWebhook(delivery);
		const waits = retry ? RETRIES.map((each) => each * minute) : [];
		if (!(await this.attempt(call, timeout, waits.length))) {
			void this.track(this.tryAgain(call, timeout, waits));
		}
		return call;
	}

	private async tryAgain(
		call: OpenWebhook,
		timeout: number,
		waits: readonly number[],
	): Promise<void> {
		const { signal } = this.stop;
		for (const [index, each] of waits.entries()) {
			await wait(each, undefined, { signal }).catch(() => undefined);
			if (signal.aborted) {
				call.state = 'stopped';
				return;
			}
			if (await this.attempt(call, timeout, waits.length - index - 1)) return;
		}
	}

	/** True when the response was HTTP 200. */
	private async attempt(call: OpenWebhook, timeout: number, triesLeft: number): Promise<boolean> {
		call.state = 'sending';
		const { attempt, reply } = await post(call, { dispatcher: this.dispatcher, timeout });
		const accepted = attempt.httpStatus === 200;
		call.attempts.push(attempt);
		call.reply = reply;
		if (accepted) call.state = 'accepted';
		else if (this.stop.signal.aborted) call.state = 'stopped';
		else call.state = triesLeft > 0 ? 'waiting' : 'dropped';
		this.log.webhookTried(call);
		return accepted;
	}
}
