import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';

export const createContact: Question = {
	id: 'create-contact',
	question: 'Is a contact created if createcontact is left out?',
	assumed: 'no contact is created',
	source: 'assumed',
	ifWrong: 'every recipient becomes a contact in Picky Assist',
	places: ['nodes/PickyAssist/operations/message/options.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		expectAccepted(await check.step(oneText));
		await check.askWhatArrived(
			'Is your number still absent from the contacts in Picky Assist? (y = absent, n = this check added it, Enter = it was there before)',
			'a contact was created',
			true,
		);
	},
};
