import { expectAccepted } from '../expectations';
import type { Question } from '../question';
import { findTemplate, isPlain } from '../steps';

export const templateValuesGlobal: Question = {
	id: 'template-values-global',
	question: 'Can the values of a template be sent once for all?',
	assumed: 'template_globalmessage at the top, as a list of texts',
	source: 'documented',
	ifWrong: 'Extra Request Fields with it are rejected; the node does not use it by itself',
	places: ['docs/variables.md'],
	needs: ['official'],
	messages: 1,
	async ask(check) {
		const { template_id, language, values } = await findTemplate(
			check,
			'text template with values',
			(one, text) => isPlain(one) && /\{\{\d/.test(text),
		);
		const top = { template_id, language, template_globalmessage: values };
		expectAccepted(await check.pushToMe('official', top));
		await check.askWhatArrived(
			'Did another template with "value 1" arrive?',
			'accepted, but the values did not arrive',
		);
	},
};
