import { toReadResponse } from '../../../../nodes/api/resources/readResponse';
import {
	ALL_TEMPLATES,
	countVariables,
	readTemplates,
	type Template,
	TEMPLATE_COLUMNS,
} from '../../../../nodes/api/resources/templates';
import { checkTemplate, type TemplateUse } from '../../../../nodes/api/resources/templateCheck';
import { HELPFUL, problemOf } from '../problems';

const result = (body: object) => toReadResponse({ kind: 'http', httpStatus: 200, body });
/** The sample of the template status page. */
const SAMPLE = {
	template_id: 'AB1234',
	template_name: 'order_update',
	template_status: '3',
	message_type: '1',
	category: '13',
	header: '',
	footer: '',
	template_message: [{ message: 'Hello {{1}}', language: 'en' }],
};

function read(...changes: object[]): Template[] {
	const templates = readTemplates(
		result({ status: 100, templates: changes.map((change) => ({ ...SAMPLE, ...change })) }),
	);
	if (!Array.isArray(templates)) throw new Error(templates.reason);
	return templates;
}

test.each([
	['Hello', 0],
	['', 0],
	['Hello {{1}}', 1],
	['{{1}} {{2}} {{1}}', 2],
	['{{ 1 }}', 1],
	['{{10}}', 10],
	['{1} {{}} {{ }}', 0],
	['{{name}} and {{ order_id }}, {{name}}', 2],
	['{{1}} {{name}}', 2],
	['{{1a}} {{a1}}', 2],
])('%p takes %i values', (text, count) => {
	expect(countVariables(text)).toBe(count);
});

test('the sample', () => {
	expect(read({})).toEqual([
		{
			template_id: 'AB1234',
			template_name: 'order_update',
			template_status: 'approved',
			message_type: 'text',
			category: 'marketing',
			header: '',
			header_variables: 0,
			footer: '',
			languages: [{ language: 'en', message: 'Hello {{1}}', variables: 1 }],
		},
	]);
});

test('the question for all templates names none, and each has all columns, in their order', () => {
	expect(ALL_TEMPLATES).toEqual({ endpoint: 'template-status', fields: { template_id: '' } });
	const [template] = read({ template_id: null });
	expect(Object.keys(template ?? {})).toEqual(TEMPLATE_COLUMNS);
	expect(template?.template_id).toBe('');
});

test.each([
	[
		{ template_status: 1, message_type: 3, category: 14 },
		{ template_status: 'pending', message_type: 'PDF', category: 'OTP' },
	],
	[
		{ template_status: '2', message_type: '4', category: '12' },
		{ template_status: 'pending at WhatsApp', message_type: 'video', category: 'transactional' },
	],
	[
		{ template_status: '4', message_type: '2', category: '7' },
		{ template_status: 'rejected', message_type: 'image', category: '7' },
	],
	[
		{ template_status: '9', template_message: null, header: 'No. {{1}}' },
		{ template_status: '9', languages: [], header_variables: 1 },
	],
])('%j is read as %j', (change, shown) => {
	expect(read(change)[0]).toMatchObject(shown);
});

test('an account without any (817) has an empty list; another refusal is one', () => {
	expect(readTemplates(result({ status: 817, message: 'None' }))).toEqual([]);
	expect(readTemplates(result({ status: '817' }))).toEqual([]);
	expect(readTemplates(result({ status: 801 }))).toMatchObject({ kind: 'readFailure', code: 801 });
	expect(readTemplates(toReadResponse({ kind: 'http', httpStatus: 817, body: '' }))).toMatchObject({
		kind: 'readFailure',
	});
	expect(readTemplates(result({ status: 100 }))).toMatchObject({ kind: 'readFailure' });
});

