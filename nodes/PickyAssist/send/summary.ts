import { isSuccess, type NotAccepted } from '../../api/push/outcome';
import type { Result } from './results';

const SHOWN_PUSH_IDS = 5;

function written(n: number): string {
	return n.toLocaleString('en-US');
}

/** `1 message`, `2,500 messages`. */
export function count(n: number, noun: string): string {
	return `${written(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function countBy(results: readonly Result[]): Map<Result['outcome']['status'], number> {
	const counts = new Map<Result['outcome']['status'], number>();
	for (const { outcome } of results)
		counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1);
	return counts;
}

function acceptedPushIds(results: readonly Result[]): string {
	const ids = new Set<string>();
	for (const { outcome } of results)
		if (outcome.status === 'accepted' && outcome.pushId) ids.add(outcome.pushId);
	if (ids.size === 0) return '';
	const shown = [...ids].slice(0, SHOWN_PUSH_IDS).join(', ');
	const more = ids.size > SHOWN_PUSH_IDS ? ` and ${ids.size - SHOWN_PUSH_IDS} more` : '';
	return ` (push ID ${shown}${more})`;
}

/**
 * The first result that was not accepted, with its outcome. One that the run did not reach only if there is no other: it does
 * not say what went wrong.
 */
export function firstNotAccepted(
	results: readonly Result[],
): { result: Result; outcome: NotAccepted } | undefined {
	let notReached: { result: Result; outcome: NotAccepted } | undefined;
	for (const result of results) {
		const { outcome } = result;
		if (isSuccess(outcome)) continue;
		if (outcome.stoppedBy === undefined) return { result, outcome };
		notReached ??= { result, outcome };
	}
	return notReached;
}

type Counted = Exclude<Result['outcome']['status'], 'accepted'>;

const COUNTED: readonly Counted[] = [
	'duplicate',
	'already sent',
	'rejected',
	'unconfirmed',
	'not sent',
];

/** `1 was rejected`, `2 were duplicates`. */
function part(times: number, status: Counted): string {
	if (status === 'duplicate')
		return times === 1 ? '1 was a duplicate' : `${written(times)} were duplicates`;
	const verb = status === 'unconfirmed' ? ['is', 'are'] : ['was', 'were'];
	return `${written(times)} ${times === 1 ? verb[0] : verb[1]} ${status}`;
}

/** Summarizes the results in one sentence: `2 of 3 messages were accepted (push ID 7000001), 1 was rejected.` */
export function summarize(results: readonly Result[]): string {
	const [only] = results;
	if (only && results.length === 1)
		return `The message ${only.outcome.status === 'unconfirmed' ? 'is' : 'was'} ${only.outcome.status}${acceptedPushIds(results)}.`;
	const counts = countBy(results);
	const accepted = counts.get('accepted') ?? 0;
	const others = COUNTED.map((status) => ({ status, times: counts.get(status) ?? 0 }))
		.filter(({ times }) => times > 0)
		.map(({ status, times }) => part(times, status));
	const first = `${written(accepted)} of ${count(results.length, 'message')} ${accepted === 1 ? 'was' : 'were'} accepted${acceptedPushIds(results)}`;
	return `${[first, ...others].join(', ')}.`;
}
