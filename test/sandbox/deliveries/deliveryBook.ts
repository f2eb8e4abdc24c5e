import type { AcceptedMessage } from '../log';
import { courseOf, type DeliveryPlan } from './deliveryPlan';
import type { DeliveryWord } from './deliveryStatus';

/** One message and how far it has come. */
export interface SentMessage {
	readonly message: AcceptedMessage;
	/** Undefined while nothing is known. */
	readonly status: DeliveryWord | undefined;
}

/** The messages of one push request. */
export interface SentPush {
	/** In milliseconds since 1970. */
	readonly time: number;
	readonly messages: readonly SentMessage[];
}

/** Every push request whose messages were taken, and what has become of them. */
export class DeliveryBook {
	private readonly pushes = new Map<string, SentPush>();

	constructor(public plan: DeliveryPlan) {}

	/** Enters the messages of one push request. */
	enter(pushId: string, taken: readonly AcceptedMessage[], time: number): void {
		const messages = taken.map((message) => ({
			message,
			status: courseOf(message, this.plan).at(-1),
		}));
		if (messages.length > 0) this.pushes.set(pushId, { time, messages });
	}

	/** The push request of this id. */
	find(pushId: string): SentPush | undefined {
		return this.pushes.get(pushId);
	}
}
