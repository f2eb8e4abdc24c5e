import { PNG, textFor } from '../content';
import { expectAccepted } from '../expectations';
import type { Question } from '../question';

export const base64: Question = {
	id: 'base64',
	question: 'In which form is a file sent as base64?',
	assumed: 'bare base64 in globalmedia_code at the top',
	source: 'assumed',
	ifWrong: 'files from the input data do not arrive',
	places: ['nodes/api/content/base64.ts', 'nodes/PickyAssist/send/binaryFiles.ts'],
	needs: ['officialOrWeb'],
	messages: 1,
	async ask(check) {
		const top = { globalmedia_code: PNG, globalmessage: textFor('base64') };
		expectAccepted(await check.pushToMe('officialOrWeb', top));
		await check.askWhatArrived(
			'Did a blue picture arrive, with a caption that ends with "base64"?',
			'accepted, but no picture arrived',
		);
	},
};
