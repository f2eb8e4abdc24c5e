import { expectRejectionWithHttp200 } from '../expectations';
import type { Question } from '../question';
import { wrongTokenRead } from '../steps';

export const rejectionHttpStatus: Question = {
	id: 'rejection-http-status',
	question: 'Which HTTP status does a rejection have?',
	assumed: 'HTTP 200, with the reason in status',
	source: 'seen in a public client',
	ifWrong: 'the credential test and read operations show an HTTP error instead of the reason',
	places: ['nodes/api/http/requestFailure.ts'],
	async ask(check) {
		expectRejectionWithHttp200(await check.step(wrongTokenRead));
	},
};
