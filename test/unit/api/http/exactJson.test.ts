import fc from 'fast-check';
import { parseExactJson } from '../../../../nodes/api/http/exactJson';

it.each([
	['{"a": 10000000000000000123}', { a: '10000000000000000123' }],
	['[-99999999999999999999]', ['-99999999999999999999']],
	['9007199254740993', '9007199254740993'],
	['9007199254740991', 9007199254740991],
	['{"a": 0.12345678901234567890}', { a: Number('0.12345678901234567890') }],
	['{"a": 12345678901234567890.5}', { a: Number('12345678901234567890.5') }],
	['{"a": 1e20, "b": 12345678901234567890e2}', { a: 1e20, b: Number('12345678901234567890e2') }],
	[
		'{"a": "say \\"10000000000000000123\\" \\\\", "b": 10000000000000000123}',
		{ a: 'say "10000000000000000123" \\', b: '10000000000000000123' },
	],
	['[12345678901234567890e+2]', [Number('12345678901234567890e+2')]],
	['[12345678901234567890E-12]', [Number('12345678901234567890E-12')]],
	['{"10000000000000000123": 1}', { '10000000000000000123': 1 }],
	['\uFEFF{"a": 10000000000000000123}', { a: '10000000000000000123' }],
])('%s', (text, value) => {
	expect(parseExactJson(text)).toEqual(value);
});

it.each(['', '{', '{10000000000000000123: 1}', 'nonsense 10000000000000000123', '\uFEFF', '01'])(
	'%j is no JSON',
	(text) => {
		expect(parseExactJson(text)).toBeUndefined();
	},
);

it('gives what JSON.parse gives, wherever no number is too long', () => {
	fc.assert(
		fc.property(
			fc.jsonValue({ maxDepth: 4 }),
			fc.constantFrom('1234567890123456', 'a"b\\'),
			(value, text) => {
				const json = JSON.stringify([value, text], (_key, inner) =>
					typeof inner === 'number' && !Number.isSafeInteger(inner) && Number.isInteger(inner)
						? 0.5
						: inner,
				);
				expect(parseExactJson(json)).toEqual(JSON.parse(json));
			},
		),
	);
});

it('keeps the long numbers beside a string with any number of escapes', () => {
	const text = '\\n1234567890123456'.repeat(300_000);
	expect(parseExactJson(`{"a":"${text}","b":1,"c":10000000000000000123}`)).toMatchObject({
		b: 1,
		c: '10000000000000000123',
	});
});
