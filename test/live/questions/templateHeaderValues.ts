import { textOf } from '../../sandbox/json';
import { countValues } from '../../sandbox/templates/template';
import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { findTemplate } from '../steps';

export const templateHeaderValues: Question = {
	id: 'template-header-values',
	question: 'How are the values of a text header sent?',
	assumed: 'template_header in the entry, as a list of texts',
	source: 'seen in a public client',
	ifWrong: 'the header is sent without its values, or rejected',
	places: ['nodes/api/content/templateValues.ts', 'docs/variables.md'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		let count = 0;
		const { template_id, language, values } = await findTemplate(
			check,
			'template with values in its header',
			(one) => {
				count = String(one['message_type']) === '1' ? countValues(textOf(one, 'header')) : 0;
				return count > 0;
			},
		);
		const template_header = Array.from({ length: count }, (_, index) => `header ${index + 1}`);
		const entry = { template_message: values, template_header };
		expectAccepted(await check.pushToMe('official', { template_id, language }, entry));
		await check.askWhatArrived(
			'Did a template with "header 1" in its header arrive?',
			'accepted, but the header did not arrive',
		);
	},
};
