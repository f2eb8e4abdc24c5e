import { textFor, UNKNOWN_CHANNEL } from '../content';
import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const unknownChannel: Question = {
	id: 'unknown-channel',
	question: 'What does Picky Assist return for a channel ID that the account does not have?',
	assumed: 'status 801',
	source: 'seen in a public client',
	ifWrong: 'the error does not say that the channel is wrong',
	places: ['nodes/api/http/statusCodes.ts'],
	needs: ['channel'],
	messages: 1,
	async ask(check) {
		const data = [{ number: check.account.number, message: textFor('unknown channel') }];
		const exchange = await check.push({ application: UNKNOWN_CHANNEL, data });
		expectStatus(exchange, 801);
	},
};
