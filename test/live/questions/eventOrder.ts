import { shown } from '../expectations';
import { idOf } from '../ownCalls';
import { DifferentError, NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';
import { waitForReportRows } from '../webhookCalls';

export const eventOrder: Question = {
	id: 'event-order',
	question: 'In which order do delivery reports arrive?',
	assumed: 'submitted, delivered, read',
	source: 'assumed',
	ifWrong: 'a workflow that trusts the newest report sees an older one',
	places: ['docs/trigger.md'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const statuses = (await waitForReportRows(check)).map((row) => idOf(row, 'status'));
		// 4 submitted, 1 delivered, 3 read; a repeated event is another question.
		const ranks = statuses
			.map((status) => ['4', '1', '3'].indexOf(status))
			.filter((rank) => rank >= 0);
		if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0)))
			throw new DifferentError(`statuses ${shown(statuses.join(', '))}`);
		const seen = [...new Set(ranks)];
		if (seen.length < 2)
			throw new NotAnsweredError(
				`only these statuses were reported: ${shown(statuses.join(', '))}`,
			);
		if (seen.length < 3) check.notes.push(`statuses ${shown(statuses.join(', '))}`);
	},
};
