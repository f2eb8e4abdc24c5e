import { bodyOf, typeOf } from '../expectations';
import { DifferentError, NotAnsweredError, type Question } from '../question';
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
		const statuses = check.exchanges.flatMap(({ endpoint, httpResult }) => {
			const status = httpResult?.json?.['status'];
			// A word is the state of a device, not a code.
			const isWord = typeof status === 'string' && !/^\s*\d/.test(status);
			return status === undefined || isWord ? [] : [{ endpoint, type: typeOf(status) }];
		});
		const others = statuses.filter(({ type }) => type !== 'number');
		if (others.length > 0) {
			const where = others.map(({ endpoint, type }) => `${type} in ${endpoint}`);
			throw new DifferentError([...new Set(where)].join(', '));
		}
		if (statuses.length === 0) throw new NotAnsweredError('no response has a status code');
	},
};
