import fc from 'fast-check';
import { isSecret, withoutSecret } from '../../../../nodes/api/webhook/secret';

it('only the secret itself, blanks around it aside, is the secret', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), fc.string(), (secret, given) => {
			expect(isSecret(secret, [given])).toBe(secret.trim() === given.trim());
			expect(isSecret(secret, [given, secret])).toBe(true);
		}),
	);
});

it.each([[undefined], [null], [{}], [{ toString: () => 'abc' }], [true], [[]], [[['abc']]]])('%j is not the secret', (given) => {
	expect(isSecret('abc', [given])).toBe(false);
});

it('may stand in a list, and may be a number', () => {
	expect(isSecret('abc', [['x', 'abc']])).toBe(true);
	expect(isSecret('123', [123])).toBe(true);
});

it('is taken out', () => {
	expect(withoutSecret({ secret: 'abc', a: 1, Secret: 'b' })).toEqual({ a: 1, Secret: 'b' });
});
