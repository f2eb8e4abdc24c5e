import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const unknownTemplate: Question = {
	id: 'unknown-template',
	question: 'What does Picky Assist return for an unknown template ID?',
	assumed: 'status 804',
	source: 'documented',
	ifWrong: 'the error does not say that the template ID is wrong',
	places: ['nodes/api/http/statusCodes.ts'],
	needs: ['official'],
	async ask(check) {
		expectStatus(await check.read('template-status', { template_id: 'ZZ0000' }), 804);
	},
};
