import { CHECK_FIRST } from '../../api/sentences';
import type { Outcome } from '../../api/push/outcome';

/** What the ledger stores for each message: short, because a failed execution is saved with up to 100,000 of them. */
export type LedgerEntry = string;

/** The entry of a message whose request is in flight, or was sent without a clear response. */
export const MAYBE_SENT_ENTRY: LedgerEntry = '?';

/** Prefix of the entry of a copy, followed by the ids of the message that was sent instead. */
const COPY = '=';

/** Prefix of the entry of a message that was sent as a template, because the session was closed. */
const AS_TEMPLATE = '@';

/** Prefix of a push ID that starts with one of these characters itself. */
const ESCAPE = '!';

/** Prefix of an HTTP status, to distinguish it from one of Picky Assist's. */
const HTTP = 'http ';

function plainEntryOf(outcome: Outcome): LedgerEntry | undefined {
	if (outcome.status === 'unconfirmed') {
		const { code, httpStatus } = outcome;
		return `${MAYBE_SENT_ENTRY}${code ?? (httpStatus === undefined ? '' : `${HTTP}${httpStatus}`)}`;
	}
	if (outcome.status === 'duplicate')
		return `${COPY}${[outcome.ofItem, outcome.pushId ?? '', outcome.msgId ?? ''].join(' ')}`;
	if (outcome.status !== 'accepted') return undefined;
	const pushId = (outcome.pushId ?? '').replace(/^(?=[?=!@])/, ESCAPE);
	return [pushId, outcome.credit ?? '', outcome.msgId ?? ''].join(' ');
}

/** The entry for an outcome; undefined if the message was certainly not accepted, so that it can be sent again. */
export function entryOf(outcome: Outcome): LedgerEntry | undefined {
	const entry = plainEntryOf(outcome);
	return entry !== undefined && 'sentAs' in outcome ? `${AS_TEMPLATE}${entry}` : entry;
}

/** The outcome that an entry represents. */
export function outcomeOf(entry: LedgerEntry): Outcome {
	if (!entry.startsWith(AS_TEMPLATE)) return plainOutcomeOf(entry);
	return { ...plainOutcomeOf(entry.slice(AS_TEMPLATE.length)), sentAs: 'template' };
}

function plainOutcomeOf(entry: LedgerEntry): Exclude<Outcome, { readonly status: 'already sent' }> {
	if (entry.startsWith(MAYBE_SENT_ENTRY)) {
		const status = entry.slice(MAYBE_SENT_ENTRY.length);
		const isHttp = status.startsWith(HTTP);
		return {
			status: 'unconfirmed',
			code: status === '' || isHttp ? null : Number(status),
			...(isHttp ? { httpStatus: Number(status.slice(HTTP.length)) } : {}),
			pushId: null,
			isFromNode: true,
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
