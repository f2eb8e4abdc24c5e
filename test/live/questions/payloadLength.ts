import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { buttons } from '../steps';

export const payloadLength: Question = {
	id: 'payload-length',
	question: 'How long may the payload of a quick reply be?',
	assumed: '128 characters are accepted',
	source: 'assumed',
	ifWrong:
		'payloads of about 92 characters are cut off, and a tap continues nothing. Use Respond By = Link',
	places: ['nodes/api/webhook/tap.ts'],
	needs: ['official', 'buttonTemplate'],
	steps: [buttons],
	async ask(check) {
		expectAccepted(await check.step(buttons));
	},
};
