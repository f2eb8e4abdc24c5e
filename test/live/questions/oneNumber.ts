import { expectAccepted, requireFilled, expectTypes, expectValue, listOf } from '../expectations';
import { DifferentError, type Question } from '../question';
import { oneText } from '../steps';

export const oneNumber: Question = {
	id: 'one-number',
	question: 'What does Picky Assist return for a message to one number?',
	assumed: 'status 100, push_id and one row',
	source: 'documented',
	ifWrong: 'accepted messages count as unconfirmed',
	places: ['nodes/api/push/pushResponse.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		const body = expectAccepted(await check.step(oneText));
		expectTypes(body, { push_id: ['string', 'number'] });
		const rows = listOf(body, 'data');
		expectValue('the number of rows', rows.length, 1);
		const [row] = rows;
		if (row && !('msg_id' in row) && !('number' in row))
			throw new DifferentError('the row has neither msg_id nor number');
		requireFilled(body, 'push_id');
	},
};
