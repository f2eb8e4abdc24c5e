import type { Fault, FaultPlan } from './faults';

interface Planned {
	readonly fault: Fault;
	/** Matching requests since the fault was added. */
	seen: number;
	/** Requests it has met. */
	met: number;
}

/** `head`: nothing of the body has been read. `body`: the request has passed the rate limit. */
export type Phase = 'head' | 'body';

const phaseOf = (fault: Fault): Phase => (fault.kind === 'resetBeforeBody' ? 'head' : 'body');

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

	/** The fault for a request to this endpoint in this phase, if any; it then counts as used. */
	take(endpoint: string, phase: Phase, hasTemplate = false): Fault | undefined {
		let accepted: Fault | undefined;
		for (const planned of this.planned) {
			const { endpoint: wanted = 'push', after = 0, onlyTemplates } = planned.fault;
			if (onlyTemplates && !hasTemplate) continue;
			if (wanted !== endpoint || phaseOf(planned.fault) !== phase) continue;
			planned.seen += 1;
			if (accepted || planned.seen <= after) continue;
			planned.met += 1;
			accepted = planned.fault;
		}
		this.planned = this.planned.filter(({ fault, met }) => met < (fault.times ?? 1));
		return accepted;
	}
}
