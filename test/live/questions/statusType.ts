import { bodyOf } from '../expectations';
import { DifferentError, type Question } from '../question';
import { balanceRead } from '../steps';

export const statusType: Question = {
	id: 'status-type',
	question: 'Is status a number?',
	assumed: 'status is a JSON number in every response that has a status code',
	source: 'documented',
	ifWrong: 'nothing: text is read, too',
	places: ['nodes/api/http/statusCodes.ts'],
	async ask(check) {
		bodyOf(await check.step(balanceRead));
		const withText = check.exchanges.filter(({ httpResult }) =>
			/^"\s*\d/.test(JSON.stringify(httpResult?.json?.['status'] ?? null)),
		);
		const endpoints = [...new Set(withText.map(({ endpoint }) => endpoint))];
		if (endpoints.length > 0) throw new DifferentError(`text in ${endpoints.join(', ')}`);
	},
};
