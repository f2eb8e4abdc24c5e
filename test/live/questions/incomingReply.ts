import { expectAccepted, expectValue, rowsOf } from '../expectations';
import { idOf } from '../ownCalls';
import { NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';
import { waitForIncoming } from '../webhookCalls';

export const incomingReply: Question = {
	id: 'incoming-reply',
	question: 'What does a reply to a message contain?',
	assumed: 'context-msg-id with the msg_id of that message',
	source: 'documented',
	ifWrong: 'a workflow cannot tell which message a reply belongs to',
	places: ['nodes/api/webhook/message.ts', 'docs/trigger.md'],
	needs: ['channel', 'webhook'],
	steps: [oneText],
	async ask(check) {
		const [row] = rowsOf(expectAccepted(await check.step(oneText)));
		const id = idOf(row, 'msg_id');
		if (id === '') throw new NotAnsweredError('the first message has no msg_id');
		const { json } = await waitForIncoming(
			check,
			'On your phone, swipe the message that ends with "one number" and reply to it.',
			(one) => 'context-msg-id' in one,
		);
		expectValue('context-msg-id', idOf(json, 'context-msg-id'), id);
	},
};
