import { type JsonObject, objectsOf, textOf } from '../../sandbox/json';
import { expectNoOtherFields, listOf } from '../expectations';
import { NotAnsweredError, type Question } from '../question';
import { templatesOf } from '../steps';

export const templateHeaderLanguages: Question = {
	id: 'template-header-languages',
	question: 'Does a header have one text for all languages?',
	assumed: 'the header is beside the texts, once for all languages',
	source: 'assumed',
	ifWrong: "the form's label shows the wrong words",
	places: ['nodes/api/resources/templateFormFields.ts'],
	async ask(check) {
		const templates = await templatesOf(check);
		const texts = templates.flatMap((one) => listOf(one, 'template_message'));
		if (texts.length === 0) throw new NotAnsweredError('no template has a text');
		for (const text of texts) expectNoOtherFields(text, ['message', 'language']);
		const hasBoth = (one: JsonObject) =>
			textOf(one, 'header') !== '' && objectsOf(one, 'template_message').length > 1;
		if (!templates.some(hasBoth))
			throw new NotAnsweredError('no template has a text header and texts in two languages');
	},
};
