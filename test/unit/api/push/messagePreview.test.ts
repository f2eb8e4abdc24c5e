import { PREVIEW_FIELDS, previewMessage } from '../../../../nodes/api/push/messagePreview';
import type { Draft } from '../../../../nodes/api/push/types';

type Content = Partial<Pick<Draft, 'envelope' | 'entry' | 'media'>>;
const file = { name: 'a.pdf', mimeType: 'application/pdf', bytes: 1_500, stored: true };

test.each<[string, Content, object]>([
	['a text', { entry: { message: 'Hi', reference_number: 'r-1' } }, { message: 'Hi' }],
	[
		'a text for all',
		{ envelope: { application: '8', globalmessage: 'Hi' }, entry: {} },
		{ message: 'Hi' },
	],
	[
		'a file without a caption',
		{ entry: { message: '' }, media: { field: 'media', value: 'https://example.com/a.jpg' } },
		{ media: 'https://example.com/a.jpg' },
	],
	[
		'a file from n8n',
		{ media: { field: 'media_code', value: 'key', file } },
		{ media: 'a.pdf (1,500 bytes)' },
	],
	[
		'a file whose size n8n does not know',
		{ media: { field: 'media_code', value: 'key', file: { ...file, bytes: undefined } } },
		{ media: 'a.pdf (unknown size)' },
	],
	[
		'a template',
		{
			envelope: { template_id: 'AB1', priority: '1' },
			entry: { language: 'en', template_message: ['Ana'], payload: ['yes'] },
		},
		{
			template_id: 'AB1',
			language: 'en',
			values: ['Ana'],
			other_variables: { priority: '1', payload: ['yes'] },
		},
	],
	[
		'a card with a picture, and a file in an extra field',
		{ envelope: { contact: [{ contact_image: 'AAAA' }], globalmedia_code: 'AAA=' } },
		{
			contact: [{ contact_image: '<base64, 3 bytes>' }],
			other_variables: { globalmedia_code: '<base64, 2 bytes>' },
		},
	],
])('%s, in the order of the columns', (_, content, shown) => {
	const preview = previewMessage({ envelope: {}, entry: {}, ...content });
	expect(preview).toEqual(shown);
	const order = PREVIEW_FIELDS.filter((name) => name in preview);
	expect(Object.keys(preview)).toEqual(order);
});
