import { idOf } from '../check';
import { Different, type Question } from '../question';
import { oneText } from '../steps';
import { reportsOf, reportEvents } from '../webhookCalls';

export const eventRepeats: Question = {
	id: 'event-repeats',
	question: 'Does each delivery report arrive once?',
	assumed: 'each status of a message is reported once',
	source: 'assumed',
	ifWrong: 'nothing: the trigger ignores repeats',
	places: ['nodes/api/webhook/seenEvents.ts'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const rows = (await reportEvents(check)).flatMap(reportsOf);
		const keys = rows.map((row) => `${idOf(row, 'msg_id')} ${idOf(row, 'status')}`);
		const repeats = keys.length - new Set(keys).size;
		if (repeats > 0) throw new Different(`${repeats} of ${keys.length} were repeated`);
	},
};
