import { requireFilled, expectTypes, typeOf } from '../expectations';
import { NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';
import { fetchReport, reportIn } from '../webhookCalls';

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
		const body = reportIn(await fetchReport(check));
		if (!Array.isArray(body['data'])) throw new NotAnsweredError(`data is ${typeOf(body['data'])}`);
		requireFilled(body, 'data');
		expectTypes(body, { status: 'missing' });
	},
};
