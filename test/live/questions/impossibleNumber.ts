import { textFor } from '../content';
import { expectStatus } from '../expectations';
import type { Question } from '../question';

export const impossibleNumber: Question = {
	id: 'impossible-number',
	question: 'What does Picky Assist return for a number with too few digits?',
	assumed: 'status 406 for the whole request',
	source: 'documented',
	ifWrong: 'the message counts as accepted, or the error names another reason',
	places: ['nodes/api/http/statusCodes.ts', 'nodes/api/recipient/phoneNumber.ts'],
	needs: ['officialOrWeb'],
	recipients: ['nobody'],
	messages: 1,
	async ask(check) {
		// Not on SMS, where it may be a short code.
		const data = [{ number: '1234', message: textFor('impossible number') }];
		expectStatus(await check.push({ application: check.channel('officialOrWeb').id, data }), 406);
	},
};
