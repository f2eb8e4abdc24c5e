import { textFor } from '../content';
import { expectStatus, expectValue, rowsOf } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';

export const messengerRow: Question = {
	id: 'messenger-row',
	question: 'How does a row identify a person on Messenger or Instagram?',
	assumed: 'with the ID from messenger_id, in number',
	source: 'assumed',
	ifWrong: 'the row is not found by its recipient; with one recipient it does not matter',
	places: ['nodes/api/push/matchingRows.ts'],
	needs: ['messenger'],
	recipients: ['messengerId'],
	messages: 1,
	async ask(check) {
		const { messengerId: id = '' } = check.account;
		const { id: application } = check.channel('byId');
		const data = [{ messenger_id: id, message: textFor('recipient ID') }];
		const [row] = rowsOf(expectStatus(await check.push({ application, data }), 100));
		expectValue('number', idOf(row, 'number'), id);
	},
};
