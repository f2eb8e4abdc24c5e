import fc from 'fast-check';

import { isJsonValue, isPlainObject, parseJson } from '../../../nodes/api/json';

test.each<[string, unknown, boolean]>([
	['an object', { a: 1 }, true],
	['an empty object', {}, true],
	['a list', [{}], false],
	['null', null, false],
	['nothing', undefined, false],
	['a text', '{}', false],
	['a number', 1, false],
])('%s: is it an object of JSON?', (_, value, expected) => {
	expect(isPlainObject(value)).toBe(expected);
});

test('the value of a JSON text comes back', () => {
	fc.assert(
		fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
			const text = JSON.stringify(value);
			expect(JSON.stringify(parseJson(text))).toBe(text);
		}),
	);
});

test.each(['', '{', '<html>', '{"a":1', 'undefined', "{'a':1}", '[1,]'])(
	'%p is no JSON and gives undefined',
	(text) => {
		expect(parseJson(text)).toBeUndefined();
	},
);

test.each<[unknown, boolean]>([
	[null, true],
	['a', true],
	[false, true],
	[1.5, true],
	[NaN, false],
	[Infinity, false],
	[undefined, false],
	[1n, false],
	[() => 1, false],
	[[1, ['a']], true],
	[[1, [undefined]], false],
	[{ a: { b: null } }, true],
	[{ a: { b: NaN }, c: 1 }, false],
])('%p can stand in JSON: %p', (value, expected) => {
	expect(isJsonValue(value)).toBe(expected);
});
