import { expectStatus } from '../expectations';
import type { Question } from '../question';
import { emptyListPush } from '../steps';

export const emptyList: Question = {
	id: 'empty-list',
	question: 'What does Picky Assist return for an empty list of recipients?',
	assumed: 'status 402',
	source: 'documented',
	ifWrong: 'the error names another reason',
	places: ['nodes/api/http/statusCodes.ts'],
	needs: ['channel'],
	async ask(check) {
		expectStatus(await check.step(emptyListPush), 402);
	},
};
