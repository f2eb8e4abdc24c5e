import { requireFilled, expectTypes } from '../expectations';
import { idOf } from '../ownCalls';
import { DifferentError, type Question } from '../question';
import { waitForIncoming } from '../webhookCalls';

export const incomingGroup: Question = {
	id: 'incoming-group',
	question: 'In which format is the sender in a group message?',
	assumed: 'the digits of the phone are beside an @ in number, and group-id is text',
	source: 'seen in a public client',
	ifWrong: 'number is not a phone number: Reply and the opt-out example do not find the person',
	places: ['nodes/api/webhook/message.ts', 'nodes/api/recipient/whatsAppId.ts'],
	needs: ['web', 'group', 'webhook'],
	async ask(check) {
		const { json } = await waitForIncoming(
			check,
			'Write something in the group from your phone.',
			(one) => 'group-id' in one,
		);
		expectTypes(json, { 'group-id': 'string' });
		requireFilled(json, 'group-id');
		const form = idOf(json, 'number').replace(check.account.number, 'PHONE');
		if (!/@PHONE$|^PHONE@/.test(form)) throw new DifferentError('the number is in another form');
	},
};
