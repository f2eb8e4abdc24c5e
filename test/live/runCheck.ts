import { Check, type CheckParts } from './check';
import { connectionProblem } from './connection';
import type { Exchange } from './exchange';
import { MessageBudget } from './messageBudget';
import { isAboutUser } from './ownCalls';
import type { Plan } from './plan';
import { DifferentError, STOPPED, NotAnsweredError, type Question } from './question';
import type { ReceivedCall } from './webhookListener';

/** How a question was answered. */
export interface QuestionResult {
	readonly question: Question;
	readonly result: 'as assumed' | 'different' | 'not answered';
	/** What was observed, or why nothing was. Not masked. */
	readonly observed: string;
}

/** What a check has found so far. */
export interface Findings {
	readonly results: readonly QuestionResult[];
	readonly exchanges: readonly Exchange[];
	readonly webhookCalls: readonly ReceivedCall[];
	/** Those that are not about other people. */
	readonly ownCalls: readonly ReceivedCall[];
	readonly messages: { readonly announced: number; readonly sent: number };
	/** How many questions are still to be asked. */
	readonly remaining: number;
	/** Why the check ended before its last question. */
	readonly stopped?: string;
}

export type RunParts = Omit<CheckParts, 'budget' | 'onSending'> & {
	/** Called after each question, and before messages are sent. */
	readonly onProgress: (findings: Findings) => void;
};

const NOT_SENT = 'not asked, because it would send a message: ';

/** Puts the questions one after the other. Never rejects: what goes wrong is a result. */
export async function runCheck(plan: Plan, parts: RunParts): Promise<Findings> {
	const budget = new MessageBudget(plan.messages);
	const onSending = (): void => parts.onProgress(findings());
	const check = new Check({ ...parts, budget, onSending });
	const results: QuestionResult[] = plan.skipped.map(({ question, reason }) => ({
		question,
		result: 'not answered',
		observed: reason,
	}));
	const calls = parts.webhooks?.calls ?? [];
	let stopped: string | undefined;
	/** Exchanges without the expected response, with the question that said so. */
	const unreadable = new Map<Exchange, string>();
	const findings = (): Findings => ({
		results,
		remaining: plan.asked.length + plan.skipped.length - results.length,
		exchanges: check.exchanges,
		webhookCalls: [...calls],
		ownCalls: calls.filter((call) => isAboutUser(call, parts.account)),
		messages: { announced: budget.announced, sent: budget.spent },
		...(stopped === undefined ? {} : { stopped }),
	});
	for (const question of plan.asked) {
		if (parts.signal.aborted) stopped ??= STOPPED;
		stopped ??= connectionProblem(check.exchanges);
		if (stopped !== undefined) {
			results.push({ question, result: 'not answered', observed: `not asked: ${stopped}` });
			continue;
		}
		check.asking = question.id;
		check.notes = [];
		const { scope, ...answered } = await askOne(question, check, unreadable);
		results.push({ question, ...answered });
		if (scope === 'everything') stopped = answered.observed;
		if (scope === 'messages') check.noMessages ??= `${NOT_SENT}${answered.observed}`;
		parts.onProgress(findings());
	}
	return findings();
}

async function askOne(
	question: Question,
	check: Check,
	unreadable: Map<Exchange, string>,
): Promise<Omit<QuestionResult, 'question'> & { readonly scope?: NotAnsweredError['scope'] }> {
	try {
		await question.ask(check);
		return { result: 'as assumed', observed: check.notes.join('; ') || 'as assumed' };
	} catch (error) {
		if (error instanceof DifferentError) {
			const { exchange } = error;
			const earlier = exchange && unreadable.get(exchange);
			if (earlier !== undefined)
				return {
					result: 'not answered',
					observed: `depends on ${earlier}, whose response could not be read`,
				};
			// A response from another service says nothing about Picky Assist.
			const problem = connectionProblem(check.exchanges);
			if (problem !== undefined) return { result: 'not answered', observed: problem };
			if (exchange) unreadable.set(exchange, question.id);
			return { result: 'different', observed: [error.message, ...check.notes].join('; ') };
		}
		const observed = error instanceof Error ? error.message : String(error);
		const scope = error instanceof NotAnsweredError ? error.scope : 'question';
		return { result: 'not answered', observed, scope };
	}
}
