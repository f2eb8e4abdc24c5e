import { isSettled, type Outcome } from './outcome';
import type { Message } from './types';

/** What is known of each message of a run. A list by position: a Map of 100,000 messages takes ten times as long. */
export class Outcomes {
	private readonly known: Outcome[] = [];

	get({ position }: Message): Outcome | undefined {
		return this.known[position];
	}

	set({ position }: Message, outcome: Outcome): void {
		this.known[position] = outcome;
	}

	/** Whether all messages that something is known of are where they should be. */
	areSettled(): boolean {
		return this.known.every(isSettled);
	}
}
