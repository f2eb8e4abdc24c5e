import { isSettled, type NotAccepted } from '../../../nodes/api/outcome';

test.each<NotAccepted['status']>(['rejected', 'unconfirmed', 'not sent'])(
	'what was %s is not settled',
	(status) => {
		expect(
			isSettled({
				status,
				code: null,
				pushId: null,
				reason: 'It went wrong',
				advice: 'Try again.',
			}),
		).toBe(false);
	},
);

test('what was accepted now or sent before is settled', () => {
	expect(isSettled({ status: 'accepted', pushId: null })).toBe(true);
	expect(isSettled({ status: 'already sent' })).toBe(true);
});
