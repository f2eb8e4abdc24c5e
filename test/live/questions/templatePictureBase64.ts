import { isRefusal, statusNumber } from '../../../nodes/api/http/statusCodes';
import { PNG } from '../content';
import { bodyOf, shown } from '../expectations';
import { DifferentError, type Question } from '../question';
import { findTemplate } from '../steps';

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
		const { status } = bodyOf(await check.pushToMe('official', { template_id, language }, entry));
		if (!isRefusal(statusNumber(status) ?? 100))
			throw new DifferentError(`status ${shown(status)}`);
	},
};
