import { textFor } from '../content';
import { expectAccepted, expectValue, listOf } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';

export const twoNumbers: Question = {
	id: 'two-numbers',
	question: 'What does Picky Assist return for two numbers in one request?',
	assumed: 'one row for each, in the order of the request',
	source: 'assumed',
	ifWrong:
		'each row is found by its number, whatever the order; without a row the message is unconfirmed',
	places: ['nodes/api/push/matchingRows.ts'],
	needs: ['channel', 'secondNumber'],
	recipients: ['number', 'secondNumber'],
	messages: 2,
	async ask(check) {
		const { number, secondNumber = '' } = check.account;
		const numbers = [number, secondNumber];
		const data = numbers.map((one) => ({ number: one, message: textFor('two numbers') }));
		const exchange = await check.push({ application: check.channel('any').id, data });
		const rows = listOf(expectAccepted(exchange), 'data').map((row) => idOf(row, 'number'));
		expectValue('the numbers of the rows', rows, numbers);
	},
};
