/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   the sandbox is a standalone program, not part of the published node */
import { setTimeout as wait } from 'node:timers/promises';

import {
	deliveryEvent,
	numberCheckEvent,
	type CheckedNumber,
	type DeliveryStep,
} from '../webhooks/events';
import type { Webhooks } from '../webhooks/webhooks';
import type { DeliverySchedule, SentPush } from './deliveryStore';

/** Moves the messages of a push request through their delivery statuses and reports each step to the event webhook. */
export class DeliveryScheduler {
	private readonly stop = new AbortController();

	/** `minute` is the length of a minute in milliseconds. */
	constructor(
		private readonly webhooks: Webhooks,
		private readonly minute: number,
	) {}

	/** Starts the delivery steps without waiting for them. */
	start(schedule: DeliverySchedule): void {
		if (schedule.steps.length > 0) void this.webhooks.track(this.run(schedule));
	}

	/** Reports checked numbers, and does not wait for it. */
	startCheck(numbers: readonly CheckedNumber[]): void {
		if (numbers.length === 0 || !this.webhooks.has('event')) return;
		void this.webhooks.send('event', 'number check', numberCheckEvent(numbers));
	}

	/** No further step is taken. */
	close(): void {
		this.stop.abort();
	}

	private async run({ push, steps, stepSeconds }: DeliverySchedule): Promise<void> {
		const pause = (stepSeconds * this.minute) / 60;
		for (const step of steps) {
			if (pause > 0) {
				await wait(pause, undefined, { signal: this.stop.signal }).catch(() => undefined);
				if (this.stop.signal.aborted) return;
				applyStep(push, step);
			}
			await this.report(step);
		}
	}

	/** One event after the other, so that a reader sees them in order. */
	private async report(step: readonly DeliveryStep[]): Promise<void> {
		const { rowsPerEvent } = this.webhooks.settings;
		for (let start = 0; start < step.length; start += rowsPerEvent) {
			if (this.stop.signal.aborted || !this.webhooks.has('event')) return;
			const rows = step.slice(start, start + rowsPerEvent);
			const words = new Set(rows.map(({ status }) => status));
			const about = `delivery report: ${[...words].join(', ')}`;
			await this.webhooks.send('event', about, deliveryEvent(rows));
		}
	}
}

function applyStep({ messages }: SentPush, step: readonly DeliveryStep[]): void {
	const reached = new Map(step.map(({ message, status }) => [message.msgId, status]));
	for (const sent of messages) sent.status = reached.get(sent.message.msgId) ?? sent.status;
}
