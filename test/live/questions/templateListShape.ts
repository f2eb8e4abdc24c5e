import { requireFilled, expectNone, listOf, typeProblems } from '../expectations';
import { NotAnsweredError, type Question } from '../question';
import { templatesOf } from '../steps';

export const templateListShape: Question = {
	id: 'template-list-shape',
	question: 'What does the list of templates contain?',
	assumed:
		'templates, each with template_id, template_name, template_status, message_type, category, header and footer as text, and its texts by language',
	source: 'documented',
	ifWrong: 'the list in the editor, Template: Get Many or the form of a template lack fields',
	places: ['nodes/api/resources/templates.ts', 'docs/operations.md'],
	async ask(check) {
		const text = ['template_id', 'template_name', 'template_status', 'message_type', 'category'];
		const types = Object.fromEntries(
			[...text, 'header', 'footer'].map((name) => [name, 'string' as const]),
		);
		const templates = await templatesOf(check);
		expectNone(templates.flatMap((one) => typeProblems(one, types)));
		const texts = templates.flatMap((one) => listOf(one, 'template_message'));
		if (texts.length === 0) throw new NotAnsweredError('no template has a text');
		expectNone(
			texts.flatMap((one) => typeProblems(one, { message: 'string', language: 'string' })),
		);
		for (const one of templates) requireFilled(one, ...text);
	},
};
