import { expectRejected } from '../expectations';
import type { Question } from '../question';

export const unknownGroup: Question = {
	id: 'unknown-group',
	question: 'What does Picky Assist return for an unknown group?',
	assumed: 'a status that is documented as a rejection',
	source: 'assumed',
	ifWrong: 'Group: Get reports that it is unclear what happened',
	places: ['nodes/api/resources/group.ts'],
	needs: ['web'],
	async ask(check) {
		const { id: application } = check.channel('web');
		expectRejected(await check.read('group-details', { application, group_id: 'no-such-group' }));
	},
};
