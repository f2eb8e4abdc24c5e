import { CHECK_FIRST } from '../../api/sentences';
import type { Outcome } from '../../api/push/outcome';

/** What the ledger keeps of a message: short, because a failed execution is saved with up to 100,000 of them. */
export type LedgerEntry = string;

/** The entry of a message whose request is about to leave, or left without a clear answer. */
export const MAY_BE_SENT: LedgerEntry = '?';

/** Before what is known of the message that was sent in the place of this one. */
const COPY = '=';

/** Before a push id that would look like one of the others. */
const ESCAPE = '!';

/** Before an HTTP status, to tell it from one of Picky Assist. */
const HTTP = 'http ';

/** The entry for what is known of a message; undefined where it certainly was not taken, so that it can be sent again. */
export function entryOf(outcome: Outcome): LedgerEntry | undefined {
	if (outcome.status === 'unconfirmed') {
		const { code, httpStatus } = outcome;
		return `${MAY_BE_SENT}${code ?? (httpStatus === undefined ? '' : `${HTTP}${httpStatus}`)}`;
	}
	if (outcome.status === 'duplicate')
		return `${COPY}${[outcome.ofItem, outcome.pushId ?? '', outcome.msgId ?? ''].join(' ')}`;
	if (outcome.status !== 'accepted') return undefined;
	const pushId = (outcome.pushId ?? '').replace(/^(?=[?=!])/, ESCAPE);
	return [pushId, outcome.credit ?? '', outcome.msgId ?? ''].join(' ');
}

/** The outcome that an entry stands for. */
export function outcomeOf(entry: LedgerEntry): Outcome {
	if (entry.startsWith(MAY_BE_SENT)) {
		const status = entry.slice(MAY_BE_SENT.length);
		const isHttp = status.startsWith(HTTP);
		return {
			status: 'unconfirmed',
			code: status === '' || isHttp ? null : Number(status),
			...(isHttp ? { httpStatus: Number(status.slice(HTTP.length)) } : {}),
			pushId: null,
			reason: 'An earlier attempt may have sent this message, so it was not sent again',
			description: CHECK_FIRST,
		};
	}
	if (entry.startsWith(COPY)) {
		const [ofItem, pushId, ...msgId] = entry.slice(COPY.length).split(' ');
		return {
			status: 'duplicate',
			ofItem: Number(ofItem),
			pushId: pushId || null,
			...(msgId.join(' ') === '' ? {} : { msgId: msgId.join(' ') }),
		};
	}
	const [pushId, credit, ...msgId] = entry.split(' ');
	return {
		status: 'accepted',
		pushId: pushId?.replace(/^!/, '') || null,
		...(msgId.join(' ') === '' ? {} : { msgId: msgId.join(' ') }),
		...(credit === '' ? {} : { credit: Number(credit) }),
	};
}
