import type { AcceptedMessage } from '../log';
import type { DeliveryStep } from '../webhooks/events';
import { statusesOf, type DeliveryPlan } from './deliveryPlan';
import type { DeliveryStatus } from './deliveryStatus';

/** One message and how far it has come. */
export interface SentMessage {
	readonly message: AcceptedMessage;
	/** Undefined while nothing is known. */
	status: DeliveryStatus | undefined;
}

/** The messages of one push request. */
export interface SentPush {
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly messages: readonly SentMessage[];
}

/** The delivery statuses that the messages of one push request go through. */
export interface DeliverySchedule {
	readonly push: SentPush;
	/** Step after step; a step may concern some of the messages only. */
	readonly steps: ReadonlyArray<readonly DeliveryStep[]>;
	/** Seconds before each step. */
	readonly stepSeconds: number;
}

/** Every accepted push request, with the delivery status of its messages. */
export class DeliveryStore {
	private readonly pushes = new Map<string, SentPush>();

	constructor(public plan: DeliveryPlan) {}

	/** Adds the messages of one push request; without a delay between steps they reach their last status immediately. */
	add(pushId: string, accepted: readonly AcceptedMessage[], time: number): DeliverySchedule {
		const { stepSeconds = 0 } = this.plan;
		const statusLists = accepted.map((message) => statusesOf(message, this.plan));
		const messages = accepted.map((message, index) => ({
			message,
			status: stepSeconds === 0 ? statusLists[index]?.at(-1) : undefined,
		}));
		const push = { time, messages };
		if (messages.length > 0) this.pushes.set(pushId, push);
		return { push, steps: stepsOf(accepted, statusLists), stepSeconds };
	}

	/** The push request of this id. */
	find(pushId: string): SentPush | undefined {
		return this.pushes.get(pushId);
	}
}

function stepsOf(
	messages: readonly AcceptedMessage[],
	statusLists: ReadonlyArray<readonly DeliveryStatus[]>,
): DeliveryStep[][] {
	const steps: DeliveryStep[][] = [];
	for (const [index, message] of messages.entries()) {
		for (const [place, status] of (statusLists[index] ?? []).entries()) {
			(steps[place] ??= []).push({ message, status });
		}
	}
	return steps;
}
