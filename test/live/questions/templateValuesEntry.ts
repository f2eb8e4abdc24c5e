import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { findTemplate, isPlain } from '../steps';

export const templateValuesEntry: Question = {
	id: 'template-values-entry',
	question: 'Are the values of a template sent with each recipient?',
	assumed: 'template_message in the entry, as a list of texts',
	source: 'documented',
	ifWrong: 'templates are rejected, or arrive without their values',
	places: ['nodes/api/content/templateValues.ts', 'docs/variables.md'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		const { template_id, language, values } = await findTemplate(
			check,
			'text template with values',
			(one, text) => isPlain(one) && /\{\{\d/.test(text),
		);
		expectAccepted(
			await check.pushToMe('official', { template_id, language }, { template_message: values }),
		);
		await check.askWhatArrived(
			'Did a template with "value 1" arrive?',
			'accepted, but the values did not arrive',
		);
	},
};
