import { bodyOf, expectTypes } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';
import { fetchReport } from '../webhookCalls';

export const reportStatus: Question = {
	id: 'report-status',
	question: 'Does the response of delivery-report have a status?',
	assumed: 'a success has none',
	source: 'documented',
	ifWrong: 'nothing: a report is recognized by its data',
	places: ['nodes/api/resources/deliveryReport.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		expectTypes(bodyOf(await fetchReport(check)), { status: 'missing' });
	},
};
