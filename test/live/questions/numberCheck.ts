import { expectAccepted, rowsOf, shown } from '../judge';
import { idOf } from '../check';
import { Different, type Question } from '../question';

export const numberCheck: Question = {
	id: 'number-check',
	question: 'What does a number check get?',
	assumed: 'status 100 with one row, whose status is 0, 1 or 2; nothing is sent',
	source: 'documented',
	ifWrong: 'Number Check does not know the result',
	places: ['nodes/api/resources/numberCheck.ts'],
	needs: ['web'],
	messages: 1,
	async ask(check) {
		const [row] = rowsOf(expectAccepted(await check.pushToMe('web', { action: 1 })));
		if (!/^[012]$/.test(idOf(row, 'status')))
			throw new Different(`status ${shown(row?.['status'])}`);
	},
};
