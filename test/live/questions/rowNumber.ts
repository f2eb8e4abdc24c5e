import { expectAccepted, expectValue, rowsOf } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';
import { oneText } from '../steps';

export const rowNumber: Question = {
	id: 'row-number',
	question: 'In which format is the number in a row?',
	assumed: 'exactly as in the request',
	source: 'documented',
	ifWrong: 'rows are found only if the digits are the same',
	places: ['nodes/api/push/matchingRows.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		const [row] = rowsOf(expectAccepted(await check.step(oneText)));
		expectValue('number', idOf(row, 'number'), check.account.number);
	},
};
