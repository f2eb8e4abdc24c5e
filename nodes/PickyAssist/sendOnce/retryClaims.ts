import { createHash } from 'crypto';
import type { Outcome } from '../../api/push/outcome';
import { CHECK_FIRST } from '../../api/sentences';
import type { Message } from '../../api/push/types';
import type { DeduplicationStore } from './deduplicationStore';

/** For a message that another retry of the same execution has claimed. */
export const CLAIMED: Outcome = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	reason: 'Another retry of this execution may have sent this message, so it was not sent again',
	description: `Check the other retry under Executions. ${CHECK_FIRST}`,
};

/** About so many claims are recorded for one retry at most: the store searches linearly. */
const MAX_CLAIMS = 1_000;

/**
 * Keeps two retries of one saved execution from sending the same message, also in different processes: each claims its
 * messages in n8n's deduplication store before they leave. A claim stays unless they were certainly not accepted. It is for
 * an item and recipient, or for a few neighboring ones in a long list, and does not depend on how messages are put into
 * requests: the user may change options, or correct an item, between two retries.
 *
 * Where there is no store (the workflow is not saved), every claim succeeds: within the process, retries wait for each
 * other anyway.
 */
export class RetryClaims {
	private readonly own = new Map<string, Message[]>();
	private readonly itemsPerClaim: number;
	private readonly claimsPerItem: number;

	/**
	 * @param ledgerId names the ledger in all retries
	 * @param itemCount how many input items the run has: the same in all retries
	 */
	constructor(
		private readonly store: Pick<DeduplicationStore, 'exclusively' | 'record' | 'remove'>,
		private readonly ledgerId: string,
		itemCount: number,
	) {
		this.itemsPerClaim = Math.max(1, Math.ceil(itemCount / MAX_CLAIMS));
		this.claimsPerItem = Math.max(1, Math.floor(MAX_CLAIMS / itemCount));
	}

	/**
	 * Claims messages that are about to leave.
	 *
	 * @returns those that this retry may send
	 */
	async claim(messages: readonly Message[]): Promise<readonly Message[]> {
		const claims = new Set(messages.map((message) => this.claimFor(message)));
		const missing = [...claims].filter((claim) => !this.own.has(claim));
		const taken = await this.record(missing);
		const mine = messages.filter((message) => !taken.has(this.claimFor(message)));
		for (const message of mine) {
			const claim = this.claimFor(message);
			const others = this.own.get(claim);
			if (others) others.push(message);
			else this.own.set(claim, [message]);
		}
		return mine;
	}

	/** The retry is over: others may send what was certainly not accepted. */
	async release(isFree: (message: Message) => boolean): Promise<void> {
		const free = [...this.own]
			.filter(([, messages]) => messages.every(isFree))
			.map(([claim]) => claim);
		try {
			if (free.length > 0) await this.store.exclusively(async () => await this.store.remove(free));
		} catch {
			// A claim that stays makes a later retry report its messages as unconfirmed, which is safe.
		}
	}

	private async record(claims: readonly string[]): Promise<ReadonlySet<unknown>> {
		if (claims.length === 0) return new Set();
		try {
			return await this.store.exclusively(async () => await this.store.record(claims));
		} catch {
			return new Set();
		}
	}

	private claimFor({ itemIndex, recipient }: Message): string {
		const digest = createHash('sha256').update(recipient).digest();
		const part = digest.readUInt32BE(0) % this.claimsPerItem;
		return `retry ${this.ledgerId} ${Math.floor(itemIndex / this.itemsPerClaim)} ${part}`;
	}
}
