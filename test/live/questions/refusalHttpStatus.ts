import { answerOf, expectValue } from '../judge';
import type { Question } from '../question';
import { wrongTokenRead } from '../steps';

export const refusalHttpStatus: Question = {
	id: 'refusal-http-status',
	question: 'Which HTTP status does a refusal have?',
	assumed: 'HTTP 200, with the reason in status',
	source: 'seen by a public client',
	ifWrong: 'the reason is shown as an HTTP error; a refusal counts as unclear',
	places: ['nodes/api/http/requestFailure.ts'],
	async ask(check) {
		const { httpStatus } = answerOf(await check.step(wrongTokenRead));
		expectValue('the HTTP status', httpStatus, 200);
	},
};
