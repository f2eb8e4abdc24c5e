import { textFor } from '../content';
import { expectAccepted } from '../expectations';
import type { Question } from '../question';

export const locationLevel: Question = {
	id: 'location-level',
	question: 'At which level does location go, and what is it?',
	assumed: 'one object of texts at the top',
	source: 'seen in a public client',
	ifWrong: 'no location arrives, or the request is rejected',
	places: ['nodes/api/content/location.ts', 'docs/variables.md'],
	needs: ['officialOrWeb'],
	messages: 1,
	async ask(check) {
		const location = {
			name: textFor('location'),
			address: 'Piazza',
			lat: '41.9028',
			long: '12.4964',
		};
		expectAccepted(await check.pushToMe('officialOrWeb', { location }));
		await check.askWhatArrived(
			'Did a location in Rome arrive?',
			'accepted, but no location arrived',
		);
	},
};
