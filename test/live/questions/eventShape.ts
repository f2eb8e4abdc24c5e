import {
	requireFilled,
	expectNone,
	expectTypes,
	expectValue,
	listOf,
	typeProblems,
} from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';
import { waitForReportEvents } from '../webhookCalls';

export const eventShape: Question = {
	id: 'event-shape',
	question: 'What does a delivery report contain?',
	assumed:
		'project_id as text, event_id 1, and rows in data with push_id, number, msg_id and status as text',
	source: 'documented',
	ifWrong: 'the trigger passes the event on as unknown, or its items lack fields',
	places: ['nodes/api/webhook/events.ts', 'nodes/api/webhook/reports.ts', 'docs/trigger.md'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const [event] = await waitForReportEvents(check);
		const text = {
			push_id: 'string',
			number: 'string',
			msg_id: 'string',
			status: 'string',
		} as const;
		expectTypes(event?.json, { project_id: 'string', event_id: 'number' });
		const rows = listOf(event?.json, 'data');
		expectNone(rows.flatMap((row) => typeProblems(row, text)));
		expectValue('event_id', event?.json?.['event_id'], 1);
		requireFilled(event?.json, 'project_id');
		for (const row of rows) requireFilled(row, ...Object.keys(text));
	},
};
