import { expectJsonContentType } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';
import { waitForReportEvents } from '../webhookCalls';

export const eventContentType: Question = {
	id: 'event-content-type',
	question: 'Which content type does a webhook call have?',
	assumed: 'application/json',
	source: 'documented',
	ifWrong: 'nothing: the trigger reads JSON whatever the content type says, and forms',
	places: ['nodes/api/webhook/payload.ts'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const [event] = await waitForReportEvents(check);
		expectJsonContentType(event?.contentType ?? '');
	},
};
