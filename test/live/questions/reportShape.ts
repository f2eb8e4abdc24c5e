import { requireFilled, expectNone, expectTypes, rowsOf, typeProblems } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';
import { fetchReport, reportIn } from '../webhookCalls';

export const reportShape: Question = {
	id: 'report-shape',
	question: 'What does the response of delivery-report contain?',
	assumed:
		'application, message_type, time, push_id and data at the top; number, msg_id, status and error_code as text in each row',
	source: 'documented',
	ifWrong: 'Delivery Report: Get lacks fields, or reports a failure',
	places: ['nodes/api/resources/deliveryReport.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		const body = reportIn(await fetchReport(check));
		const text = {
			number: 'string',
			msg_id: 'string',
			status: 'string',
			error_code: 'string',
		} as const;
		expectTypes(body, {
			application: 'string',
			message_type: 'string',
			time: 'string',
			push_id: ['string', 'number'],
		});
		const rows = rowsOf(body);
		expectNone(rows.flatMap((row) => typeProblems(row, text)));
		requireFilled(body, 'application', 'message_type', 'time', 'push_id');
		for (const row of rows) requireFilled(row, 'number', 'msg_id', 'status');
	},
};
