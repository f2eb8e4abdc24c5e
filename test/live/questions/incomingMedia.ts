import { requireFilled, expectTypes, expectValue } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';
import { waitForIncoming } from '../webhookCalls';

export const incomingMedia: Question = {
	id: 'incoming-media',
	question: 'What does an incoming picture contain?',
	assumed: 'media-url as text, and type 2',
	source: 'documented',
	ifWrong: 'the file is not downloaded, or message_type_text is wrong',
	places: ['nodes/api/webhook/message.ts', 'nodes/PickyAssistTrigger/downloads.ts'],
	needs: ['webhook'],
	async ask(check) {
		const { json } = await waitForIncoming(
			check,
			'Send a picture without a caption to the channel.',
			(one) => 'media-url' in one || idOf(one, 'type') === '2',
		);
		expectTypes(json, { 'media-url': 'string' });
		requireFilled(json, 'media-url');
		expectValue('type', idOf(json, 'type'), '2');
	},
};
