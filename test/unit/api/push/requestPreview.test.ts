import fc from 'fast-check';
import { previewBody } from '../../../../nodes/api/push/requestPreview';
import { planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import { messageTo } from '../messages';

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
			const shown = previewBody(body, []);
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

test('a file that is read only when the request leaves counts with its size', () => {
	const stored = { name: 'a.pdf', mimeType: 'application/pdf', bytes: 1_000_000, stored: true };
	const [request] = planPushRequests(
		[messageTo('12025550101', { media: { field: 'media_code', value: 'key', file: stored } })],
		1,
	);
	const shown = request && previewBody(toBody(request), request.messages);
	expect(shown?.body).toMatchObject({ globalmedia_code: '<base64, 1,000,000 bytes>' });
	const whole = JSON.stringify({
		...(request && toBody(request)),
		globalmedia_code: Buffer.alloc(1_000_000).toString('base64'),
	});
	expect(shown?.bytes).toBe(whole.length);
});
