import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const noText: Question = {
	id: 'no-text',
	question: 'What does Picky Assist return for a message without a text?',
	assumed: 'status 407',
	source: 'documented',
	ifWrong: 'the error names another reason',
	places: ['nodes/api/http/statusCodes.ts'],
	needs: ['channel'],
	messages: 1,
	async ask(check) {
		expectStatus(await check.pushToMe('any', {}), 407);
	},
};
