import { bodyOf, expectTypes } from '../expectations';
import type { Question } from '../question';
import { balanceRead } from '../steps';

export const statusType: Question = {
	id: 'status-type',
	question: 'Is status a number?',
	assumed: 'status is a JSON number',
	source: 'documented',
	ifWrong: 'nothing: text is read, too',
	places: ['nodes/api/http/statusCodes.ts'],
	async ask(check) {
		expectTypes(bodyOf(await check.step(balanceRead)), { status: 'number' });
	},
};
