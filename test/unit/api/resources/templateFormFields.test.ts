import { readableText, formFieldsOf } from '../../../../nodes/api/resources/templateFormFields';
import { placeholdersIn, type Template } from '../../../../nodes/api/resources/templates';

const TEMPLATE: Template = {
	template_id: 'AB1234',
	template_name: 'order_update',
	template_status: 'approved',
	message_type: 'text',
	category: 'marketing',
	header: '',
	header_variables: 0,
	footer: '',
	languages: [],
};

const requiredOf = (text: string, change: Partial<Template> = {}) =>
	formFieldsOf({ ...TEMPLATE, ...change }, text)
		.filter(({ required }) => required)
		.map(({ id, label }) => [id, label]);

test.each<[string, string[]]>([
	['{{2}} {{1}} {{2}}', ['1', '2']],
	['{{b}} {{3}} {{a}} {{b}}', ['1', '2', '3', 'b', 'a']],
	['{{0}} {{2026}}', ['2026']],
	['{{}} {{ }} {1}', []],
])('%j takes values for %j, in this order', (text, placeholders) => {
	expect(placeholdersIn(text)).toEqual(placeholders);
});

test.each([
	['Hello {{ 1 }},\n{{name}} {{}}', 'Hello ‹1›, ‹name› {{}}'],
	['', ''],
])('%j reads %j', (text, readable) => {
	expect(readableText(text)).toBe(readable);
});

test.each([
	['Hello {{1}}.', 'Hello ‹1›.'],
	['({{1}})', '(‹1›)'],
	[`${'a'.repeat(16)}{{1}}${'b'.repeat(24)}`, `${'a'.repeat(16)}‹1›${'b'.repeat(24)}`],
	[`${'a'.repeat(17)}{{1}}${'b'.repeat(25)}`, `…${'a'.repeat(16)}‹1›${'b'.repeat(24)}…`],
	['= {{1}}', '…= ‹1›'],
])('the label in %j is %j', (text, label) => {
	expect(requiredOf(text)).toEqual([['‹1›', label]]);
});

test('each label has only its own placeholder, and no ID has a point or a bracket', () => {
	expect(requiredOf('{{a.b}}, {{a["b"]}} and {{é}}')).toEqual([
		['‹a-2e-b›', '‹a.b›'],
		['‹a-5b--22-b-22--5d-›', '‹a["b"]› and'],
		['‹é›', 'and ‹é›'],
	]);
});

test.each<[Partial<Template>, unknown]>([
	[{ header: 'Order {{1}}', header_variables: 1 }, [['Header ‹1›', 'Header: Order ‹1›']]],
	[{ message_type: 'image' }, [['Header URL', 'Header: URL of the picture']]],
	[{ message_type: 'video' }, [['Header URL', 'Header: URL of the video']]],
	[{ message_type: 'PDF' }, [['Header URL', 'Header: URL of the PDF']]],
	[{ message_type: '9' }, []],
	[{ header_variables: null }, []],
])('the header of %j', (change, required) => {
	expect(requiredOf('Hello', change)).toEqual(required);
});

test('what the list of templates does not have is optional', () => {
	const optional = (change: Partial<Template>) =>
		formFieldsOf({ ...TEMPLATE, ...change }, 'Hello').map(({ id }) => id);
	const buttons = [
		'URL button 1',
		'URL button 2',
		'Quick reply 1',
		'Quick reply 2',
		'Quick reply 3',
	];
	expect(optional({})).toEqual(buttons);
	expect(optional({ header_variables: null })).toEqual(['Header ‹1›', ...buttons]);
	expect(optional({ message_type: 'PDF' })).toEqual(['Header URL', 'PDF name', ...buttons]);
});
