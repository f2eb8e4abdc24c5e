import { expectNoOtherFields } from '../expectations';
import { idOf } from '../ownCalls';
import { NotAnsweredError, type Question } from '../question';
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
		const templates = await templatesOf(check);
		for (const template of templates)
			expectNoOtherFields(template, [...known, 'header', 'footer', 'template_message']);
		const { buttonTemplate } = check.account;
		if (!templates.some((one) => idOf(one, 'template_id') === buttonTemplate))
			throw new NotAnsweredError(
				'no template in the list is known to have buttons: name one with --button-template',
			);
	},
};
