import { expectRejected } from '../expectations';
import type { Question } from '../question';
import { findTemplate, NOT_ABOUT_THE_PICTURE } from '../steps';

export const templatePictureRequired: Question = {
	id: 'template-picture-required',
	question:
		'What does Picky Assist return for a template with a picture if the picture is left out?',
	assumed: 'it is rejected',
	source: 'assumed',
	ifWrong: 'the form requires a URL that could be left out. Set Enter Values to List',
	places: ['nodes/api/resources/templateFormFields.ts'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		const { template_id, language, values } = await findTemplate(
			check,
			'template with a picture',
			(one) => String(one['message_type']) === '2',
		);
		const exchange = await check.pushToMe(
			'official',
			{ template_id, language },
			{ template_message: values },
		);
		expectRejected(exchange, NOT_ABOUT_THE_PICTURE);
	},
};
