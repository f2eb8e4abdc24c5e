import { expectNoOtherFields } from '../expectations';
import type { Question } from '../question';
import { templatesOf } from '../steps';

export const templateButtonsUnlisted: Question = {
	id: 'template-buttons-unlisted',
	question: 'Does the list of templates include buttons?',
	assumed: 'it never includes buttons',
	source: 'assumed',
	ifWrong: 'the form offers optional fields where it could offer the real ones',
	places: ['nodes/api/resources/templateFormFields.ts'],
	async ask(check) {
		const known = ['template_id', 'template_name', 'template_status', 'message_type', 'category'];
		for (const template of await templatesOf(check))
			expectNoOtherFields(template, [...known, 'header', 'footer', 'template_message']);
	},
};
