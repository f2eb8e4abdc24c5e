import fc from 'fast-check';
import { fileNameOf, mimeTypeOf } from '../../../../nodes/api/webhook/fileHeaders';

it.each([
	['https://a.example/b/c.jpg?d=e.png#f', '', 'c.jpg'],
	['https://a.example/b%2F..%2Fc%3F.jpg', '', 'c.jpg'],
	['https://a.example/a+b%20c.jpg', '', 'a+b c.jpg'],
	['https://a.example/100%.jpg', '', '100%.jpg'],
	['https://a.example/', '', 'file'],
	['https://a.example/b/', '', 'file'],
	['https://a.example/..%2f..', '', 'file'],
	['https://a.example/a.jpg', 'attachment', 'a.jpg'],
	['https://a.example/a.jpg', 'attachment; filename=b.pdf', 'b.pdf'],
	['https://a.example/a.jpg', 'attachment; filename="b; c.pdf"', 'b; c.pdf'],
	['https://a.example/a.jpg', 'attachment; filename="..\\..\\b.pdf"', 'b.pdf'],
	['https://a.example/a.jpg', `filename="b.pdf"; filename*=UTF-8''%e2%82%ac.pdf`, '€.pdf'],
	['https://a.example/a.jpg', `inline; filename*=utf-8'de'a+b.pdf`, 'a+b.pdf'],
	['https://a.example/a.jpg', 'attachment; filename=""', 'a.jpg'],
	['https://a.example/a.jpg', 'attachment; filename="\u0000\u001f"', 'a.jpg'],
])('%s with the header %j is called %s', (url, disposition, name) => {
	expect(fileNameOf(url, disposition)).toBe(name);
});

it('a name is never blank, long, hidden or in a folder', () => {
	fc.assert(
		fc.property(fc.webUrl(), fc.string({ unit: 'binary' }), (url, header) => {
			const name = fileNameOf(url, `attachment; filename="${header}"`);
			expect(name).toMatch(/^[^./\\][^/\\]{0,99}$/s);
		}),
	);
});

it.each([
	['image/GIF; charset=binary', 'image/gif'],
	['application/vnd.ms-excel', 'application/vnd.ms-excel'],
	['application/octet-stream', undefined],
	['binary/octet-stream', undefined],
	['nonsense', undefined],
	['', undefined],
])('the content type %j is the MIME type %s', (header, type) => {
	expect(mimeTypeOf(header)).toBe(type);
});
