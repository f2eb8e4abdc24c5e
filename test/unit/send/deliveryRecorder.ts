import type { HttpResult } from '../../../nodes/api/http/httpResult';
import { RateLimit } from '../../../nodes/api/http/rateLimit';
import type { Message, PushRequest } from '../../../nodes/api/push/types';
import type { SenderDependencies } from '../../../nodes/PickyAssist/send/pushSender';

export const ok = (pushId = '7000001'): HttpResult => ({
	kind: 'http',
	httpStatus: 200,
	body: { status: 100, push_id: pushId },
});
export const says = (status: number): HttpResult => ({
	kind: 'http',
	httpStatus: 200,
	body: { status },
});
export const http = (httpStatus: number): HttpResult => ({ kind: 'http', httpStatus, body: '' });
export const NO_ANSWER: HttpResult = { kind: 'noResponse', cause: 'ECONNRESET' };
export const NOT_CONNECTED: HttpResult = { kind: 'notConnected', cause: 'ECONNREFUSED' };

/** A clock that only goes on when somebody waits. */
export class Clock {
	time = 0;
	readonly now = (): number => this.time;
	readonly pause = async (milliseconds: number): Promise<void> => {
		await Promise.resolve();
		this.time += Math.max(0, milliseconds);
	};
}

/** What a delivery did with its surroundings. */
export class Recorder {
	readonly pushed: PushRequest[] = [];
	readonly leftAt: number[] = [];
	/** Messages in the ledger, with the status they have there. */
	readonly ledger = new Map<Message, string>();
	/** Messages that were not in the ledger when their request left. */
	readonly unguarded: Message[] = [];
	mostAtOnce = 0;
	private inFlight = 0;
	private entered: readonly Message[] = [];

	constructor(
		private readonly result: (request: PushRequest, turn: number) => HttpResult,
		readonly clock = new Clock(),
	) {}

	dependencies(changes: Partial<SenderDependencies> = {}): SenderDependencies {
		return {
			push: (request) => this.push(request),
			limit: new RateLimit(),
			requestsPerMinute: 90,
			timeout: 300_000,
			isolateRejected: false,
			ledger: {
				markInFlight: (messages) => {
					this.entered = messages;
					for (const message of messages) this.ledger.set(message, 'may be sent');
				},
				clearInFlight: () => {
					for (const message of this.entered) this.ledger.delete(message);
				},
				record: (messages, outcomes) =>
					messages.forEach((message, index) => {
						const status = outcomes[index]?.status;
						if (status === 'accepted' || status === 'unconfirmed') this.ledger.set(message, status);
						else this.ledger.delete(message);
					}),
			},
			now: this.clock.now,
			pause: this.clock.pause,
			cancelled: () => false,
			...changes,
		};
	}

	private async push(request: PushRequest): Promise<HttpResult> {
		const turn = this.pushed.push(request) - 1;
		this.leftAt.push(this.clock.now());
		this.unguarded.push(...request.messages.filter((message) => !this.ledger.has(message)));
		this.inFlight += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.inFlight);
		await Promise.resolve();
		this.inFlight -= 1;
		return this.result(request, turn);
	}
}
