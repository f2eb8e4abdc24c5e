import type { BenchEngine, ForeignNode } from '../engine/benchEngine';
import type { Person } from '../people';

/** One run, ready to be measured. */
export interface PreparedRun {
	/** What is measured. */
	go(): Promise<void>;
	/** @throws if not everything came out as it should */
	check(): void | Promise<void>;
}

/** A way to get messages out, or what it is compared with. */
export interface Variant {
	/** Its name on the command line. */
	readonly letter: string;
	readonly title: string;
	/** It is not measured with more items than this. */
	readonly mostItems: number;
	/** n8n's own node that it needs. */
	readonly foreignNode?: ForeignNode;
	/** The number of requests for this number of items. */
	requestsFor(items: number): number;
	/** @param server the address that it sends to */
	prepare(engine: BenchEngine, people: readonly Person[], server: string): PreparedRun;
}
