import fc from 'fast-check';

import { isBlank, requiredText, textOf } from '../../../../nodes/api/input/text';
import { HELPFUL, problemOf } from '../problems';

test('a text never changes, not even its blanks and line breaks', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			fc.pre(!/[nN]aN|Infinity|object|Invalid/.test(text));
			expect(textOf(text, 'Message')).toBe(text);
			if (!isBlank(text)) expect(requiredText(text, 'Message')).toBe(text);
		}),
	);
	expect(requiredText('  two\r\nlines 👋🏽\n', 'Message')).toBe('  two\r\nlines 👋🏽\n');
});

test.each<[unknown, string]>([
	[undefined, ''],
	[null, ''],
	[0, '0'],
	[12.5, '12.5'],
	[false, 'false'],
	[true, 'true'],
])('%p is written %p', (value, text) => {
	expect(textOf(value, 'Message')).toBe(text);
});

test('numbers and booleans are texts enough', () => {
	expect(requiredText(0, 'Message')).toBe('0');
	expect(requiredText(false, 'Message')).toBe('false');
});

test.each<[unknown, RegExp]>([
	[['a'], /Caption is a list/],
	[[], /Caption is a list/],
	[{ text: 'a' }, /Caption is an object/],
	[new Date(0), /Caption is an object/],
])('%p is refused instead of being sent as [object Object]', (value, sentence) => {
	for (const read of [textOf, requiredText]) {
		const problem = problemOf(() => read(value, 'Caption'));
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toMatch(sentence);
	}
});

test.each([
	NaN,
	Infinity,
	-Infinity,
	'NaN',
	' Infinity\n',
	'-Infinity',
	'Hi [object Object]',
	'[object Object]',
])('%p is refused', (value) => {
	for (const read of [textOf, requiredText]) {
		const problem = problemOf(() => read(value, 'Message'));
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toMatch(/^Message contains /);
	}
});

test.each([
	'Naan',
	'To Infinity and beyond',
	'NaN is a word',
	'The result is NaN',
	'undefined',
	'null',
	'👨‍👩‍👧',
	'é',
	'☎️',
])('%p is a text', (text) => {
	expect(requiredText(text, 'Message')).toBe(text);
});

test.each([
	[''],
	['\u200b'],
	['\ufeff'],
	['\u2060 \u200d'],
	['\u3164'],
	['\ufe0f'],
	['\u2800'],
	['\u00ad'],
	['\u0000'],
	['  '],
	['\n\t'],
	['\u00a0'],
	[undefined],
	[null],
])('%p is no message', (value) => {
	const problem = problemOf(() => requiredText(value, 'Message'));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toBe('Message is empty');
});

test('an object in a field is refused with an expression for that field', () => {
	const problem = problemOf(() => textOf({ a: 1 }, 'Contact Name (1)'));
	expect(problem?.description).toContain('{{ $json.contact_name_1_ }}');
});

test('what a calculation gave is named, and an object has fields to use', () => {
	const infinity = problemOf(() => textOf(' -Infinity\n', 'Message'));
	expect(infinity?.message).toBe('Message contains -Infinity');
	expect(infinity?.description).toContain('returns -Infinity for this item');
	const object = problemOf(() => textOf('Hi [object Object]', 'Message'));
	expect(object?.description).toContain('one of its fields');
});

test.each(['Invalid DateTime', 'On Invalid Date', 'In Invalid Duration', 'Invalid Interval.'])(
	'%s is a failed calculation, not a text',
	(text) => {
		const problem = problemOf(() => textOf(text, 'Message'));
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toMatch(/^Message contains Invalid \w+$/);
	},
);
