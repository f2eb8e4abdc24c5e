import type { BenchEngine } from '../engine/benchEngine';
import { serverAt } from '../mock/mock';
import { makePeople } from '../people';
import { measureColdStart } from '../special/coldStart';
import { measureDocument } from '../special/document';
import { measureLedger } from '../special/ledger';
import { measureRealMinute } from '../special/realMinute';
import { measureReferences } from '../special/references';
import type { Variant } from '../variants/variant';
import { type Memory, measureMemory } from './memory';
import type { Results } from './results';
import { timeRound, type Timing } from './timings';

/** Milliseconds that the servers take to respond. */
const DELAYS = [0, 50];

/** Fewer items take less memory than one run differs from the other. */
const LEAST_FOR_MEMORY = 10_000;

/** What is measured. */
export interface Plan {
	readonly sizes: readonly number[];
	readonly variants: readonly Variant[];
	readonly repeat: number;
	/** The address of the mock. */
	readonly mock: string;
	/** Called with the name of each measurement. */
	readonly announce: (what: string) => void;
}

/** What is measured with so many items on this server: pass-through knows no server, so one of them is enough. */
function variantsFor(variants: readonly Variant[], items: number, delay: number): Variant[] {
	return variants.filter(
		({ mostItems, requestsFor }) => items <= mostItems && (delay === 0 || requestsFor(items) > 0),
	);
}

/** Measures everything, one after the other. */
export async function measureAll(engine: BenchEngine, plan: Plan): Promise<Results> {
	const { sizes, variants, repeat, mock, announce } = plan;
	const timings: Timing[] = [];
	const memories: Memory[] = [];
	for (const delay of DELAYS) {
		for (const items of sizes) {
			const round = {
				variants: variantsFor(variants, items, delay),
				people: makePeople(items),
				mock,
				delay,
				repeat,
			};
			announce(
				`time: ${items} items, ${delay === 0 ? 'server responds immediately' : `server takes ${delay} ms`}`,
			);
			timings.push(...(await timeRound(engine, round)));
			if (delay > 0 || items < LEAST_FOR_MEMORY) continue;
			announce(`memory: ${items} items`);
			memories.push(...(await measureMemory(round)));
		}
	}
	const most = Math.max(...sizes);
	announce(`ledger: ${most} items`);
	const ledger = await measureLedger(engine, makePeople(most), serverAt(mock, 0), repeat);
	announce(`Once per Recipient and Reference Number: ${most} items`);
	const references = await measureReferences(most, serverAt(mock, 0), repeat);
	announce('a document of 100 MB');
	const document = await measureDocument(serverAt(mock, 0), repeat);
	announce('the wait with the real minute');
	const realMinute = await measureRealMinute(mock);
	announce('the first execution in a new process');
	const coldStart = await measureColdStart(mock, repeat);
	return { timings, memories, ledger, references, document, realMinute, coldStart };
}