const templates = read(
	{},
	{ template_id: 'HEAD', header: 'No. {{1}}' },
	{ template_id: 'PDF', message_type: '3' },
	{ template_id: 'STICKER', message_type: '9' },
	{ template_id: 'NEW', template_status: '1' },
	{ template_id: 'ODD', template_status: '9' },
	{ template_id: 'BARE', template_message: [] },
	{ template_id: 'NO_LANGUAGE', template_message: [{ message: 'Hello {{1}}' }] },
	{ template_id: 'NULL', header: null, template_message: [{ message: null, language: 'en' }] },
);
const use = (change: Partial<TemplateUse>): TemplateUse => ({
	templateId: 'AB1234',
	language: 'en',
	values: 1,
	hasFile: false,
	...change,
});

test.each([
	{},
	{ templateId: 'HEAD', header: ['7'] },
	{ templateId: 'PDF', header: 'bill.pdf', hasFile: true },
	{ templateId: 'PDF', hasFile: true },
	// What the list does not say is left to Picky Assist.
	{ templateId: 'ODD' },
	{ templateId: 'STICKER' },
	{ templateId: 'STICKER', hasFile: true },
	{ templateId: 'BARE', language: 'xx', values: 5 },
	{ templateId: 'NO_LANGUAGE', values: 5 },
	{ templateId: 'NULL', values: 0 },
	{ templateId: 'NULL', values: 3, header: ['7'] },
])('%j fits its template', (change) => {
	expect(problemOf(() => checkTemplate(templates, use(change)))).toBeUndefined();
});

test.each([
	[{ templateId: 'ab1234' }, 'no template "ab1234"'],
	[{ templateId: 'NEW' }, 'it is pending'],
	[{ language: 'EN' }, 'no language "EN"'],
	[{ values: 0 }, 'takes 1 value, and this item has none'],
	[{ values: 2 }, 'takes 1 value, and this item has 2'],
	[{ templateId: 'HEAD' }, 'header'],
	[{ header: ['7'] }, 'header'],
	[{ header: 'bill.pdf' }, 'no PDF'],
	[{ templateId: 'PDF', header: 'bill.pdf' }, 'has a PDF in its header, and this item has none'],
	[{ hasFile: true }, 'no file in its header'],
])('%j does not fit: %s', (change, says) => {
	const problem = problemOf(() => checkTemplate(templates, use(change)));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toContain(says);
});

const TWO_LANGUAGES = read({
	template_id: 'TWO',
	header: 'No. {{1}} of {{2}}',
	template_message: [
		{ message: 'Hello {{1}}, see {{2}}', language: 'en' },
		{ message: 'Hallo', language: 'de' },
	],
});

test.each([
	[{ values: 2, header: ['7'] }, 'The header of', 'takes 2 values, and this item has 1'],
	[{ values: 2 }, 'The header of', 'takes 2 values, and this item has none'],
	[{ values: 1, header: ['7', '8'] }, '(en)', 'takes 2 values, and this item has 1'],
	[{ language: 'de', values: 1, header: ['7', '8'] }, '(de)', 'takes no values, and this item'],
])('%j: %s %s', (change, what, says) => {
	const problem = problemOf(() =>
		checkTemplate(TWO_LANGUAGES, use({ templateId: 'TWO', ...change })),
	);
	expect(problem?.message).toContain(what);
	expect(problem?.message).toContain(says);
});

test.each([
	[{ values: 1, header: ['7', '8'] }, /"Hello .*Enter 2 values in Values, in order\.$/],
	[{ values: 2, header: ['7'] }, /"No\. .*Enter 2 values in Header Values, in order\.$/],
	[{ language: 'de', values: 1 }, /"Hallo".*Enter no values in Values\.$/],
	[{ language: 'fr' }, /^Available languages: en, de\.$/],
])('%j: what to enter is told', (change, description) => {
	const problem = problemOf(() =>
		checkTemplate(TWO_LANGUAGES, use({ templateId: 'TWO', ...change })),
	);
	expect(problem?.description).toMatch(description);
});

test.each(['1', '2', '4'])('a template of the kind %s has no PDF in its header', (kind) => {
	const [template] = read({ message_type: kind });
	const problem = problemOf(() =>
		checkTemplate(template ? [template] : [], use({ header: 'bill.pdf' })),
	);
	expect(problem?.description).toContain(`Its kind is ${template?.message_type}.`);
});
