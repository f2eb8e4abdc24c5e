import { requireFilled, expectTypes } from '../expectations';
import type { Question } from '../question';
import { waitForIncomingText } from '../webhookCalls';

export const incomingShape: Question = {
	id: 'incoming-shape',
	question: 'What does an incoming message contain?',
	assumed:
		'number, message-in, message_in_raw and unique-id as text; type, application, project-id and direction as numbers',
	source: 'seen in a public client',
	ifWrong: 'items of the trigger lack fields',
	places: ['nodes/api/webhook/message.ts', 'nodes/api/webhook/fields.ts', 'docs/trigger.md'],
	needs: ['webhook'],
	async ask(check) {
		const { json } = await waitForIncomingText(check);
		const text = {
			number: 'string',
			'message-in': 'string',
			message_in_raw: 'string',
			'unique-id': 'string',
		} as const;
		expectTypes(json, {
			...text,
			type: 'number',
			application: 'number',
			'project-id': 'number',
			direction: 'number',
		});
		requireFilled(json, ...Object.keys(text));
	},
};
