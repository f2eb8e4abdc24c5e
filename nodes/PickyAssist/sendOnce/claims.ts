import { CLAIMED } from '../../api/push/fixedOutcomes';
import { isCertainlyNotSent, type Outcome } from '../../api/push/outcome';
import type { Message } from '../../api/push/types';
import type { RetryClaims } from './retryClaims';
import type { SentReferences } from './sentReferences';

/** The result of claiming some messages. */
export type Claim =
	| {
			readonly kind: 'claimed';
			/** The messages that this run may send. */
			readonly messages: readonly Message[];
			/** The outcomes of the others. */
			readonly outcomes: ReadonlyMap<Message, Outcome>;
	  }
	/** Nothing may be sent. `reason`: a sentence without a full stop. */
	| {
			readonly kind: 'failed';
			readonly reason: string;
			readonly outcomes: ReadonlyMap<Message, Outcome>;
	  };

/** Where claims are stored; both are undefined in an ordinary run. */
export interface ClaimStores {
	/** What other retries of the same saved execution send; defined only in such a retry. */
	readonly retryClaims?: Pick<RetryClaims, 'claim' | 'release'> | undefined;
	/** What earlier executions have sent, with Once per Recipient and Reference Number. */
	readonly references?: Pick<SentReferences, 'claim' | 'record' | 'close'> | undefined;
}

const CHECK_DATABASE = "If it still fails, check n8n's database";
const NOT_CLAIMED = `n8n could not record which messages this retry sends. Try again. ${CHECK_DATABASE}`;
const NO_REFERENCES = `n8n could not record the reference numbers. Save the workflow, then try again. ${CHECK_DATABASE}`;
const REFERENCES_NOT_RECORDED =
	'n8n could not record which reference numbers were sent. The next execution may report some as already sent or unconfirmed.';
const NOT_RELEASED =
	'n8n could not record which messages this retry did not send. The next retry may report some as unconfirmed.';

/** Claims messages before they are sent, so that no other retry or execution sends them too. */
export class Claims {
	/** What to tell the user. */
	readonly hints = new Set<string>();
	/** The messages of the current request that no other retry has claimed. */
	private claimed: readonly Message[] = [];

	constructor(private readonly stores: ClaimStores) {}

	/** Claims the messages of a request before it is sent. */
	async claim(messages: readonly Message[]): Promise<Claim> {
		const { retryClaims, references } = this.stores;
		const outcomes = new Map<Message, Outcome>();
		this.claimed = messages;
		if (retryClaims) {
			const mine = await retryClaims.claim(messages);
			if (!mine) return { kind: 'failed', reason: NOT_CLAIMED, outcomes };
			this.claimed = mine;
			const claimed = new Set(mine);
			for (const message of messages) if (!claimed.has(message)) outcomes.set(message, CLAIMED);
		}
		if (!references || this.claimed.length === 0)
			return { kind: 'claimed', messages: this.claimed, outcomes };
		try {
			const { fresh, outcomes: known } = await references.claim(this.claimed);
			for (const [message, outcome] of known) outcomes.set(message, outcome);
			return { kind: 'claimed', messages: fresh, outcomes };
		} catch {
			return { kind: 'failed', reason: NO_REFERENCES, outcomes };
		}
	}

	/** Records the outcomes of the messages claimed last. If that fails, the results are output all the same. */
	async record(outcomeOf: (message: Message) => Outcome | undefined): Promise<void> {
		await this.tryTo(
			() => this.stores.references?.record(this.claimed, outcomeOf),
			REFERENCES_NOT_RECORDED,
		);
	}

	/** Ends the run: other runs may send what was certainly not accepted. */
	async close(outcomeOf: (message: Message) => Outcome | undefined): Promise<void> {
		const { references, retryClaims } = this.stores;
		await this.tryTo(() => references?.close(), REFERENCES_NOT_RECORDED);
		await this.tryTo(
			() => retryClaims?.release((message) => isCertainlyNotSent(outcomeOf(message))),
			NOT_RELEASED,
		);
	}

	private async tryTo(work: () => Promise<void> | undefined, hint: string): Promise<void> {
		try {
			await work();
		} catch {
			this.hints.add(hint);
		}
	}
}
