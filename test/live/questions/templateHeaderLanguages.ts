import { objectsOf } from '../../sandbox/json';
import { expectNoOtherFields } from '../expectations';
import type { Question } from '../question';
import { templatesOf } from '../steps';

export const templateHeaderLanguages: Question = {
	id: 'template-header-languages',
	question: 'Does a header have one text for all languages?',
	assumed: 'the header is beside the texts, once for all languages',
	source: 'assumed',
	ifWrong: "the form's label shows the wrong words",
	places: ['nodes/api/resources/templateFormFields.ts'],
	async ask(check) {
		for (const template of await templatesOf(check))
			for (const text of objectsOf(template, 'template_message'))
				expectNoOtherFields(text, ['message', 'language']);
	},
};
