import type { AcceptedMessage } from '../log';
import type { DeliveryStep } from '../webhooks/events';
import { courseOf, type DeliveryPlan } from './deliveryPlan';
import type { DeliveryWord } from './deliveryStatus';

/** One message and how far it has come. */
export interface SentMessage {
	readonly message: AcceptedMessage;
	/** Undefined while nothing is known. */
	status: DeliveryWord | undefined;
}

/** The messages of one push request. */
export interface SentPush {
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly messages: readonly SentMessage[];
}

/** What is to become of the messages of one push request. */
export interface Round {
	readonly push: SentPush;
	/** Step after step; a step may concern some of the messages only. */
	readonly steps: ReadonlyArray<readonly DeliveryStep[]>;
	/** Seconds before each step. */
	readonly stepSeconds: number;
}

/** Every push request whose messages were taken, and what has become of them. */
export class DeliveryBook {
	private readonly pushes = new Map<string, SentPush>();

	constructor(public plan: DeliveryPlan) {}

	/** Enters the messages of one push request; without seconds between the steps they are done at once. */
	enter(pushId: string, taken: readonly AcceptedMessage[], time: number): Round {
		const { stepSeconds = 0 } = this.plan;
		const courses = taken.map((message) => courseOf(message, this.plan));
		const messages = taken.map((message, index) => ({
			message,
			status: stepSeconds === 0 ? courses[index]?.at(-1) : undefined,
		}));
		const push = { time, messages };
		if (messages.length > 0) this.pushes.set(pushId, push);
		return { push, steps: stepsOf(taken, courses), stepSeconds };
	}

	/** The push request of this id. */
	find(pushId: string): SentPush | undefined {
		return this.pushes.get(pushId);
	}
}

function stepsOf(
	messages: readonly AcceptedMessage[],
	courses: ReadonlyArray<readonly DeliveryWord[]>,
): DeliveryStep[][] {
	const steps: DeliveryStep[][] = [];
	for (const [index, message] of messages.entries()) {
		for (const [place, status] of (courses[index] ?? []).entries()) {
			(steps[place] ??= []).push({ message, status });
		}
	}
	return steps;
}
