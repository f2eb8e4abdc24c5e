import { textFor } from '../content';
import { expectAccepted, expectValue, listOf } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';

export const sameNumberTwice: Question = {
	id: 'same-number-twice',
	question: 'What does Picky Assist return for two entries with the same number?',
	assumed: 'two messages: two rows with different IDs',
	source: 'assumed',
	ifWrong: 'the second text is not sent, or counts as unconfirmed',
	places: ['nodes/api/push/matchingRows.ts', 'docs/operations.md'],
	needs: ['channel'],
	messages: 2,
	async ask(check) {
		const { number } = check.account;
		const data = ['first', 'second'].map((text) => ({
			number,
			message: textFor(`the ${text} of two`),
		}));
		const exchange = await check.push({ application: check.channel('any').id, data });
		const rows = listOf(expectAccepted(exchange), 'data');
		expectValue('the number of rows', rows.length, 2);
		const ids = new Set(rows.map((row) => idOf(row, 'msg_id')).filter((id) => id !== ''));
		expectValue('the number of IDs', ids.size, 2);
		await check.askWhatArrived(
			'Did two messages arrive, the first and the second of two?',
			'accepted, but not both arrived',
		);
	},
};
