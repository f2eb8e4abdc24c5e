import fc from 'fast-check';

import {
	entryOf,
	MAYBE_SENT_ENTRY,
	outcomeOf,
} from '../../../nodes/PickyAssist/sendOnce/ledgerEntry';
import type { Accepted, NotAccepted, Outcome } from '../../../nodes/api/push/outcome';

const id = fc.stringMatching(/^[\w.:-]{1,20}$/);

const accepted: fc.Arbitrary<Accepted> = fc
	.record({
		pushId: fc.option(id),
		msgId: fc.option(id),
		credit: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
	})
	.map(({ pushId, msgId, credit }) => ({
		status: 'accepted',
		pushId,
		...(msgId === null ? {} : { msgId }),
		// Zero has one sign here: a price is written as a text.
		...(credit === null ? {} : { credit: credit + 0 }),
	}));

function notAccepted(status: NotAccepted['status'], code: number | null): Outcome {
	return { status, code, pushId: null, reason: 'It went wrong', description: 'Try again.' };
}

test('an accepted message comes back with its ids and its price', () => {
	fc.assert(
		fc.property(accepted, (outcome) => {
			expect(outcomeOf(entryOf(outcome) ?? '')).toEqual(outcome);
		}),
	);
});

test('whatever the ids are, what was accepted is never free to be sent again', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (pushId, msgId) => {
			const entry = entryOf({ status: 'accepted', pushId, msgId });
			expect(['accepted', 'unconfirmed']).toContain(outcomeOf(entry ?? '').status);
			expect(entry).toBeDefined();
		}),
	);
});

test.each([null, 404, 503])(
	'what may have been sent stays unconfirmed, with its code %p',
	(code) => {
		expect(outcomeOf(entryOf(notAccepted('unconfirmed', code)) ?? '')).toMatchObject({
			status: 'unconfirmed',
			code,
		});
	},
);

test('an HTTP status stays apart from a status of Picky Assist', () => {
	const entry = entryOf({
		status: 'unconfirmed',
		code: null,
		httpStatus: 404,
		pushId: null,
		reason: 'It went wrong',
		description: 'Try again.',
	});
	expect(outcomeOf(entry ?? '')).toMatchObject({
		status: 'unconfirmed',
		code: null,
		httpStatus: 404,
	});
	expect(outcomeOf(entryOf(notAccepted('unconfirmed', 404)) ?? '')).not.toHaveProperty(
		'httpStatus',
	);
});

test('of a template that may have been sent, it stays known that it is one', () => {
	const unconfirmed = { ...notAccepted('unconfirmed', 404), sentAs: 'template' as const };
	expect(outcomeOf(entryOf(unconfirmed) ?? '')).toMatchObject({ code: 404, sentAs: 'template' });
});

test('a message whose request is about to leave may have been sent', () => {
	expect(outcomeOf(MAYBE_SENT_ENTRY)).toMatchObject({
		status: 'unconfirmed',
		code: null,
		pushId: null,
	});
});

test('what an earlier execution sent is kept elsewhere', () => {
	expect(entryOf({ status: 'already sent' })).toBeUndefined();
});

test.each(['rejected', 'not sent'] as const)(
	'what was %s has no entry and may be sent again',
	(status) => {
		expect(entryOf(notAccepted(status, 406))).toBeUndefined();
	},
);

test.each(['?7', '=7', '!7', '!!7', '7?', '@7', '!@7'])(
	'the push ID %j is not taken for something else',
	(pushId) => {
		const outcome: Outcome = { status: 'accepted', pushId, msgId: '9 9', credit: 0.005 };
		for (const one of [outcome, { ...outcome, sentAs: 'template' } as const])
			expect(outcomeOf(entryOf(one) ?? '')).toEqual(one);
	},
);

test.each<Outcome>([
	{ status: 'duplicate', ofItem: 12, pushId: '7', msgId: '9' },
	{ status: 'duplicate', ofItem: 0, pushId: '7', msgId: '9 9' },
	{ status: 'duplicate', ofItem: 3, pushId: null },
	{ status: 'duplicate', ofItem: 3, pushId: '7', sentAs: 'template' },
])('a copy comes back as one: %j', (outcome) => {
	expect(outcomeOf(entryOf(outcome) ?? '')).toStrictEqual(outcome);
});
