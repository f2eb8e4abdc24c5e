import { statusNumber } from '../../../nodes/api/http/statusCodes';
import { textFor, UNKNOWN_VARIABLE } from '../content';
import { bodyUnlessAboutAccount, expectStatus, shown } from '../expectations';
import { NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';

export const unknownVariable: Question = {
	id: 'unknown-variable',
	question: 'What does Picky Assist return for a variable that does not exist?',
	assumed: 'a rejection, status 410',
	source: 'assumed',
	ifWrong:
		'variables at a wrong level are ignored silently: an accepted request then says nothing about levels',
	places: ['docs/variables.md'],
	needs: ['channel'],
	steps: [oneText],
	messages: 1,
	async ask(check) {
		const entry = { message: textFor('unknown variable') };
		expectStatus(await check.pushToMe('any', { [UNKNOWN_VARIABLE]: 1 }, entry), 410);
		const { status } = bodyUnlessAboutAccount(await check.step(oneText));
		if (statusNumber(status) !== 100)
			throw new NotAnsweredError(
				`a request without the unknown variable also gets status ${shown(status)}`,
			);
	},
};
