import { textFor } from '../content';
import { expectAccepted } from '../expectations';
import type { Question } from '../question';

export const pictureUrl: Question = {
	id: 'picture-url',
	question: 'Can a picture be sent by URL?',
	assumed: 'globalmedia at the top, with the caption in the entry',
	source: 'documented',
	ifWrong: 'pictures arrive without caption, or not at all',
	places: ['nodes/PickyAssist/operations/message/sendMedia.ts'],
	needs: ['officialOrWeb', 'pictureUrl'],
	messages: 1,
	async ask(check) {
		const { pictureUrl = '' } = check.account;
		expectAccepted(
			await check.pushToMe(
				'officialOrWeb',
				{ globalmedia: pictureUrl },
				{ message: textFor('picture') },
			),
		);
		await check.askWhatArrived(
			'Did your picture arrive, with a caption that ends with "picture"?',
			'accepted, but the picture with its caption did not arrive',
		);
	},
};
