import { createHash, randomUUID } from 'crypto';
import type { LedgerState } from './ledgerState';

/** The messages of an execution are divided into this many groups, by a hash of item and recipient. */
const GROUPS = 1_024;

/** The group of a key. It depends only on the key, because another retry may have other items and options. */
export function claimGroup(key: string): string {
	return `group ${createHash('sha256').update(key).digest().readUInt16BE(0) % GROUPS}`;
}

/** How many runs have held a claim in succession, up to and including this holder. */
function depthOf(holder: string | undefined): number {
	return holder === undefined ? 0 : Number(holder.split(' ')[0]);
}

/** Merges the holders of two copies of a ledger. If both have one, the later wins: it knows what the earlier one knew. */
export function mergeHolders(
	one: LedgerState['holders'] = {},
	other: LedgerState['holders'] = {},
): Record<string, string> {
	const merged = { ...one };
	for (const [groupOrKey, holder] of Object.entries(other))
		if (depthOf(holder) > depthOf(merged[groupOrKey])) merged[groupOrKey] = holder;
	return merged;
}

/**
 * The names of a ledger's claims in the store. A run may keep a claim that also covers messages that were not sent; its
 * ledger, which has the outcome of each, then holds the claim. A run with that ledger claims the same messages under the
 * name of the holder; no other run does.
 */
export class ClaimNames {
	private readonly holderId = randomUUID().slice(0, 8);

	constructor(private readonly state: Pick<LedgerState, 'id' | 'holders'>) {}

	ofGroup(group: string): string {
		return `retry ${this.state.id} ${this.state.holders?.[group] ?? ''} ${group}`;
	}

	/** In the store if messages of the group may have claims of their own. */
	ofSplitGroup(group: string): string {
		return `${this.ofGroup(group)} split`;
	}

	ofKey(key: string): string {
		const { holders, id } = this.state;
		return `retry ${id} ${holders?.[key] ?? holders?.[claimGroup(key)] ?? ''} ${key}`;
	}

	/** Makes this run's ledger the holder of the claim of a group or key. */
	hold(groupOrKey: string): void {
		this.state.holders ??= {};
		this.state.holders[groupOrKey] =
			`${depthOf(this.state.holders[groupOrKey]) + 1} ${this.holderId}`;
	}
}
