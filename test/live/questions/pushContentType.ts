import { contentTypeOf, expectJsonContentType } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';

export const pushContentType: Question = {
	id: 'push-content-type',
	question: 'Which content type does the response to a push have?',
	assumed: 'application/json',
	source: 'assumed',
	ifWrong: 'nothing: JSON is read whatever the content type says',
	places: ['nodes/api/http/httpResult.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		expectJsonContentType(contentTypeOf(await check.step(oneText)));
	},
};
