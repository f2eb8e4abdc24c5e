import { expectAccepted, requireFilled, expectTypes } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';

export const pushIdType: Question = {
	id: 'push-id-type',
	question: 'Is push_id a text?',
	assumed: 'push_id is text',
	source: 'documented',
	ifWrong: 'nothing: numbers are read, too',
	places: ['nodes/api/http/responseFields.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		const body = expectAccepted(await check.step(oneText));
		expectTypes(body, { push_id: 'string' });
		requireFilled(body, 'push_id');
	},
};
