import fc from 'fast-check';

import { InputError, quote } from '../../../../nodes/api/input/inputError';

test('a problem is an error with a sentence, an description and a recipient', () => {
	const problem = new InputError('The number is empty', 'Give one.', '12345');
	expect(problem).toBeInstanceOf(Error);
	expect(problem).toMatchObject({
		name: 'InputError',
		message: 'The number is empty',
		description: 'Give one.',
		recipient: '12345',
	});
});

test.each<[unknown, string]>([
	['Maria', '"Maria"'],
	['two\n\t lines', '"two lines"'],
	[true, '"true"'],
	[1.5, '"1.5"'],
	[12025550101n, '"12025550101"'],
	[null, '"null"'],
	[undefined, '"undefined"'],
	[{ a: [1] }, '"{"a":[1]}"'],
	['a'.repeat(40), `"${'a'.repeat(40)}"`],
	['a'.repeat(41), `"${'a'.repeat(39)}…"`],
])('%p is shown as %s', (value, shown) => {
	expect(quote(value)).toBe(shown);
});

test('any value can be shown in one short line', () => {
	fc.assert(
		fc.property(fc.anything(), (value) => {
			expect(quote(value)).toMatch(/^"[^\n\r\t]{0,40}"$/);
		}),
	);
});

const circle: { self?: object } = {};
circle.self = circle;

test.each<[string, unknown]>([
	['a BigInt', 12025550101n],
	['an object that holds itself', circle],
	['a symbol', Symbol('a')],
	['a function', () => 1],
])('%s can be shown too', (_, value) => {
	expect(quote(value)).toMatch(/^".+"$/);
});
