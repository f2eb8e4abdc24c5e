import { firstReason, notAttempted } from '../../../../nodes/api/push/fixedOutcomes';
import type { Outcome } from '../../../../nodes/api/push/outcome';

const failed = (reason: string): Outcome => ({
	status: 'rejected',
	code: 403,
	pushId: null,
	reason,
	description: 'Try again.',
});

test('the reason to stop is that of the first message that was not accepted', () => {
	const accepted: Outcome = { status: 'accepted', pushId: '7' };
	expect(firstReason([accepted, failed('No balance'), failed('No plan')])).toBe('No balance');
	expect(firstReason([accepted])).toMatch(/^\S.*[^\s.]$/);
});

test('a message that was not tried was not sent, and says what stopped the run', () => {
	expect(notAttempted('No balance')).toMatchObject({
		status: 'not sent',
		code: null,
		pushId: null,
		description: 'No balance.',
	});
});
