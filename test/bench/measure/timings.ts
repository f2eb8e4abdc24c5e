import type { BenchEngine } from '../engine/benchEngine';
import { requestsAt, serverAt } from '../mock/mock';
import type { Person } from '../people';
import type { PreparedRun, Variant } from '../variants/variant';
import { type Summary, timeInTurns } from './timedRun';

/** Short runs vary more, so with so few items there are twice as many. */
const FEW = 1_000;

/** The cost of a variant for a number of items on one of the servers. */
export interface Timing extends Summary {
	readonly letter: string;
	readonly items: number;
	/** Milliseconds that the server takes. */
	readonly delay: number;
	/** Requests that reached the server in each run. */
	readonly requests: number;
}

/** What is measured together. */
export interface Round {
	readonly variants: readonly Variant[];
	readonly people: readonly Person[];
	/** The address of the mock. */
	readonly mock: string;
	readonly delay: number;
	readonly repeat: number;
}

/** A run that also checks how many requests reached the mock. */
async function prepareAndCount(
	engine: BenchEngine,
	variant: Variant,
	round: Round,
): Promise<PreparedRun> {
	const { people, mock, delay } = round;
	const before = await requestsAt(mock);
	const run = variant.prepare(engine, people, serverAt(mock, delay));
	return {
		go: async () => await run.go(),
		async check() {
			await run.check();
			const made = (await requestsAt(mock)) - before;
			const expected = variant.requestsFor(people.length);
			if (made === expected) return;
			throw new Error(`${variant.title}: ${made} requests were made instead of ${expected}`);
		},
	};
}

/** Measures the variants of a round; they take turns. */
export async function timeRound(engine: BenchEngine, round: Round): Promise<Timing[]> {
	const { variants, people, delay, repeat } = round;
	const summaries = await timeInTurns(
		variants.map((variant) => async () => await prepareAndCount(engine, variant, round)),
		people.length,
		people.length <= FEW ? 2 * repeat : repeat,
	);
	return variants.flatMap(({ letter, requestsFor }, index) => {
		const summary = summaries[index];
		const place = { letter, items: people.length, delay, requests: requestsFor(people.length) };
		return summary ? [{ ...place, ...summary }] : [];
	});
}
