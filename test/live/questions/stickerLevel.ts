import { WEBP } from '../content';
import { expectAccepted } from '../expectations';
import type { Question } from '../question';

export const stickerLevel: Question = {
	id: 'sticker-level',
	question: 'At which level does sticker go?',
	assumed: 'sticker: 1 at the top, beside the file',
	source: 'assumed',
	ifWrong: 'the sticker arrives as a picture, or the request is rejected',
	places: ['nodes/PickyAssist/operations/message/sendMedia.ts', 'docs/variables.md'],
	needs: ['officialOrWeb'],
	messages: 1,
	async ask(check) {
		expectAccepted(await check.pushToMe('officialOrWeb', { globalmedia_code: WEBP, sticker: 1 }));
		await check.askWhatArrived('Did a blue sticker arrive?', 'accepted, but no sticker arrived');
	},
};
