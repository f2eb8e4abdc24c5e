import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { findTemplate } from '../steps';

export const templateVideo: Question = {
	id: 'template-video',
	question: 'Can a template with a video be sent?',
	assumed: 'media and globalmedia accept a video',
	source: 'assumed',
	ifWrong: 'the template is rejected',
	places: ['nodes/PickyAssist/operations/message/templateFields.ts'],
	needs: ['official', 'videoUrl'],
	messages: 1,
	async ask(check) {
		const { template_id, language, values } = await findTemplate(
			check,
			'template with a video',
			(one) => String(one['message_type']) === '4',
		);
		const { videoUrl = '' } = check.account;
		const entry = { template_message: values, media: videoUrl };
		expectAccepted(await check.pushToMe('official', { template_id, language }, entry));
		await check.askWhatArrived(
			'Did a template with your video arrive?',
			'accepted, but the video did not arrive',
		);
	},
};
