import { expectAccepted, expectValue, listOf, shown } from '../expectations';
import { idOf } from '../ownCalls';
import { DifferentError, type Question } from '../question';

export const numberCheck: Question = {
	id: 'number-check',
	question: 'What does Picky Assist return for a number check?',
	assumed: 'one row, whose status is 0 (not checked yet) or 1 (on WhatsApp); nothing is sent',
	source: 'assumed',
	ifWrong: 'Number: Check does not know the result',
	places: ['nodes/api/resources/numberCheck.ts'],
	needs: ['web'],
	messages: 1,
	async ask(check) {
		const rows = listOf(expectAccepted(await check.pushToMe('web', { action: 1 })), 'data');
		expectValue('the number of rows', rows.length, 1);
		const [row] = rows;
		if (!/^[01]$/.test(idOf(row, 'status')))
			throw new DifferentError(`status ${shown(row?.['status'])}`);
	},
};
