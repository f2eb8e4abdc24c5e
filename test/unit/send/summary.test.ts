import fc from 'fast-check';

import type { Outcome } from '../../../nodes/api/push/outcome';
import type { Result } from '../../../nodes/PickyAssist/send/results';
import { count, firstNotAccepted, summarize } from '../../../nodes/PickyAssist/send/summary';

const accepted = (pushId: string | null): Outcome => ({ status: 'accepted', pushId });
const failed = (status: 'rejected' | 'unconfirmed' | 'not sent'): Outcome => ({
	status,
	code: null,
	pushId: '7999999',
	reason: 'It went wrong',
	description: 'Try again.',
});

function resultsOf(...outcomes: Outcome[]): Result[] {
	return outcomes.map((outcome, itemIndex) => ({
		itemIndex,
		recipient: String(12_025_550_000 + itemIndex),
		recipientField: 'number',
		outcome,
	}));
}

test.each<[string, Outcome[], string]>([
	['one', [failed('rejected')], 'The message was rejected.'],
	['one that is not known', [failed('unconfirmed')], 'The message is unconfirmed.'],
	['one accepted', [accepted('7')], 'The message was accepted (push ID 7).'],
	['none', [], '0 of 0 messages were accepted.'],
	[
		'one copy, and several that are not known',
		[
			accepted('7'),
			{ status: 'duplicate', pushId: '7', ofItem: 0 },
			failed('unconfirmed'),
			failed('unconfirmed'),
		],
		'1 of 4 messages was accepted (push ID 7), 1 was a duplicate, 2 are unconfirmed.',
	],
	[
		'copies, which are not accepted',
		[
			accepted('7'),
			{ status: 'duplicate', pushId: '7', ofItem: 0 },
			accepted('7'),
			{ status: 'duplicate', pushId: '7', ofItem: 0 },
		],
		'2 of 4 messages were accepted (push ID 7), 2 were duplicates.',
	],
	['all accepted', [accepted('7'), accepted('7')], '2 of 2 messages were accepted (push ID 7).'],
	[
		'one rejected',
		[accepted('7'), failed('rejected'), accepted('8')],
		'2 of 3 messages were accepted (push ID 7, 8), 1 was rejected.',
	],
	[
		'some of each, in one order',
		[
			failed('not sent'),
			failed('unconfirmed'),
			failed('not sent'),
			accepted('7'),
			failed('rejected'),
			failed('rejected'),
		],
		'1 of 6 messages was accepted (push ID 7), 2 were rejected, 1 is unconfirmed, 2 were not sent.',
	],
	[
		'none accepted',
		[failed('not sent'), failed('not sent')],
		'0 of 2 messages were accepted, 2 were not sent.',
	],
	[
		'some sent before',
		[{ status: 'already sent' }, accepted('7'), { status: 'already sent' }, failed('rejected')],
		'1 of 4 messages was accepted (push ID 7), 2 were already sent, 1 was rejected.',
	],
	[
		'accepted without a push ID',
		[accepted(null), failed('rejected')],
		'1 of 2 messages was accepted, 1 was rejected.',
	],
])('%s', (_, outcomes, sentence) => {
	expect(summarize(resultsOf(...outcomes))).toBe(sentence);
});

test('five push IDs are named, the others counted', () => {
	const ids = ['1', '2', '3', '4', '5', '6', '7'];
	expect(summarize(resultsOf(...ids.map(accepted)))).toBe(
		'7 of 7 messages were accepted (push ID 1, 2, 3, 4, 5 and 2 more).',
	);
	expect(summarize(resultsOf(...ids.slice(0, 5).map(accepted)))).not.toContain('more');
});

test('big numbers are written with commas', () => {
	const many = [
		...Array.from({ length: 1_500 }, () => accepted('7')),
		...Array.from({ length: 1_200 }, () => failed('rejected')),
	];
	expect(summarize(resultsOf(...many))).toBe(
		'1,500 of 2,700 messages were accepted (push ID 7), 1,200 were rejected.',
	);
});

test('the numbers of a summary add up to all results', () => {
	const outcome = fc.constantFrom(
		accepted(null),
		failed('rejected'),
		failed('unconfirmed'),
		failed('not sent'),
	);
	fc.assert(
		fc.property(fc.array(outcome), (outcomes) => {
			const numbers = [...summarize(resultsOf(...outcomes)).matchAll(/\d+/g)].map(Number);
			if (outcomes.length === 1) return;
			const [acceptedOnes = 0, all, ...others] = numbers;
			expect(all).toBe(outcomes.length);
			expect(others.reduce((sum, n) => sum + n, acceptedOnes)).toBe(outcomes.length);
		}),
	);
});

test.each([
	[0, '0 items'],
	[1, '1 item'],
	[2, '2 items'],
	[12_345, '12,345 items'],
])('%i is counted as %s', (n, text) => {
	expect(count(n, 'item')).toBe(text);
});

test('the first result that was not accepted is found, with its outcome', () => {
	const results = resultsOf(
		accepted('7'),
		{ status: 'already sent' },
		failed('unconfirmed'),
		failed('rejected'),
	);
	expect(firstNotAccepted(results)).toEqual({ result: results[2], outcome: results[2]?.outcome });
	expect(firstNotAccepted(resultsOf(accepted('7')))).toBeUndefined();
	expect(firstNotAccepted([])).toBeUndefined();
});
