import fc from 'fast-check';
import { shownBody } from '../../../nodes/api/shownBody';

const file = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));

test('files are shown by their size, wherever they stand, and the size of the whole is exact', () => {
	fc.assert(
		fc.property(file, file, fc.string(), (first, second, text) => {
			const body = {
				application: '8',
				globalmedia_code: first.toString('base64'),
				data: [{ number: '1', message: text, media_code: second.toString('base64') }],
				contact: [{ contact_image: first.toString('base64') }],
			};
			const before = structuredClone(body);
			const shown = shownBody(body);
			expect(shown.body).toEqual({
				application: '8',
				globalmedia_code: `<base64, ${first.length} bytes>`,
				data: [{ number: '1', message: text, media_code: `<base64, ${second.length} bytes>` }],
				contact: [{ contact_image: `<base64, ${first.length} bytes>` }],
			});
			expect(shown.bytes).toBe(Buffer.byteLength(JSON.stringify(body)));
			expect(body).toEqual(before);
		}),
	);
});
