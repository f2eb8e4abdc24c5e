import { PNG } from '../content';
import { expectRejected } from '../expectations';
import type { Question } from '../question';
import { findTemplate, NOT_ABOUT_THE_PICTURE } from '../steps';

export const templatePictureBase64: Question = {
	id: 'template-picture-base64',
	question: 'Can the picture of a template be sent as base64?',
	assumed: 'media_code is rejected for the header of a template',
	source: 'assumed',
	ifWrong: 'files from the input data could be offered',
	places: ['nodes/PickyAssist/operations/message/templateFields.ts'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		const { template_id, language, values } = await findTemplate(
			check,
			'template with a picture',
			(one) => String(one['message_type']) === '2',
		);
		const entry = { template_message: values, media_code: PNG };
		expectRejected(
			await check.pushToMe('official', { template_id, language }, entry),
			NOT_ABOUT_THE_PICTURE,
		);
	},
};
