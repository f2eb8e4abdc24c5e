import { textFor } from '../content';
import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const sessionClosed: Question = {
	id: 'session-closed',
	question: 'What does Picky Assist return for free text if the 24-hour session is closed?',
	assumed: 'status 802',
	source: 'seen in a public client',
	ifWrong: 'no template is sent instead, and the error names another reason',
	places: ['nodes/api/push/closedSessions.ts', 'docs/operations.md'],
	needs: ['official', 'closedNumber'],
	recipients: ['closedNumber'],
	messages: 1,
	async ask(check) {
		const { closedNumber = '' } = check.account;
		const data = [{ number: closedNumber, message: textFor('closed session') }];
		expectStatus(await check.push({ application: check.channel('official').id, data }), 802);
	},
};
