import fc from 'fast-check';
import { isSecret, SecretFilter } from '../../../../nodes/api/webhook/secret';

it('only the secret itself, blanks around it aside, is the secret', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), fc.string(), (secret, given) => {
			expect(isSecret(secret, [given])).toBe(secret.trim() === given.trim());
			expect(isSecret(secret, [given, secret])).toBe(true);
		}),
	);
});

it.each([[undefined], [null], [{}], [{ toString: () => 'abc' }], [true], [[]], [[['abc']]]])(
	'%j is not the secret',
	(given) => {
		expect(isSecret('abc', [given])).toBe(false);
	},
);

it('blanks around it do not count', () => {
	expect(isSecret(' abc ', ['abc\n'])).toBe(true);
	expect(new SecretFilter(' abcdefgh\n').redactValue('abcdefgh')).toBe('***');
});

it('may stand in a list, and may be a number', () => {
	expect(isSecret('abc', [['x', 'abc']])).toBe(true);
	expect(isSecret('123', [123])).toBe(true);
});

const SECRET = 'zq-Secret 9/ü';

it('its own key is taken out, however it is spelled', () => {
	expect(
		new SecretFilter('abcdefgh').redact({ secret: 'abcdefgh', a: 1, Secret: 'b', SECRET: 'c' }),
	).toEqual({ a: 1 });
});

it.each([
	[SECRET, '***'],
	[`a ${SECRET} b ${SECRET}`, 'a *** b ***'],
	[
		`https://example.com/?secret=${encodeURIComponent(SECRET)}&a=1`,
		'https://example.com/?secret=***&a=1',
	],
	['?secret=zq-Secret+9%2F%C3%BC', '?secret=***'],
	['?secret=zq-Secret%209%2f%c3%bc', '***'],
	['100% sure: %7Aq-Secret%209/%C3%BC', '***'],
	[encodeURIComponent(encodeURIComponent(SECRET)), '***'],
	[{ a: [{ b: SECRET, [SECRET]: 1 }] }, { a: [{ b: '***', '***': 1 }] }],
	[JSON.stringify({ secret: SECRET }), '{"secret":"***"}'],
	['zq-secret 9/ü', 'zq-secret 9/ü'],
	['100%', '100%'],
	[5, 5],
	[null, null],
	[undefined, undefined],
])('%j is shown as %j', (value, shown) => {
	expect(new SecretFilter(SECRET).redactValue(value)).toEqual(shown);
});

it('a text that gives it away is told from one that does not', () => {
	const filter = new SecretFilter('abcdefgh');
	expect(['an abcdefgh', '%61bcdefgh', 'abc'].map((text) => filter.appearsIn(text))).toEqual([
		true,
		true,
		false,
	]);
});

it('eight characters are hidden inside a text too', () => {
	expect(new SecretFilter('abcdefgh').redactValue('x abcdefgh y')).toBe('x *** y');
});

it('a secret of quotes and backslashes is found in JSON texts', () => {
	expect(new SecretFilter('12"34\\5678').redactValue(JSON.stringify(['12"34\\5678']))).toBe(
		'["***"]',
	);
});

it('a secret of digits is found as a number, and not in a part of one', () => {
	const filter = new SecretFilter('20255501');
	expect([20255501, 12025550101].map((value) => filter.redactValue(value))).toEqual([
		'***',
		12025550101,
	]);
});

it('a short secret is hidden where it is the whole value, and is no part of a word', () => {
	const filter = new SecretFilter('abc');
	expect(
		['abc', ' abc ', 'abcd', 'The abc of it'].map((value) => filter.redactValue(value)),
	).toEqual(['***', '***', 'abcd', 'The abc of it']);
});

it('nothing is left of it, in whatever text it stands', () => {
	fc.assert(
		fc.property(
			fc.string({ minLength: 8 }).filter((text) => text.trim().length >= 8),
			fc.string(),
			fc.string(),
			(secret, before, after) => {
				const filter = new SecretFilter(secret);
				const hidden = filter.redactValue({
					a: `${before}${secret.trim()}${after}`,
					b: `${before}${encodeURIComponent(secret.trim())}`,
				});
				expect(filter.appearsIn(JSON.stringify(hidden))).toBe(false);
			},
		),
	);
});
