import fc from 'fast-check';
import { tokenOf, withToken } from '../../../../nodes/api/http/token';

const token = fc.string({ minLength: 1 }).filter((text) => tokenOf(text) === text);
const blanks = fc.nat({ max: 600 }).map((count) => ' '.repeat(count));
const fields = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.constant('{')), {
	minKeys: 1,
});

test('an object gets the token beside what it has, in a new object', () => {
	const body = { application: '8' };
	expect(withToken(body, 'secret')).toEqual({ application: '8', token: 'secret' });
	expect(body).toEqual({ application: '8' });
});

test.each([undefined, null, '', 'text', [1]])(
	'the body %j becomes an object with the token',
	(body) => {
		expect(withToken(body, 'secret')).toEqual({ token: 'secret' });
	},
);

test('bytes of JSON get the token in front, whatever room there is, and only once', () => {
	fc.assert(
		fc.property(fields, blanks, token, (body, room, secret) => {
			fc.pre(!Object.hasOwn(body, 'token') && !Object.hasOwn(body, '__proto__'));
			const bytes = Buffer.from(`${room}${JSON.stringify(body)}`);
			const once = withToken(bytes, secret);
			expect(JSON.parse(String(once))).toEqual({ token: secret, ...body });
			expect(String(withToken(once, secret))).toBe(String(once));
		}),
	);
});

test.each([' secret', 'secret\n', '\u200Bsecret\uFEFF', '\u00a0 secret \u2060'])(
	'the token %j is trimmed',
	(copied) => {
		expect(tokenOf(copied)).toBe('secret');
		expect(withToken({}, copied)).toEqual({ token: 'secret' });
	},
);

test('blanks inside a token stay, and no token is an empty one', () => {
	expect(tokenOf('a \u200b b')).toBe('a \u200b b');
	expect([undefined, null].map(tokenOf)).toEqual(['', '']);
});

test('bytes with room enough are not copied', () => {
	const bytes = Buffer.from(`${' '.repeat(100)}{"application":"8"}`);
	expect(withToken(bytes, 'secret')).toBe(bytes);
});
