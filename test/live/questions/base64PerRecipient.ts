import { PNG, textFor } from '../content';
import { expectAccepted } from '../expectations';
import type { Question } from '../question';

export const base64PerRecipient: Question = {
	id: 'base64-per-recipient',
	question: 'Can each recipient have a file of their own as base64?',
	assumed: 'bare base64 in media_code of the entry',
	source: 'assumed',
	ifWrong: 'personal files from the input data do not arrive',
	places: ['nodes/api/content/media.ts'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		const entry = { media_code: PNG, message: textFor('base64 for one recipient') };
		expectAccepted(await check.pushToMe('official', {}, entry));
		await check.askWhatArrived(
			'Did a blue picture arrive, with a caption that ends with "base64 for one recipient"?',
			'accepted, but no picture arrived',
		);
	},
};
