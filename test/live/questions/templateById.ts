import {
	requireFilled,
	expectNone,
	expectStatus,
	expectValue,
	typeProblems,
} from '../expectations';
import { idOf } from '../ownCalls';
import { NotAnsweredError, type Question } from '../question';
import { templatesOf } from '../steps';

export const templateById: Question = {
	id: 'template-by-id',
	question: 'What does template-status return for one template?',
	assumed: 'the fields of the template at the top, without templates',
	source: 'documented',
	ifWrong: 'the check of a template before sending finds nothing',
	places: ['nodes/api/resources/templates.ts', 'nodes/api/resources/templateCheck.ts'],
	async ask(check) {
		const id = idOf((await templatesOf(check))[0], 'template_id');
		if (id === '') throw new NotAnsweredError('the first template has no ID');
		const body = expectStatus(await check.read('template-status', { template_id: id }), 100);
		expectNone(
			typeProblems(body, {
				template_id: 'string',
				template_message: 'array',
				templates: 'missing',
			}),
		);
		expectValue('template_id', body['template_id'], id);
		requireFilled(body, 'template_message');
	},
};
