import type { Fault, FaultPlan } from './faults';

interface Planned {
	readonly fault: Fault;
	/** Matching requests since the fault was added. */
	seen: number;
	/** Requests it has met. */
	met: number;
}

/** At the head nothing of the body has been read; at the body the firewall has let the request pass. */
export type Stage = 'head' | 'body';

const stageOf = (fault: Fault): Stage => (fault.kind === 'resetBeforeBody' ? 'head' : 'body');

/** The fault plan as the server uses it. */
export class FaultQueue implements FaultPlan {
	private planned: Planned[] = [];

	add(fault: Fault): void {
		this.planned.push({ fault, seen: 0, met: 0 });
	}

	clear(): void {
		this.planned = [];
	}

	get pending(): readonly Fault[] {
		return this.planned.map(({ fault }) => fault);
	}

	/** The fault that a request to this endpoint meets at this stage, if any; it counts as used then. */
	take(endpoint: string, stage: Stage): Fault | undefined {
		let taken: Fault | undefined;
		for (const planned of this.planned) {
			const { endpoint: wanted = 'push', after = 0 } = planned.fault;
			if (wanted !== endpoint || stageOf(planned.fault) !== stage) continue;
			planned.seen += 1;
			if (taken || planned.seen <= after) continue;
			planned.met += 1;
			taken = planned.fault;
		}
		this.planned = this.planned.filter(({ fault, met }) => met < (fault.times ?? 1));
		return taken;
	}
}
