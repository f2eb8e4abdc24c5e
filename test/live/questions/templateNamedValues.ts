import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { findTemplate, isPlain } from '../steps';

export const templateNamedValues: Question = {
	id: 'template-named-values',
	question: 'In which order are the values of named placeholders sent?',
	assumed: 'in the order of their first appearance in the text of that language',
	source: 'assumed',
	ifWrong: 'values are swapped. Use a template with numbers',
	places: ['nodes/api/content/templateValues.ts', 'nodes/api/resources/templateFormFields.ts'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		const { template_id, language, values } = await findTemplate(
			check,
			'text template with two named placeholders',
			(one, text) => isPlain(one) && /\{\{\s*[a-z]\w*\s*\}\}.*\{\{\s*[a-z]\w*\s*\}\}/is.test(text),
		);
		expectAccepted(
			await check.pushToMe('official', { template_id, language }, { template_message: values }),
		);
		await check.askWhatArrived(
			'Did a template arrive in which "value 1" comes before "value 2"?',
			'accepted, but the values are in another order',
			true,
		);
	},
};
