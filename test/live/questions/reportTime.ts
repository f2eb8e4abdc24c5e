import { shown } from '../expectations';
import { idOf } from '../ownCalls';
import { DifferentError, NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';
import { fetchReport, reportIn } from '../webhookCalls';

export const reportTime: Question = {
	id: 'report-time',
	question: 'In which format is the time in the response of delivery-report?',
	assumed: 'DD-MM-YYYY hh:mm AM',
	source: 'documented',
	ifWrong: 'Time is not converted to ISO 8601, or day and month are swapped',
	places: ['nodes/api/isoTime.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		const time = idOf(reportIn(await fetchReport(check)), 'time');
		if (time === '') throw new NotAnsweredError('time is empty or missing');
		if (!/^\d{2}-\d{2}-\d{4} \d{2}:\d{2} [AP]M$/.test(time))
			throw new DifferentError(shown(time.replace(/\d/g, '0')));
	},
};
