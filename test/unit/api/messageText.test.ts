import fc from 'fast-check';

import { requiredText, textOf } from '../../../nodes/api/messageText';
import { HELPFUL, problemOf } from './problems';

test('a text never changes, not even its blanks and line breaks', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(textOf(text, 'Message')).toBe(text);
			if (text.trim() !== '') expect(requiredText(text, 'Message')).toBe(text);
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

test.each([[''], ['  '], ['\n\t'], ['\u00a0'], [undefined], [null]])(
	'%p is no message',
	(value) => {
		const problem = problemOf(() => requiredText(value, 'Message'));
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toBe('Message is empty');
	},
);
