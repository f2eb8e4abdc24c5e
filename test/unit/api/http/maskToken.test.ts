import fc from 'fast-check';

import { tokenMask } from '../../../../nodes/api/http/maskToken';

/** The ways in which servers write a text into a response. */
const WAYS: ReadonlyArray<[name: string, write: (token: string) => unknown]> = [
	['as it is', (token) => `The token ${token} is wrong`],
	['at depth', (token) => ({ data: [{ why: [token, `${token}${token}`] }] })],
	['as a name', (token) => ({ tokens: { [token]: 1, [`x-${token}`]: 2 } })],
	['as JSON in a text', (token) => JSON.stringify({ token })],
	['as JSON in JSON', (token) => JSON.stringify(JSON.stringify({ token }))],
	[
		'as PHP writes JSON',
		(token) =>
			JSON.stringify(token)
				.replaceAll('/', '\\/')
				.replace(
					/[^\x20-\x7e]/g,
					(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
				),
	],
	['in an address', (token) => `/push?token=${encodeURIComponent(token)}&x`],
	[
		'in an address, small letters',
		(token) => encodeURIComponent(token).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
	],
	['as a form', (token) => new URLSearchParams({ token }).toString()],
	[
		'in HTML',
		(token) =>
			`<b>${token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#039;')}</b>`,
	],
	['in base64', (token) => Buffer.from(token).toString('base64')],
];
const TOKENS = [
	'sandbox-token-7f3a',
	'a"b\\c/d',
	'schlüssel+&<>\'"%20',
	'tok en!*()',
	'漢字-🔑-token',
	'1234567890',
];

describe.each(WAYS)('%s', (_, write) => {
	it.each(TOKENS)('%s does not come through', (token) => {
		const masked = JSON.stringify(tokenMask(token)(write(token)));
		expect(masked).toContain('***');
		for (const spelling of [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)])
			expect(masked).not.toContain(spelling);
	});
});

const percent = (text: string) =>
	[...text].map((sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).join('');
const strictUri = (token: string) => encodeURIComponent(token).replace(/[!'()*]/g, percent);
const html = (token: string) =>
	token
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
const jsonOf = (token: string) => JSON.stringify(token).slice(1, -1);
const escaped = (text: string, inCase: (digits: string) => string) =>
	text.replace(
		/[^\x20-\x7e]/g,
		(sign) => `\\u${inCase(sign.charCodeAt(0).toString(16).padStart(4, '0'))}`,
	);

/** A token as servers spell it. */
const SPELLINGS: ReadonlyArray<[name: string, spell: (token: string) => string]> = [
	['as it is', (token) => token],
	['in JSON', jsonOf],
	['in JSON in JSON', (token) => jsonOf(jsonOf(token))],
	['in ASCII JSON', (token) => escaped(jsonOf(token), (digits) => digits)],
	['in ASCII JSON, capitals', (token) => escaped(jsonOf(token), (digits) => digits.toUpperCase())],
	["in PHP's JSON", (token) => escaped(jsonOf(token).replaceAll('/', '\\/'), (digits) => digits)],
	['in an address', encodeURIComponent],
	['in an address, all signs', strictUri],
	[
		'in an address, small letters',
		(token) => strictUri(token).replace(/%../g, (code) => code.toLowerCase()),
	],
	['in a form', (token) => new URLSearchParams([['', token]]).toString().slice(1)],
	['in a form of JavaScript', (token) => encodeURIComponent(token).replaceAll('%20', '+')],
	['in a form of PHP', (token) => strictUri(token).replaceAll('%20', '+')],
	['in HTML', html],
	['in HTML of PHP', (token) => html(token).replaceAll("'", '&#039;')],
	['in HTML of Python', (token) => html(token).replaceAll("'", '&#39;')],
	['in XML', (token) => html(token).replaceAll("'", '&apos;')],
	['in base64', (token) => Buffer.from(token).toString('base64')],
	['in base64 for addresses', (token) => Buffer.from(token).toString('base64url')],
];

describe.each(SPELLINGS)('nothing but the token is taken out: %s', (_, spell) => {
	it.each([...TOKENS, "it's a token!", '\u0007bell/token'])('%j', (token) => {
		expect(tokenMask(token)(`x ${spell(token)} y`)).toBe('x *** y');
	});
});

test('half a surrogate pair in a token does no harm', () => {
	expect(tokenMask('\ud83d-token')(['a \ud83d-token'])).toEqual(['a ***']);
});

test('a number of fewer than six digits could be anything', () => {
	expect(tokenMask('12345')({ price: 12345, token: '12345' })).toEqual({
		price: 12345,
		token: '***',
	});
	expect(tokenMask('123456')({ a: 123456, b: null, c: true })).toEqual({
		a: '***',
		b: null,
		c: true,
	});
});

test('a token of digits is masked as a number too', () => {
	expect(tokenMask('123456789')({ token: 123456789, status: 100 })).toEqual({
		token: '***',
		status: 100,
	});
});

test('what does not hold the token stays the very same', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (result) => {
			fc.pre(!JSON.stringify(result).includes('sandbox-token'));
			expect(tokenMask('sandbox-token')(result)).toBe(result);
		}),
	);
	expect(tokenMask('')({ a: 1 })).toEqual({ a: 1 });
});
