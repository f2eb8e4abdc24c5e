import { expectTypes } from '../expectations';
import type { Question } from '../question';
import { waitForIncoming } from '../webhookCalls';

export const incomingLocation: Question = {
	id: 'incoming-location',
	question: 'What does an incoming location contain?',
	assumed: 'an object in location or Location, with lat and long as numbers',
	source: 'documented',
	ifWrong: 'the item has no location, or it stays a text',
	places: ['nodes/api/webhook/message.ts', 'nodes/api/webhook/fields.ts'],
	needs: ['webhook'],
	async ask(check) {
		const isLocation = (one: object) => 'location' in one || 'Location' in one;
		const { json } = await waitForIncoming(
			check,
			'Send a location to the channel, of any place.',
			isLocation,
		);
		expectTypes(json?.['location'] ?? json?.['Location'], { lat: 'number', long: 'number' });
	},
};
