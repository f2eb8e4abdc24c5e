import { contentTypeOf, expectJsonContentType } from '../expectations';
import type { Question } from '../question';
import { balanceRead } from '../steps';

export const readContentType: Question = {
	id: 'read-content-type',
	question: 'Which content type does a read have?',
	assumed: 'application/json',
	source: 'assumed',
	ifWrong: 'nothing: JSON is read whatever the content type says',
	places: ['nodes/api/http/httpResult.ts'],
	async ask(check) {
		expectJsonContentType(contentTypeOf(await check.step(balanceRead)));
	},
};
