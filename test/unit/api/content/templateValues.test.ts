import fc from 'fast-check';

import {
	parseTextList,
	templateHeader,
	templateValues,
} from '../../../../nodes/api/content/templateValues';
import { HELPFUL, problemOf } from '../problems';

test.each([
	['Ana\norder-1001', ['Ana', 'order-1001']],
	['Ana\r\norder-1001\r\n', ['Ana', 'order-1001']],
	['Ana\n', ['Ana']],
	['Hello ["An"a"]', ['Hello ["An"a"]']],
	['["An"a"] hello', ['["An"a"] hello']],
	['Ana', ['Ana']],
	[12.5, ['12.5']],
	['["Ana", "order-1001"]', ['Ana', 'order-1001']],
	[' ["Ana",\n 7] ', ['Ana', '7']],
	['["a, b"]', ['a, b']],
	['[]', []],
	['[12]', ['[12]']],
	['[Ana] and [Ben]', ['[Ana] and [Ben]']],
	['{"a":1}', ['{"a":1}']],
	[
		['Ana', 7, true],
		['Ana', '7', 'true'],
	],
	['', []],
	['  ', []],
	[null, []],
	[undefined, []],
	[[], []],
])('%j is the list %j', (given, list) => {
	expect(parseTextList(given, 'Values')).toEqual(list);
});

test('texts without line breaks come back as they are, from a text and from an array', () => {
	const text = fc.stringMatching(/^[^\r\n]*[^\s][^\r\n]*$/);
	fc.assert(
		fc.property(fc.array(text, { minLength: 1 }), (texts) => {
			expect(parseTextList(texts, 'Values')).toEqual(texts);
			expect(parseTextList(texts.join('\n'), 'Values')).toEqual(texts);
		}),
	);
});

test.each([
	['["An"a"]'],
	[' ["An"a"] '],
	['[ "An"a" ]'],
	["['Ana']"],
	['["a\nb"]'],
	['[""]'],
	[['\u200b']],
	[['a', '']],
	[['a', null]],
	['a\n\nb'],
	[[' ']],
	[[['a']]],
	[[{}]],
	[{ a: 1 }],
])('%j is refused', (given) => {
	expect(problemOf(() => parseTextList(given, 'Values'))).toEqual(HELPFUL);
});

test.each([
	[['a\nb'], 'a line break'],
	[['a\rb'], 'a line break'],
	[['a', 'b\tc'], 'a tab'],
	['a     b', 'more than four spaces in a row'],
])('the values %j are refused for %s', (given, what) => {
	const problem = problemOf(() => templateValues(given, 'Values'));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toContain(what);
});

test('four spaces in a row pass', () => {
	expect(templateValues('a    b', 'Values')).toEqual(['a    b']);
});

test.each([
	['Order 1', '', ['Order 1']],
	['', 'bill.pdf', 'bill.pdf'],
	['', 'x'.repeat(60), 'x'.repeat(60)],
	['', ' ', undefined],
	[undefined, undefined, undefined],
])('header values %j and PDF name %j are %j', (headerValues, pdfName, header) => {
	expect(templateHeader(headerValues, pdfName)).toEqual(header);
});

test.each([
	['a', 'b.pdf'],
	['', 'x'.repeat(61)],
	['a\tb', ''],
])('header values %j and PDF name %j are refused', (headerValues, pdfName) => {
	expect(problemOf(() => templateHeader(headerValues, pdfName))).toEqual(HELPFUL);
});

test('a value is named by its place, and a list by its field', () => {
	const message = (work: () => unknown) => problemOf(work)?.message;
	expect(message(() => parseTextList(['a', ''], 'Values'))).toBe('Value 2 of Values is empty');
	expect(message(() => templateValues(['a', 'b\tc'], 'Values'))).toMatch(/^Value 2 of Values /);
	expect(message(() => templateHeader({}, ''))).toMatch(/^Header Values is an object/);
	expect(message(() => templateHeader('', ['a.pdf']))).toMatch(/^PDF Name is a list/);
});
