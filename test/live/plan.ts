import { missingReason, type Account } from './account';
import type { Question, Step } from './question';

/** What a check will do. */
export interface Plan {
	readonly asked: readonly Question[];
	readonly skipped: ReadonlyArray<{ readonly question: Question; readonly reason: string }>;
	/** How many messages it sends at most. */
	readonly messages: number;
}

/** How many messages a question and its steps send at most. */
export function maxMessages(question: Question): number {
	const steps = (question.steps ?? []).map((step) => step.messages);
	return [question.messages ?? 0, ...steps].reduce((sum, count) => sum + count, 0);
}

/** Which questions the account can answer, and how many messages that takes at most. */
export function planOf(
	questions: readonly Question[],
	account: Account,
	withMessages = true,
): Plan {
	const asked: Question[] = [];
	const skipped: Array<{ question: Question; reason: string }> = [];
	for (const question of questions) {
		const reason =
			(question.needs ?? [])
				.map((need) => missingReason(need, account))
				.find((one) => one !== undefined) ??
			(!withMessages && maxMessages(question) > 0 ? 'It sends messages.' : undefined);
		if (reason === undefined) asked.push(question);
		else skipped.push({ question, reason });
	}
	const steps = new Set<Step<unknown>>(asked.flatMap((question) => question.steps ?? []));
	const own = asked.reduce((sum, { messages = 0 }) => sum + messages, 0);
	return { asked, skipped, messages: [...steps].reduce((sum, step) => sum + step.messages, own) };
}
