import type { Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import type { DeduplicationStore } from './deduplicationStore';
import { ALREADY_SENT, IN_FLIGHT, UNCONFIRMED_BEFORE } from '../../api/push/notAttempted';
import { answeredMarks, referenceKey } from './referenceKeys';
import { join, leave, type ReferenceRuns } from './referenceRuns';

/** In the store while a run sends: found there at the start of a run, it shows another run, or one that was killed. */
const RUN = 'under way';
/** In the store where it holds an unconfirmed message. */
const HAS_UNCONFIRMED = 'has unconfirmed';

const sentKey = (message: Message) => `sent ${referenceKey(message)}`;
const unconfirmedKey = (message: Message) => `unconfirmed ${referenceKey(message)}`;

/** What this node of this workflow has sent, in all executions, by reference number and recipient. */
export class SentReferences {
	private runs: ReferenceRuns | undefined;
	/** What the next call to the store records as well. */
	private pending: string[] = [];
	/** Messages of this run that have left, or are about to. */
	private readonly inFlight = new Set<Message>();

	constructor(
		private readonly store: Pick<DeduplicationStore, 'exclusively' | 'record' | 'remove' | 'row'>,
	) {}

	/**
	 * Records the messages of a request before it leaves, and finds those that were recorded before.
	 *
	 * @param messages with different keys
	 * @returns `fresh`: the messages that may leave; `known`: what is known of the others
	 * @throws n8n's own error if the store cannot be used
	 */
	async admit(
		messages: readonly Message[],
	): Promise<{ fresh: Message[]; known: Map<Message, Outcome> }> {
		return await this.store.exclusively(async () => {
			const runs = (this.runs ??= join(this.store.row));
			const marks = runs.started ? [RUN] : [RUN, HAS_UNCONFIRMED];
			const found = await this.store.record([...marks, ...this.pending, ...messages.map(sentKey)]);
			this.pending = [];
			if (!runs.started) {
				Object.assign(runs, {
					started: true,
					recovers: found.has(RUN),
					hasUnconfirmed: found.has(HAS_UNCONFIRMED),
				});
				if (!runs.hasUnconfirmed) await this.store.remove([HAS_UNCONFIRMED]);
			}
			const fresh = messages.filter((message) => !found.has(sentKey(message)));
			for (const message of fresh) {
				this.inFlight.add(message);
				runs.inFlight.add(referenceKey(message));
			}
			const before =
				fresh.length === messages.length
					? []
					: messages.filter((message) => found.has(sentKey(message)));
			const known = await this.learn(runs, before, messages);
			if (fresh.length === 0 && !before.some((message) => known.get(message) === IN_FLIGHT)) {
				this.pending.push(...answeredMarks(messages).map(({ mark }) => mark));
			}
			return { fresh, known };
		});
	}

	/** What became of a request's messages. Those that were certainly not accepted may be sent another time. */
	async settle(
		messages: readonly Message[],
		outcomeOf: (message: Message) => Outcome | undefined,
	): Promise<void> {
		const isFree = (message: Message) =>
			['rejected', 'not sent'].includes(outcomeOf(message)?.status ?? '');
		await this.store.exclusively(async () => {
			const gone = messages.filter(isFree).map(sentKey);
			for (const { mark, messages: part } of answeredMarks(messages)) {
				if (part.some(isFree)) gone.push(mark);
				else if (!part.some((message) => this.isSentByAnother(message))) this.pending.push(mark);
			}
			const unconfirmed = messages.filter(
				(message) => this.inFlight.has(message) && outcomeOf(message)?.status === 'unconfirmed',
			);
			if (unconfirmed.length > 0) {
				this.note(unconfirmed);
				await this.recordPending();
			}
			this.land(messages);
			await this.store.remove(gone);
		});
	}

	/** The run is over. What is still in flight then, because something was thrown, is unconfirmed. */
	async close(): Promise<void> {
		const { runs } = this;
		if (!runs) return;
		await this.store.exclusively(async () => {
			this.note([...this.inFlight]);
			this.land([...this.inFlight]);
			this.runs = undefined;
			const isLast = leave(this.store.row);
			if (!runs.started) return;
			await this.recordPending();
			// Of a killed run that has sent other messages, the mark stays for the run that sends those.
			if (isLast && (!runs.recovers || runs.metKnown)) await this.store.remove([RUN]);
		});
	}

	/** What is known of messages that were recorded before. */
	private async learn(
		runs: ReferenceRuns,
		before: readonly Message[],
		together: readonly Message[],
	): Promise<Map<Message, Outcome>> {
		const known = new Map<Message, Outcome>();
		if (before.length === 0) return known;
		runs.metKnown = true;
		for (const message of before)
			known.set(message, this.isSentByAnother(message) ? IN_FLIGHT : ALREADY_SENT);
		const rest = before.filter((message) => known.get(message) === ALREADY_SENT);
		const open = runs.hasUnconfirmed ? await this.withoutUnconfirmed(rest, known) : rest;
		if (runs.recovers) await this.recover(open, together, known);
		return known;
	}

	/** Finds the messages that ended unconfirmed before; gives back the others. */
	private async withoutUnconfirmed(
		messages: readonly Message[],
		known: Map<Message, Outcome>,
	): Promise<Message[]> {
		const found = await this.store.record(messages.map(unconfirmedKey));
		for (const message of messages)
			if (found.has(unconfirmedKey(message))) known.set(message, UNCONFIRMED_BEFORE);
		const others = messages.filter((message) => !found.has(unconfirmedKey(message)));
		await this.store.remove(others.map(unconfirmedKey));
		return others;
	}

	/** Finds the messages that a killed run may have been sending, and records them as unconfirmed. */
	private async recover(
		messages: readonly Message[],
		together: readonly Message[],
		known: Map<Message, Outcome>,
	): Promise<void> {
		const open = new Set(messages);
		const parts = answeredMarks(together).filter(({ messages: part }) =>
			part.some((message) => open.has(message)),
		);
		const marks = parts.map(({ mark }) => mark);
		const found = await this.store.record(marks);
		await this.store.remove(marks.filter((mark) => !found.has(mark)));
		const requestFailureOf = parts
			.filter(({ mark }) => !found.has(mark))
			.flatMap(({ messages: part }) => part.filter((message) => open.has(message)));
		for (const message of requestFailureOf) known.set(message, IN_FLIGHT);
		this.note(requestFailureOf);
	}

	/** Whether another run of this process is sending the same. */
	private isSentByAnother(message: Message): boolean {
		return !this.inFlight.has(message) && (this.runs?.inFlight.has(referenceKey(message)) ?? false);
	}

	/** Messages that come out unconfirmed in every later execution too. */
	private note(messages: readonly Message[]): void {
		if (messages.length === 0) return;
		if (this.runs) this.runs.hasUnconfirmed = true;
		this.pending.push(HAS_UNCONFIRMED, ...messages.map(unconfirmedKey));
	}

	private async recordPending(): Promise<void> {
		if (this.pending.length > 0) await this.store.record(this.pending);
		this.pending = [];
	}

	/** The messages are in flight no more. */
	private land(messages: readonly Message[]): void {
		for (const message of messages) {
			if (this.inFlight.delete(message)) this.runs?.inFlight.delete(referenceKey(message));
		}
	}
}
