import { codeName } from '../../../../nodes/api/http/codeNames';
import { idIn, amountIn, rowsIn, textIn } from '../../../../nodes/api/http/responseFields';

test.each<[unknown, unknown]>([
	[
		[{ a: 1 }, null, 'a', [], { b: 2 }],
		[{ a: 1 }, { b: 2 }],
	],
	[[], []],
	[{ 0: {} }, undefined],
	[null, undefined],
])('the rows in %j', (value, rows) => {
	expect(rowsIn(value)).toEqual(rows);
});

test.each<[unknown, string]>([
	[' a b\n', 'a b'],
	[0, '0'],
	[true, ''],
	[['a'], ''],
	[null, ''],
])('the text in %j', (value, text) => {
	expect(textIn(value)).toBe(text);
});

test.each<[unknown, string | undefined]>([
	[' 7 ', '7'],
	['00', '00'],
	['0', undefined],
	[0, undefined],
	['', undefined],
])('the id in %j', (value, id) => {
	expect(idIn(value)).toBe(id);
});

test.each<[unknown, number | undefined]>([
	['1,234', 1234],
	[' 12,345,678 ', 12345678],
	['-1,234.50', -1234.5],
	['1,234.5.6', undefined],
	['1,234 EUR', undefined],
	['EUR 1,234', undefined],
	['1234,567', undefined],
	['1e3', 1000],
	[['1,234'], undefined],
	[[5], undefined],
])('the number in %j', (value, number) => {
	expect(amountIn(value)).toBe(number);
});

test.each<[unknown, string]>([
	['01', 'one'],
	[' 1 ', 'one'],
	['1x', '1x'],
	['toString', 'toString'],
	[2, '2'],
	[undefined, ''],
])('the word for %j', (code, word) => {
	expect(codeName(code, { 1: 'one' })).toBe(word);
});
