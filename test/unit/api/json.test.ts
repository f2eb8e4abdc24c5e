import fc from 'fast-check';

import { isPlainObject, parseJson } from '../../../nodes/api/json';

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
