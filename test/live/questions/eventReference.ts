import { REFERENCE } from '../content';
import { expectValue } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';
import { oneText } from '../steps';
import { reportRowsOf, waitForReportEvents } from '../webhookCalls';

export const eventReference: Question = {
	id: 'event-reference',
	question: 'Does a delivery report contain the reference number?',
	assumed: 'reference_number, as it was sent',
	source: 'documented',
	ifWrong: 'delivery-follow-up cannot tell which item a report belongs to',
	places: ['nodes/api/webhook/reports.ts', 'docs/trigger.md'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const [event] = await waitForReportEvents(check);
		const [row] = reportRowsOf(event);
		expectValue('reference_number', idOf(row, 'reference_number'), REFERENCE);
	},
};
