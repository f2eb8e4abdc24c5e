import { textFor, UNASSIGNED_NUMBER } from '../content';
import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const unassignedNumber: Question = {
	id: 'unassigned-number',
	question:
		'What does Picky Assist return for a number that has the right form but belongs to nobody?',
	assumed: 'status 100: that it fails is reported later',
	source: 'assumed',
	ifWrong: 'such numbers are rejected, with others in the same request',
	places: ['nodes/api/push/pushResponse.ts', 'docs/operations.md'],
	needs: ['channel'],
	recipients: ['nobody'],
	messages: 1,
	async ask(check) {
		const data = [{ number: UNASSIGNED_NUMBER, message: textFor('unassigned number') }];
		expectStatus(await check.push({ application: check.channel('any').id, data }), 100);
	},
};
