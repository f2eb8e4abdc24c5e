import { expectRejectionWithHttp200 } from '../expectations';
import type { Question } from '../question';
import { emptyListPush } from '../steps';

export const pushRejectionHttpStatus: Question = {
	id: 'push-rejection-http-status',
	question: 'Which HTTP status does a rejected push request have?',
	assumed: 'HTTP 200, with the reason in status',
	source: 'seen in a public client',
	ifWrong: 'nothing: a documented rejection in the body is believed, whatever the HTTP status',
	places: ['nodes/api/push/pushResponse.ts', 'nodes/api/http/requestFailure.ts'],
	needs: ['channel'],
	async ask(check) {
		expectRejectionWithHttp200(await check.step(emptyListPush));
	},
};
