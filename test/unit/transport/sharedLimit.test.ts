import { figuresOf, type SenderProcess, simulate, type Window } from './senderSimulation';

/** Processes that start so many minutes after each other. */
function processes(count: number, minutesApart: number, runs = 1): SenderProcess[] {
	return Array.from({ length: count }, (_, index) => ({ from: index * minutesApart, runs }));
}

const WINDOWS: readonly Window[] = ['sliding', 'fixed'];
const SEEDS = [1, 2, 3];

// The targets are for up to four processes: of more, each learns so little that a few more requests are dropped.
const STARTS: ReadonlyArray<[string, SenderProcess[], number]> = [
	['one', processes(1, 0), 0.02],
	['two', processes(2, 0), 0.02],
	['two, a minute apart', processes(2, 1), 0.02],
	['four', processes(4, 0), 0.02],
	['four with three executions each', processes(4, 0, 3), 0.02],
	['four, 20 seconds apart', processes(4, 1 / 3), 0.02],
	['four, three minutes apart', processes(4, 3), 0.02],
	['eight', processes(8, 0), 0.03],
];

describe.each(WINDOWS)('processes with one token, %s minutes', (window) => {
	it.each(STARTS)(
		'%s: after a minute, few requests are dropped and over 80 per minute accepted',
		async (_, started, mostDropped) => {
			const from = 1 + Math.max(...started.map((one) => one.from));
			for (const seed of SEEDS) {
				const arrivals = await simulate(window, started, from + 20, seed);
				const { perMinute, dropped } = figuresOf(arrivals, from, from + 20);
				expect(dropped).toBeLessThanOrEqual(mostDropped);
				expect(perMinute).toBeGreaterThan(80);
			}
		},
	);

	it('one of two leaves: the other one takes over', async () => {
		for (const seed of SEEDS) {
			const arrivals = await simulate(window, [{ from: 0 }, { from: 0, to: 5 }], 30, seed);
			const minutes = [5, 10, 15, 20].map((from) => figuresOf(arrivals, from, from + 5).perMinute);
			expect(minutes.toSorted((one, other) => one - other)).toEqual(minutes);
			expect(minutes.at(-1)).toBeGreaterThan(80);
		}
	});

	it('who comes second gets a part', async () => {
		for (const seed of SEEDS) {
			const arrivals = await simulate(window, [{ from: 0 }, { from: 3 }], 15, seed);
			const second = arrivals.filter(({ process }) => process === 1);
			expect(figuresOf(second, 10, 15).perMinute).toBeGreaterThan(10);
		}
	});
});

test('a process alone sends 90 at once, and keeps all of the limit after a pause', async () => {
	const arrivals = await simulate('sliding', [{ from: 0, to: 0.9 }, { from: 9 }], 10, 1);
	expect(arrivals.filter(({ minute }) => minute < 0.9)).toHaveLength(90);
	expect(arrivals.filter(({ minute }) => minute >= 9 && minute < 9.9)).toHaveLength(90);
	expect(arrivals.filter(({ isDropped }) => isDropped)).toEqual([]);
});
