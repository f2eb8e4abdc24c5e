import { createHash, randomUUID } from 'crypto';
import type { Message } from '../../api/push/types';
import type { LedgerState } from './ledgerState';

/** So many groups share the messages of an execution, by a hash of item and recipient. */
const GROUPS = 1_024;

/** Item and recipient. */
export function claimKey({
	itemIndex,
	recipient,
}: Pick<Message, 'itemIndex' | 'recipient'>): string {
	return `${itemIndex} ${recipient}`;
}

/** The group of a key. It depends on the key alone: another retry may have other items and options. */
export function claimGroup(key: string): string {
	return `group ${createHash('sha256').update(key).digest().readUInt16BE(0) % GROUPS}`;
}

/** How many runs have held a claim, one after the other, up to this holder. */
function depthOf(holder: string | undefined): number {
	return holder === undefined ? 0 : Number(holder.split(' ')[0]);
}

/** The holders of two copies of a ledger; where both have one, the later one, which knows what the earlier one knew. */
export function mergeHolders(
	one: LedgerState['holders'] = {},
	other: LedgerState['holders'] = {},
): Record<string, string> {
	const merged = { ...one };
	for (const [unit, holder] of Object.entries(other))
		if (depthOf(holder) > depthOf(merged[unit])) merged[unit] = holder;
	return merged;
}

/**
 * The names of a ledger's claims in the store. A run may keep a claim that also stands for messages that were not sent; its
 * ledger, which knows the outcome of each, then holds the claim. Whoever has that ledger claims the same messages under the
 * name of the holder, and nobody else does.
 */
export class ClaimNames {
	private readonly run = randomUUID().slice(0, 8);

	constructor(private readonly state: Pick<LedgerState, 'id' | 'holders'>) {}

	ofGroup(group: string): string {
		return `retry ${this.state.id} ${this.state.holders?.[group] ?? ''} ${group}`;
	}

	/** In the store where messages of the group may have claims of their own. */
	ofSplitGroup(group: string): string {
		return `${this.ofGroup(group)} split`;
	}

	ofKey(key: string): string {
		const { holders, id } = this.state;
		return `retry ${id} ${holders?.[key] ?? holders?.[claimGroup(key)] ?? ''} ${key}`;
	}

	/** From now on this run's ledger holds the claim of a group or key. */
	hold(unit: string): void {
		this.state.holders ??= {};
		this.state.holders[unit] = `${depthOf(this.state.holders[unit]) + 1} ${this.run}`;
	}
}
