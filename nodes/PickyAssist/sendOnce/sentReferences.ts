import { isCertainlyNotSent, type Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import type { DeduplicationStore } from './deduplicationStore';
import { ALREADY_SENT, IN_FLIGHT, UNCONFIRMED_BEFORE } from '../../api/push/fixedOutcomes';
import { responseMarkers, referenceKey } from './referenceKeys';
import { startRun, endRun, type ReferenceRuns } from './runsInProgress';

/** In the store while a run is sending. If it is there at the start of a run, another run is sending or was killed. */
const RUNNING = 'under way';
/** In the store if it holds an unconfirmed message. */
const HAS_UNCONFIRMED = 'has unconfirmed';

const sentKey = (message: Message) => `sent ${referenceKey(message)}`;
const unconfirmedKey = (message: Message) => `unconfirmed ${referenceKey(message)}`;

/** What this node of this workflow has sent, in all executions, by reference number and recipient. */
export class SentReferences {
	private runs: ReferenceRuns | undefined;
	/** What the next call to the store also records. */
	private pending: string[] = [];
	/** Messages of this run that are recorded as sent but have no recorded outcome yet. */
	private readonly inFlight = new Set<Message>();

	/** The store may list messages as sent that were not: the marker of this run stays, so that they are reported as unconfirmed. */
	private leavesMarker = false;

	constructor(
		private readonly store: Pick<DeduplicationStore, 'exclusively' | 'record' | 'remove' | 'row'>,
	) {}

	/**
	 * Records the messages of a request before it is sent, and finds those that were recorded before.
	 *
	 * @param messages with different keys
	 * @returns `fresh`: the messages that may be sent; `outcomes`: the outcomes of the others
	 * @throws n8n's own error if the store cannot be used
	 */
	async claim(
		messages: readonly Message[],
	): Promise<{ fresh: Message[]; outcomes: Map<Message, Outcome> }> {
		return await this.store.exclusively(async () => {
			const runs = (this.runs ??= startRun(this.store.row));
			const markers = runs.started ? [RUNNING] : [RUNNING, HAS_UNCONFIRMED];
			const texts = [...markers, ...this.pending, ...messages.map(sentKey)];
			const found = await this.orLeaveMarker(() => this.store.record(texts));
			this.pending = [];
			const fresh = messages.filter((message) => !found.has(sentKey(message)));
			let isClaimed = false;
			try {
				if (!runs.started) {
					Object.assign(runs, {
						started: true,
						isRecovering: found.has(RUNNING),
						hasUnconfirmed: found.has(HAS_UNCONFIRMED),
					});
					if (!runs.hasUnconfirmed) await this.store.remove([HAS_UNCONFIRMED]);
				}
				for (const message of fresh) {
					this.inFlight.add(message);
					runs.inFlight.add(referenceKey(message));
				}
				const recorded =
					fresh.length === messages.length
						? []
						: messages.filter((message) => found.has(sentKey(message)));
				const outcomes = await this.outcomesOfRecorded(runs, recorded, messages);
				if (
					fresh.length === 0 &&
					!recorded.some((message) => outcomes.get(message) === IN_FLIGHT)
				) {
					this.pending.push(...responseMarkers(messages).map(({ marker }) => marker));
				}
				isClaimed = true;
				return { fresh, outcomes };
			} finally {
				if (!isClaimed) await this.takeBack(fresh);
			}
		});
	}

	/** Records the outcomes of a request's messages. Those that were certainly not accepted may be sent later. */
	async record(
		messages: readonly Message[],
		outcomeOf: (message: Message) => Outcome | undefined,
	): Promise<void> {
		const mayBeResent = (message: Message) => isCertainlyNotSent(outcomeOf(message));
		await this.store.exclusively(async () => {
			const obsolete = messages.filter(mayBeResent).map(sentKey);
			for (const { marker, messages: part } of responseMarkers(messages)) {
				if (part.some(mayBeResent)) obsolete.push(marker);
				else if (!part.some((message) => this.isSentByAnother(message))) this.pending.push(marker);
			}
			const unconfirmed = messages.filter(
				(message) => this.inFlight.has(message) && outcomeOf(message)?.status === 'unconfirmed',
			);
			if (unconfirmed.length > 0) {
				this.addUnconfirmed(unconfirmed);
				await this.recordPending();
			}
			this.clearInFlight(messages);
			await this.orLeaveMarker(() => this.store.remove(obsolete));
		});
	}

	/** Ends the run. Messages still in flight, because something was thrown, are unconfirmed. */
	async close(): Promise<void> {
		const { runs } = this;
		if (!runs) return;
		await this.store.exclusively(async () => {
			this.addUnconfirmed([...this.inFlight]);
			this.clearInFlight([...this.inFlight]);
			this.runs = undefined;
			const isLast = endRun(this.store.row);
			if (!runs.started) return;
			await this.recordPending();
			// The marker of a killed run that sent other messages stays for the run that sends those.
			const isOver = !runs.isRecovering || runs.foundRecorded;
			if (isLast && isOver && !this.leavesMarker) await this.store.remove([RUNNING]);
		});
	}

	/** After an error of the store, it may list messages as sent that were not. */
	private async orLeaveMarker<T>(work: () => Promise<T>): Promise<T> {
		let isDone = false;
		try {
			const result = await work();
			isDone = true;
			return result;
		} finally {
			if (!isDone) this.leavesMarker = true;
		}
	}

	/** Removes messages that were recorded but are not sent after all. */
	private async takeBack(messages: readonly Message[]): Promise<void> {
		this.clearInFlight(messages);
		await this.orLeaveMarker(() => this.store.remove(messages.map(sentKey)));
	}

	/** The outcomes of messages that were recorded before. */
	private async outcomesOfRecorded(
		runs: ReferenceRuns,
		recorded: readonly Message[],
		requestMessages: readonly Message[],
	): Promise<Map<Message, Outcome>> {
		const outcomes = new Map<Message, Outcome>();
		if (recorded.length === 0) return outcomes;
		runs.foundRecorded = true;
		for (const message of recorded)
			outcomes.set(message, this.isSentByAnother(message) ? IN_FLIGHT : ALREADY_SENT);
		const rest = recorded.filter((message) => outcomes.get(message) === ALREADY_SENT);
		const open = runs.hasUnconfirmed ? await this.withoutUnconfirmed(rest, outcomes) : rest;
		if (runs.isRecovering) await this.recover(open, requestMessages, outcomes);
		return outcomes;
	}

	/** Finds the messages that ended unconfirmed before; returns the others. */
	private async withoutUnconfirmed(
		messages: readonly Message[],
		outcomes: Map<Message, Outcome>,
	): Promise<Message[]> {
		const found = await this.store.record(messages.map(unconfirmedKey));
		for (const message of messages)
			if (found.has(unconfirmedKey(message))) outcomes.set(message, UNCONFIRMED_BEFORE);
		const others = messages.filter((message) => !found.has(unconfirmedKey(message)));
		await this.store.remove(others.map(unconfirmedKey));
		return others;
	}

	/** Finds the messages that a killed run may have been sending, and records them as unconfirmed. */
	private async recover(
		messages: readonly Message[],
		requestMessages: readonly Message[],
		outcomes: Map<Message, Outcome>,
	): Promise<void> {
		const open = new Set(messages);
		const parts = responseMarkers(requestMessages).filter(({ messages: part }) =>
			part.some((message) => open.has(message)),
		);
		const markers = parts.map(({ marker }) => marker);
		const found = await this.store.record(markers);
		await this.store.remove(markers.filter((marker) => !found.has(marker)));
		const possiblySent = parts
			.filter(({ marker }) => !found.has(marker))
			.flatMap(({ messages: part }) => part.filter((message) => open.has(message)));
		for (const message of possiblySent) outcomes.set(message, IN_FLIGHT);
		this.addUnconfirmed(possiblySent);
	}

	/** Whether another run in this process is sending the same message. */
	private isSentByAnother(message: Message): boolean {
		return !this.inFlight.has(message) && (this.runs?.inFlight.has(referenceKey(message)) ?? false);
	}

	/** Adds messages that every later execution reports as unconfirmed too. */
	private addUnconfirmed(messages: readonly Message[]): void {
		if (messages.length === 0) return;
		if (this.runs) this.runs.hasUnconfirmed = true;
		this.pending.push(HAS_UNCONFIRMED, ...messages.map(unconfirmedKey));
	}

	private async recordPending(): Promise<void> {
		if (this.pending.length > 0) await this.store.record(this.pending);
		this.pending = [];
	}

	/** Marks messages as no longer in flight. */
	private clearInFlight(messages: readonly Message[]): void {
		for (const message of messages) {
			if (this.inFlight.delete(message)) this.runs?.inFlight.delete(referenceKey(message));
		}
	}
}
