import { expectStatus, expectTypes } from '../expectations';
import type { Question } from '../question';
import { balanceRead } from '../steps';

export const balance: Question = {
	id: 'balance',
	question: 'What does check-balance return?',
	assumed: 'status 100, and balance as a number',
	source: 'seen in a public client',
	ifWrong: 'the credential test fails, or Account: Get Balance shows no amount',
	places: [
		'nodes/PickyAssist/read/testCredential.ts',
		'nodes/PickyAssist/operations/account/getBalance.ts',
	],
	async ask(check) {
		expectTypes(expectStatus(await check.step(balanceRead), 100), { balance: 'number' });
	},
};
