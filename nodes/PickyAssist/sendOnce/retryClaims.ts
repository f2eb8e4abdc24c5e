import { createHash } from 'crypto';
import type { Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import type { DeduplicationStore } from './deduplicationStore';
import type { Ledger } from './ledger';

/** For a message of a request that another retry of the same execution has claimed. */
export const CLAIMED: Outcome = {
	status: 'unconfirmed',
	code: null,
	pushId: null,
	reason: 'Another retry of this execution may have sent this message, so it was not sent again',
	advice: 'Look at the other retry in the list of executions, or in Picky Assist, before you send it again.',
};

/**
 * Keeps two retries of one saved execution from sending the same request, also in different processes: each claims a
 * request in n8n's deduplication store before it leaves. A claim stays unless the request was certainly not accepted.
 *
 * Where there is no store (the workflow is not saved), every claim succeeds: within the process, retries wait for each
 * other anyway.
 */
export class RetryClaims {
	constructor(
		private readonly store: Pick<DeduplicationStore, 'exclusively' | 'record' | 'remove'>,
		private readonly ledger: Pick<Ledger, 'id' | 'keyOf'>,
	) {}

	/** Whether this retry may send the request with these messages. */
	async claim(messages: readonly Message[]): Promise<boolean> {
		const claim = this.textFor(messages);
		try {
			return await this.store.exclusively(async () => !(await this.store.record([claim])).has(claim));
		} catch {
			return true;
		}
	}

	/** Nothing of the request was accepted: another retry may send it. */
	async release(messages: readonly Message[]): Promise<void> {
		try {
			await this.store.exclusively(async () => await this.store.remove([this.textFor(messages)]));
		} catch {
			// A claim that stays makes a later retry report its messages as unconfirmed, which is safe.
		}
	}

	private textFor(messages: readonly Message[]): string {
		const keys = messages.map((message) => this.ledger.keyOf(message));
		return `retry ${createHash('sha256').update(JSON.stringify([this.ledger.id, ...keys])).digest('base64')}`;
	}
}
