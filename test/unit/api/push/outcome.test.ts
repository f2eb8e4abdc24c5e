import {
	isSuccess,
	mayHaveBeenSent,
	type NotAccepted,
	type Outcome,
	outcomeOfCopy,
} from '../../../../nodes/api/push/outcome';

test.each<NotAccepted['status']>(['rejected', 'unconfirmed', 'not sent'])(
	'what was %s is not settled',
	(status) => {
		expect(
			isSuccess({
				status,
				code: null,
				pushId: null,
				reason: 'It went wrong',
				description: 'Try again.',
			}),
		).toBe(false);
	},
);

test('what was accepted now or sent before is settled', () => {
	expect(isSuccess({ status: 'accepted', pushId: null })).toBe(true);
	expect(isSuccess({ status: 'already sent' })).toBe(true);
	expect(isSuccess({ status: 'duplicate', pushId: null, ofItem: 3 })).toBe(true);
});

test('a copy of an accepted message is a duplicate with its ids and no price', () => {
	expect(outcomeOfCopy({ status: 'accepted', pushId: '7', msgId: '9', credit: 0.005 }, 3)).toEqual({
		status: 'duplicate',
		pushId: '7',
		msgId: '9',
		ofItem: 3,
	});
	expect(outcomeOfCopy({ status: 'accepted', pushId: null }, 3)).toEqual({
		status: 'duplicate',
		pushId: null,
		ofItem: 3,
	});
});

test('a copy of another message shares what became of it', () => {
	const failed: NotAccepted = {
		status: 'unconfirmed',
		code: null,
		pushId: null,
		reason: 'It went wrong',
		description: 'Try again.',
	};
	expect(outcomeOfCopy(failed, 3)).toBe(failed);
	expect(outcomeOfCopy({ status: 'already sent' }, 3)).toEqual({ status: 'already sent' });
});

const failed = (status: NotAccepted['status']): NotAccepted => ({
	status,
	code: null,
	pushId: null,
	reason: 'It went wrong',
	description: 'Try again.',
});

test.each<[string, Outcome | undefined, boolean]>([
	['accepted', { status: 'accepted', pushId: null }, true],
	['unconfirmed', failed('unconfirmed'), true],
	['rejected', failed('rejected'), false],
	['not sent', failed('not sent'), false],
	['already sent', { status: 'already sent' }, false],
	['a duplicate', { status: 'duplicate', pushId: '7', ofItem: 0 }, false],
	['not known', undefined, false],
])('a message that is %s may have left in this run: %s', (_, outcome, may) => {
	expect(mayHaveBeenSent(outcome)).toBe(may);
});
