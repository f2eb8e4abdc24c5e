import type { ColdStart } from '../special/coldStart';
import type { DocumentCosts } from '../special/document';
import type { RealMinuteCosts } from '../special/realMinute';
import type { LedgerCosts } from '../special/ledger';
import type { ReferencesCosts } from '../special/references';
import type { Memory } from './memory';
import type { Timing } from './timings';

/** All that one run of the bench has measured. */
export interface Results {
	readonly timings: readonly Timing[];
	readonly memories: readonly Memory[];
	readonly ledger: LedgerCosts;
	readonly references: readonly ReferencesCosts[];
	readonly document: readonly DocumentCosts[];
	readonly realMinute: readonly RealMinuteCosts[];
	readonly coldStart: readonly ColdStart[];
}

/** The timing of a variant; undefined where it was not measured. */
export function timingOf(
	{ timings }: Pick<Results, 'timings'>,
	letter: string,
	items: number,
	delay = 0,
): Timing | undefined {
	return timings.find((one) => one.letter === letter && one.items === items && one.delay === delay);
}

/** The memory of a variant; undefined where it was not measured. */
export function memoryOf(
	{ memories }: Pick<Results, 'memories'>,
	letter: string,
	items: number,
): Memory | undefined {
	return memories.find((one) => one.letter === letter && one.items === items);
}
