import type { Message } from '../../api/push/types';
import { claimGroup, type ClaimNames } from './claimNames';
import { type DeduplicationStore, isMissingStore } from './deduplicationStore';
import { itemAndRecipient } from './ledgerKeys';

/** Runs of up to this many messages claim each message, larger ones claim groups: the store searches linearly. */
const MAX_SINGLE_CLAIMS = 4_000;

function unique<T>(values: Iterable<T>): T[] {
	return [...new Set(values)];
}

/**
 * Keeps two retries of one saved execution from sending the same message, even in different processes: each claims its
 * messages in n8n's deduplication store before they are sent. A claim stays unless they were certainly not accepted. It
 * covers an item and recipient, and does not depend on how messages are split into requests: the user may change options,
 * or correct an item, between two retries.
 *
 * A large run claims groups, and keeps a group if it sent any of its messages. A small run holds a group only while it claims
 * single messages in it. A claim that is kept although it also covers messages that were not sent is held by the ledger: the
 * ledger has the outcomes of all its messages, so a run with that ledger claims them under the name of the holder.
 *
 * Example: an execution stopped with ANA accepted and BEN and CEM not sent; both of its retries, A and B, have that ledger. A
 * claims BEN and CEM and sends to BEN; n8n stops A before CEM. At its end A gives CEM back and keeps BEN. B claims both, gets
 * only CEM, sends to CEM, and reports BEN as unconfirmed, unless B is in A's process and has waited for A's outcomes. With
 * 100,000 messages A claims BEN's and CEM's groups instead. If one group has both, A keeps it for BEN, and notes in its ledger
 * that it holds the group: a retry of A, whose ledger says that only CEM is missing, may send to CEM; B may not.
 *
 * If there is no store (the workflow is not saved), every claim succeeds: within one process, retries wait for each other
 * anyway.
 */
export class RetryClaims {
	/** Messages by the keys that this run has claimed. */
	private readonly own = new Map<string, Message[]>();
	/** The groups that this run has claimed, each with whether its messages have claims of their own. */
	private readonly groups = new Map<string, boolean>();
	private readonly isSmall: boolean;
	private hasStore = true;

	constructor(
		private readonly store: Pick<DeduplicationStore, 'exclusively' | 'record' | 'remove'>,
		private readonly names: ClaimNames,
		/** All messages of the run, including those that an earlier attempt sent. */
		private readonly messages: readonly Message[],
		/** The other items that a message covers. */
		private readonly otherItemsOf: (message: Message) => readonly number[] = () => [],
	) {
		this.isSmall = messages.length <= MAX_SINGLE_CLAIMS;
	}

	/**
	 * Claims messages before they are sent.
	 *
	 * @returns those that this retry may send; undefined if the store cannot be written
	 */
	async claim(messages: readonly Message[]): Promise<readonly Message[] | undefined> {
		if (!this.hasStore) return messages;
		try {
			const keys = unique(messages.flatMap((message) => this.keysOf(message)));
			const missing = keys.filter((key) => !this.own.has(key));
			await this.store.exclusively(async () => await this.claimKeys(missing));
		} catch (error) {
			if (!isMissingStore(error)) return undefined;
			this.hasStore = false;
			return messages;
		}
		const mine = messages.filter((message) =>
			this.keysOf(message).every((key) => this.own.has(key)),
		);
		for (const message of mine)
			for (const key of this.keysOf(message)) this.own.get(key)?.push(message);
		return mine;
	}

	/**
	 * Ends the retry: others may send what was certainly not accepted.
	 *
	 * @throws n8n's own error if the store cannot be written; other retries then report what stays claimed as unconfirmed
	 */
	async release(mayBeResent: (message: Message) => boolean): Promise<void> {
		const kept = new Set<string>();
		for (const [key, messages] of this.own) if (!messages.every(mayBeResent)) kept.add(key);
		const keptGroups = new Set([...kept].map(claimGroup));
		const free: string[] = [];
		const shared = this.sharedKeys();
		for (const key of this.own.keys()) {
			if (!this.isSingle(key)) continue;
			if (!kept.has(key)) free.push(this.names.ofKey(key));
			else if (shared.has(key)) this.names.hold(key);
		}
		for (const [group, hasSingleClaims] of this.groups) {
			if (hasSingleClaims) free.push(this.names.ofGroup(group));
			else if (!keptGroups.has(group))
				free.push(this.names.ofGroup(group), this.names.ofSplitGroup(group));
			else this.names.hold(group);
		}
		if (free.length > 0) await this.store.exclusively(async () => await this.store.remove(free));
	}

	private async claimKeys(keys: readonly string[]): Promise<void> {
		const wanted = unique(keys.map(claimGroup)).filter((group) => !this.groups.has(group));
		const found = await this.recordAll(
			wanted.flatMap((group) => [this.names.ofGroup(group), this.names.ofSplitGroup(group)]),
		);
		for (const group of wanted) {
			if (!found.has(this.names.ofGroup(group)))
				this.groups.set(group, this.isSmall || found.has(this.names.ofSplitGroup(group)));
		}
		const claimable = keys.filter((key) => this.groups.has(claimGroup(key)));
		const single = claimable.filter((key) => this.isSingle(key));
		const taken = await this.recordAll(single.map((key) => this.names.ofKey(key)));
		for (const key of claimable) if (!taken.has(this.names.ofKey(key))) this.own.set(key, []);
		if (!this.isSmall) return;
		await this.store.remove([...this.groups.keys()].map((group) => this.names.ofGroup(group)));
		this.groups.clear();
	}

	private async recordAll(names: readonly string[]): Promise<ReadonlySet<unknown>> {
		return names.length === 0 ? new Set() : await this.store.record(names);
	}

	/** A message is claimed for its own item and for the others it covers: another retry may send it for one of those. */
	private keysOf(message: Message): string[] {
		const { recipient } = message;
		const others = this.otherItemsOf(message);
		return [
			itemAndRecipient(message),
			...others.map((itemIndex) => itemAndRecipient({ itemIndex, recipient })),
		];
	}

	/** The keys that several messages of the run share; some of these may be sent and others not. */
	private sharedKeys(): ReadonlySet<string> {
		const seen = new Set<string>();
		return new Set(
			this.messages.map(itemAndRecipient).filter((key) => seen.size === seen.add(key).size),
		);
	}

	/** Whether a message has a claim of its own. */
	private isSingle(key: string): boolean {
		return this.isSmall || this.groups.get(claimGroup(key)) === true;
	}
}
