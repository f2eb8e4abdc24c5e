import { textFor } from '../content';
import { expectStatus } from '../judge';
import type { Question } from '../question';

export const emptyList: Question = {
	id: 'empty-list',
	question: 'What does an empty list of recipients get?',
	assumed: 'status 402',
	source: 'documented',
	ifWrong: 'the error names another reason',
	places: ['nodes/api/http/statusCodes.ts'],
	needs: ['channel'],
	async ask(check) {
		const { id: application } = check.channel('any');
		expectStatus(
			await check.push({ application, globalmessage: textFor('empty list'), data: [] }),
			402,
		);
	},
};
