import { textFor } from '../content';
import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const unknownVariable: Question = {
	id: 'unknown-variable',
	question: 'What does Picky Assist return for a variable that does not exist?',
	assumed: 'a rejection, status 410',
	source: 'assumed',
	ifWrong:
		'variables at a wrong level are ignored silently: an accepted request then says nothing about levels',
	places: ['docs/variables.md'],
	needs: ['channel'],
	messages: 1,
	async ask(check) {
		const entry = { message: textFor('unknown variable') };
		expectStatus(await check.pushToMe('any', { no_such_variable: 1 }, entry), 410);
	},
};
