import { idOf } from '../ownCalls';
import { DifferentError, NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';
import { waitForReportRows } from '../webhookCalls';

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
		const rows = await waitForReportRows(check);
		const keys = rows.map((row) => `${idOf(row, 'msg_id')} ${idOf(row, 'status')}`);
		const repeats = keys.length - new Set(keys).size;
		if (repeats > 0) throw new DifferentError(`${repeats} of ${keys.length} were repeated`);
		if (keys.length < 2) throw new NotAnsweredError('only one status was reported');
	},
};
