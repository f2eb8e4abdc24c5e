import { expectAccepted } from '../expectations';
import type { Question } from '../question';

export const contactLevel: Question = {
	id: 'contact-level',
	question: 'At which level does contact go, and what is it?',
	assumed: 'a list of objects at the top',
	source: 'seen in a public client',
	ifWrong: 'no contact card arrives, or the request is rejected',
	places: ['nodes/api/content/contactCard.ts', 'docs/variables.md'],
	needs: ['officialOrWeb'],
	messages: 1,
	async ask(check) {
		const contact = [{ first_name: 'Live', last_name: 'Check', phone: check.account.number }];
		expectAccepted(await check.pushToMe('officialOrWeb', { contact }));
		await check.askWhatArrived(
			'Did a contact card "Live Check" arrive?',
			'accepted, but no contact card arrived',
		);
	},
};
