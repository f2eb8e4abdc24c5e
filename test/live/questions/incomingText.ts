import { INCOMING_TEXT } from '../content';
import { expectValue } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';
import { waitForIncomingText } from '../webhookCalls';

export const incomingText: Question = {
	id: 'incoming-text',
	question: 'How is the text of an incoming message encoded?',
	assumed: 'message_in_raw is the text itself; message-in is URL-encoded with + for a space',
	source: 'documented',
	ifWrong: 'texts with +, % or letters with accents arrive changed',
	places: ['nodes/api/webhook/message.ts'],
	needs: ['webhook'],
	async ask(check) {
		const { json } = await waitForIncomingText(check);
		expectValue('message_in_raw', idOf(json, 'message_in_raw'), INCOMING_TEXT);
		const [[, decoded] = []] = new URLSearchParams(`text=${idOf(json, 'message-in')}`);
		expectValue('message-in, decoded,', decoded, INCOMING_TEXT);
	},
};
