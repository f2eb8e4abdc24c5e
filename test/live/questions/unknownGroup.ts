import { isRefusal, statusNumber } from '../../../nodes/api/http/statusCodes';
import { bodyOf, shown } from '../expectations';
import { DifferentError, type Question } from '../question';

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
		const { status } = bodyOf(
			await check.read('group-details', { application, group_id: 'no-such-group' }),
		);
		if (!isRefusal(statusNumber(status) ?? 100))
			throw new DifferentError(`status ${shown(status)}`);
	},
};
