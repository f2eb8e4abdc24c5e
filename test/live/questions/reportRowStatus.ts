import { rowsOf, shown } from '../expectations';
import { idOf } from '../ownCalls';
import { DifferentError, type Question } from '../question';
import { oneText } from '../steps';
import { fetchReport, reportIn } from '../webhookCalls';

export const reportRowStatus: Question = {
	id: 'report-row-status',
	question: 'Which statuses do the rows of a delivery-report response have?',
	assumed: '0 to 3: unknown, delivered, failed, read',
	source: 'documented',
	ifWrong: 'the status is passed on as a number without a name',
	places: ['nodes/api/http/codeNames.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		for (const row of rowsOf(reportIn(await fetchReport(check))))
			if (!/^[0-3]$/.test(idOf(row, 'status')))
				throw new DifferentError(`status ${shown(row['status'])}`);
	},
};
