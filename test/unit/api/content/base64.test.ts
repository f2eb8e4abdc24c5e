import fc from 'fast-check';
import { parseBase64 } from '../../../../nodes/api/content/base64';
import { HELPFUL, problemOf } from '../problems';

const encoded = fc
	.uint8Array({ minLength: 1, maxLength: 200 })
	.map((bytes) => Buffer.from(bytes).toString('base64'));

test('whatever the file: bare, as a data URI, in lines or without padding, it is the same base64', () => {
	fc.assert(
		fc.property(encoded, (text) => {
			const forms = [
				text,
				` ${text}\n`,
				`data:image/png;base64,${text}`,
				text.replace(/.{20}/g, '$&\r\n'),
				text.replace(/=+$/, ''),
			];
			for (const form of forms) expect(parseBase64(form, 'Contact Image')).toBe(text);
		}),
	);
});

test('a file of some megabytes is read whole', () => {
	const text = Buffer.alloc(6_000_000, 7).toString('base64');
	expect(parseBase64(text, 'Contact Image')).toBe(text);
});

test.each(['', '  ', null, undefined])('%p is no file', (nothing) => {
	expect(parseBase64(nothing, 'Contact Image')).toBe('');
});

test.each([
	'a.png',
	'https://a.example/a.png',
	'data:image/png;base64,',
	'data:image/svg+xml,<svg/>',
	'QUJDdata:image/png;base64,QUJD',
	'AA*A',
	'A',
	'====',
	{ a: 1 },
])('%p is refused', (input) =>
	expect(problemOf(() => parseBase64(input, 'Contact Image'))).toEqual(HELPFUL),
);
