import { isFilled, objectsOf, type JsonObject } from '../sandbox/json';

/** A request would send more messages than were announced. It is not sent. */
export class BudgetError extends Error {}

/** How many messages a push request sends at most: also to numbers that should be refused, and if `action` were ignored. */
export function messagesOf(fields: JsonObject): number {
	return isFilled(fields, 'group_id') ? 1 : objectsOf(fields, 'data').length;
}

/** Counts messages before they are sent. */
export class MessageBudget {
	private used = 0;

	constructor(readonly announced: number) {}

	/** How many were sent at most. */
	get spent(): number {
		return this.used;
	}

	/** Counts the messages of a request. @throws BudgetError if that is more than announced */
	spend(count: number): void {
		if (this.used + count > this.announced)
			throw new BudgetError(
				`${this.used + count} messages would be more than the ${this.announced} that were announced`,
			);
		this.used += count;
	}
}
