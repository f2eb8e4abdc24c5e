import { Check, type CheckParts } from './check';
import type { Exchange } from './exchange';
import { MessageBudget } from './messageBudget';
import type { Plan } from './plan';
import { Different, STOPPED, Unanswered, type Question } from './question';
import type { ReceivedCall } from './webhookListener';

/** How a question was answered. */
export interface Outcome {
	readonly question: Question;
	readonly result: 'as assumed' | 'different' | 'not answered';
	/** What was observed, or why nothing was. Not masked. */
	readonly observed: string;
}

/** What a check has found so far. */
export interface Findings {
	readonly outcomes: readonly Outcome[];
	readonly exchanges: readonly Exchange[];
	readonly webhookCalls: readonly ReceivedCall[];
	readonly messages: { readonly announced: number; readonly sent: number };
	/** Why the check ended before its last question. */
	readonly stopped?: string;
}

export type RunParts = Omit<CheckParts, 'budget'> & {
	/** Called after each question. */
	readonly onProgress: (findings: Findings) => void;
};

/** Requests without a response in a row, after which no more are sent. */
const MOST_FAILURES = 3;
const NOT_SENT = 'not asked, because it would send a message: ';

/** Puts the questions one after the other. Never rejects: what goes wrong is an outcome. */
export async function runCheck(plan: Plan, parts: RunParts): Promise<Findings> {
	const budget = new MessageBudget(plan.messages);
	const check = new Check({ ...parts, budget });
	const outcomes: Outcome[] = plan.skipped.map(({ question, reason }) => ({
		question,
		result: 'not answered',
		observed: reason,
	}));
	let stopped: string | undefined;
	/** Exchanges without the answer that was expected, with the question that said so. */
	const unreadable = new Map<Exchange, string>();
	const findings = (): Findings => ({
		outcomes,
		exchanges: check.exchanges,
		webhookCalls: parts.webhooks?.calls ?? [],
		messages: { announced: budget.announced, sent: budget.spent },
		...(stopped === undefined ? {} : { stopped }),
	});
	for (const question of plan.asked) {
		if (parts.signal.aborted) stopped ??= STOPPED;
		stopped ??= noConnection(check.exchanges);
		if (stopped !== undefined) {
			outcomes.push({ question, result: 'not answered', observed: `not asked: ${stopped}` });
			continue;
		}
		check.asking = question.id;
		check.notes = [];
		const { scope, ...outcome } = await answerTo(question, check, unreadable);
		outcomes.push({ question, ...outcome });
		if (scope === 'everything') stopped = outcome.observed;
		if (scope === 'messages') check.noMessages ??= `${NOT_SENT}${outcome.observed}`;
		parts.onProgress(findings());
	}
	return findings();
}

async function answerTo(
	question: Question,
	check: Check,
	unreadable: Map<Exchange, string>,
): Promise<Pick<Outcome, 'result' | 'observed'> & { readonly scope?: Unanswered['scope'] }> {
	try {
		await question.ask(check);
		return { result: 'as assumed', observed: check.notes.join('; ') || 'as assumed' };
	} catch (error) {
		if (error instanceof Different) {
			const { exchange } = error;
			const earlier = exchange && unreadable.get(exchange);
			if (earlier !== undefined)
				return { result: 'not answered', observed: `depends on ${earlier}, whose response could not be read` };
			if (exchange) unreadable.set(exchange, question.id);
			return { result: 'different', observed: [error.message, ...check.notes].join('; ') };
		}
		const observed = error instanceof Error ? error.message : String(error);
		const scope = error instanceof Unanswered ? error.scope : 'question';
		return { result: 'not answered', observed, scope };
	}
}

/** Why no more requests are sent, if the first one or the last few got no response. */
function noConnection(exchanges: readonly Exchange[]): string | undefined {
	const last = exchanges.slice(-MOST_FAILURES);
	const failed = last.length > 0 && last.every(({ failure }) => failure !== undefined);
	if (!failed || (exchanges.length > 1 && last.length < MOST_FAILURES)) return undefined;
	return last.at(-1)?.failure;
}
