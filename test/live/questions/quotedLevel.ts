import { textFor } from '../content';
import { expectAccepted, rowsOf } from '../expectations';
import { idOf } from '../ownCalls';
import { NotAnsweredError, type Question } from '../question';
import { oneText } from '../steps';

export const quotedLevel: Question = {
	id: 'quoted-level',
	question: 'At which level does quoted go?',
	assumed: 'in the entry of the recipient, with the ID of a message',
	source: 'seen in a public client',
	ifWrong: 'the message is not shown as a reply to another one, or is rejected',
	places: [
		'nodes/PickyAssist/operations/message/options.ts',
		'nodes/PickyAssist/operations/message/reply.ts',
		'docs/variables.md',
	],
	needs: ['officialOrWeb'],
	messages: 1,
	steps: [oneText],
	async ask(check) {
		const [row] = rowsOf(expectAccepted(await check.step(oneText)));
		const quoted = check.incomingId ?? idOf(row, 'msg_id');
		if (quoted === '') throw new NotAnsweredError('the first message has no msg_id');
		expectAccepted(
			await check.pushToMe('officialOrWeb', {}, { message: textFor('quoted'), quoted }),
		);
		await check.askWhatArrived(
			'Is the message that ends with "quoted" shown as a reply to another message?',
			'accepted, but not shown as a reply',
		);
	},
};
