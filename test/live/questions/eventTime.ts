import { DifferentError, type Question } from '../question';
import { oneText } from '../steps';
import { waitForReportEvents } from '../webhookCalls';

export const eventTime: Question = {
	id: 'event-time',
	question: 'How soon does the first delivery report arrive?',
	assumed: 'within a minute',
	source: 'assumed',
	ifWrong: 'nothing: the trigger waits for nothing. Workflows that wait need to wait longer',
	places: ['docs/trigger.md'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const { time } = await check.step(oneText);
		const [first] = await waitForReportEvents(check);
		const seconds = ((first?.time ?? time) - time) / 1000;
		if (seconds > 60) throw new DifferentError(`after ${Math.round(seconds)} seconds`);
		check.notes.push(`within ${seconds <= 10 ? 10 : 60} seconds`);
	},
};
