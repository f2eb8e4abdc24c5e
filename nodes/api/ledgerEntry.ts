import type { Outcome } from './outcome';

/** What the ledger keeps of a message: short, because a failed execution is saved with up to 100,000 of them. */
export type LedgerEntry = string;

/** The entry of a message whose request is about to leave, or left without a clear answer. */
export const MAY_BE_SENT: LedgerEntry = '?';

/** The entry for what is known of a message; undefined where it certainly was not taken, so that it can be sent again. */
export function entryOf(outcome: Outcome): LedgerEntry | undefined {
	if (outcome.status === 'unconfirmed') return `${MAY_BE_SENT}${outcome.code ?? ''}`;
	if (outcome.status !== 'accepted') return undefined;
	return [outcome.pushId ?? '', outcome.credit ?? '', outcome.msgId ?? ''].join(' ');
}

/** The outcome that an entry stands for. */
export function outcomeOf(entry: LedgerEntry): Outcome {
	if (entry.startsWith(MAY_BE_SENT)) {
		return {
			status: 'unconfirmed',
			code: entry.length > 1 ? Number(entry.slice(1)) : null,
			pushId: null,
			reason: 'This message may have been sent in an earlier try, and was not sent again',
			advice: 'Look in Picky Assist whether it arrived before you send it again.',
		};
	}
	const [pushId, credit, ...msgId] = entry.split(' ');
	return {
		status: 'accepted',
		pushId: pushId || null,
		...(msgId.join(' ') === '' ? {} : { msgId: msgId.join(' ') }),
		...(credit === '' ? {} : { credit: Number(credit) }),
	};
}
