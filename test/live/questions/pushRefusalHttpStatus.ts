import { answerOf, expectValue } from '../judge';
import type { Question } from '../question';
import { emptyListPush } from '../steps';

export const pushRefusalHttpStatus: Question = {
	id: 'push-refusal-http-status',
	question: 'Which HTTP status does a refused push request have?',
	assumed: 'HTTP 200, with the reason in status',
	source: 'seen by a public client',
	ifWrong: 'nothing: a documented refusal in the body is believed, whatever the HTTP status',
	places: ['nodes/api/push/pushResponse.ts', 'nodes/api/http/requestFailure.ts'],
	needs: ['channel'],
	async ask(check) {
		expectValue('the HTTP status', answerOf(await check.step(emptyListPush)).httpStatus, 200);
	},
};
