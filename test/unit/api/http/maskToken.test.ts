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
