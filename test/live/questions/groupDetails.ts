import {
	bodyUnlessAboutAccount,
	requireFilled,
	expectNone,
	expectTypes,
	listOf,
	typeProblems,
} from '../expectations';
import type { Question } from '../question';

export const groupDetails: Question = {
	id: 'group-details',
	question: 'What does group-details return?',
	assumed:
		'the subject, the date, and the admins and members as lists of objects with number, at the top',
	source: 'seen in a public client',
	ifWrong: 'Group: Get reports that there is no such group, or lacks fields',
	places: ['nodes/api/resources/group.ts'],
	needs: ['web', 'group'],
	async ask(check) {
		const { id: application } = check.channel('web');
		const { groupId = '' } = check.account;
		const body = bodyUnlessAboutAccount(
			await check.read('group-details', { application, group_id: groupId }),
		);
		expectTypes(body, {
			group_subject: 'string',
			group_created_date: 'string',
		});
		requireFilled(body, 'group_subject', 'group_created_date');
		const people = ['group_admins', 'group_members'].flatMap((name) => listOf(body, name));
		expectNone(people.flatMap((one) => typeProblems(one, { number: ['string', 'number'] })));
		requireFilled(body, 'group_admins', 'group_members');
		for (const one of people) requireFilled(one, 'number');
	},
};
