import { bodyOf, expectTypes } from '../expectations';
import type { Question } from '../question';

export const groupDetails: Question = {
	id: 'group-details',
	question: 'What does group-details return?',
	assumed: 'the subject, the date, the admins and the members as lists, at the top',
	source: 'seen in a public client',
	ifWrong: 'Group: Get reports that there is no such group, or lacks fields',
	places: ['nodes/api/resources/group.ts'],
	needs: ['web', 'group'],
	async ask(check) {
		const { id: application } = check.channel('web');
		const { groupId = '' } = check.account;
		const body = bodyOf(await check.read('group-details', { application, group_id: groupId }));
		expectTypes(body, {
			group_subject: 'string',
			group_created_date: 'string',
			group_admins: 'array',
			group_members: 'array',
		});
	},
};
