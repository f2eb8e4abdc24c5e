import { expectStatus } from '../expectations';
import type { Question } from '../question';
import { wrongTokenRead } from '../steps';

export const wrongToken: Question = {
	id: 'wrong-token',
	question: 'What does Picky Assist return for a wrong token?',
	assumed: 'status 401',
	source: 'documented',
	ifWrong: 'the credential test and the errors do not say that the token is wrong',
	places: ['nodes/api/http/statusCodes.ts', 'docs/troubleshooting.md'],
	async ask(check) {
		expectStatus(await check.step(wrongTokenRead), 401);
	},
};
