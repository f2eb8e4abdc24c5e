import type { NotAccepted } from '../../../../nodes/api/push/outcome';
import { Outcomes } from '../../../../nodes/api/push/outcome';
import { messageTo } from '../messages';

const FAILED: NotAccepted = {
	status: 'rejected',
	code: 406,
	pushId: null,
	reason: 'It went wrong',
	description: 'Try again.',
};

test('each message has its own outcome, and the last one counts', () => {
	const outcomes = new Outcomes();
	const [first, second] = [messageTo('12025550101'), messageTo('12025550101')];
	expect(outcomes.get(first)).toBeUndefined();
	outcomes.set(first, FAILED);
	outcomes.set(second, { status: 'accepted', pushId: '7' });
	expect([outcomes.get(first), outcomes.get(second)]).toEqual([
		FAILED,
		{ status: 'accepted', pushId: '7' },
	]);
	expect(outcomes.allSucceeded()).toBe(false);
	outcomes.set(first, { status: 'already sent' });
	expect(outcomes.allSucceeded()).toBe(true);
});
