import { expectAccepted } from '../judge';
import type { Question } from '../question';

export const contactLevel: Question = {
	id: 'contact-level',
	question: 'Where does contact stand, and what is it?',
	assumed: 'a list of objects at the top',
	source: 'seen by a public client',
	ifWrong: 'no contact card arrives, or the request is refused',
	places: ['nodes/api/content/contactCard.ts', 'docs/variables.md'],
	needs: ['officialOrWeb'],
	messages: 1,
	async ask(check) {
		const contact = [{ first_name: 'Live', last_name: 'Check', phone: check.account.number }];
		expectAccepted(await check.pushToMe('officialOrWeb', { contact }));
		await check.look(
			'Did a contact card "Live Check" arrive?',
			'accepted, but no contact card arrived',
		);
	},
};
