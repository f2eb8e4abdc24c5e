import { sizeHints } from '../../../../nodes/api/push/mediaSizes';
import type { Message } from '../../../../nodes/api/push/types';
import { messageTo } from '../messages';

function withFile(
	name: string,
	mimeType: string,
	bytes: number | undefined,
	changes: Partial<Message> = {},
): Message {
	return messageTo('12025550101', {
		media: { field: 'media_code', value: name, file: { name, mimeType, bytes, stored: true } },
		...changes,
	});
}

test.each<[string, Message, number]>([
	['a picture of 5 MB', withFile('a.png', 'image/png', 5_000_000), 0],
	['a larger picture', withFile('a.png', 'image/png', 5_000_001), 1],
	['a video', withFile('a.mp4', 'video/mp4', 16_000_001), 1],
	['a video of 16 MB', withFile('a.mp4', 'video/mp4', 16_000_000), 0],
	['an audio file', withFile('a.mp3', 'audio/mpeg', 16_000_001), 1],
	['an audio file of 16 MB', withFile('a.mp3', 'audio/mpeg', 16_000_000), 0],
	[
		'a sticker of 500 KB',
		withFile('a.webp', 'image/webp', 500_000, { envelope: { application: '8', sticker: 1 } }),
		0,
	],
	['a document', withFile('a.pdf', 'application/pdf', 100_000_001), 1],
	['a document of 100 MB', withFile('a.pdf', 'application/pdf', 100_000_000), 0],
	[
		'a sticker',
		withFile('a.webp', 'image/webp', 500_001, { envelope: { application: '8', sticker: 1 } }),
		1,
	],
	[
		'a picture known by its name alone',
		withFile('a.png', 'application/octet-stream', 5_000_001),
		1,
	],
	['nobody knows what it is', withFile('a', 'application/octet-stream', 900_000_000), 0],
	['nobody knows how large it is', withFile('a.png', 'image/png', undefined), 0],
	['Messenger', withFile('a.png', 'image/png', 5_000_001, { recipientField: 'messenger_id' }), 0],
	['no file', messageTo('12025550101'), 0],
])('%s', (_, message, hints) => {
	expect(sizeHints([message])).toHaveLength(hints);
});

test('one hint for each kind of file, with the first name', () => {
	const hints = sizeHints([
		withFile('one.png', 'image/png', 6_000_000),
		withFile('two.png', 'image/png', 6_000_000),
		withFile('three.mp4', 'video/mp4', 60_000_000),
	]);
	expect(hints.map((hint) => hint.split(' ')[0])).toEqual(['one.png', 'three.mp4']);
});

test.each([
	['image/png', '5 MB'],
	['video/mp4', '16 MB'],
	['audio/mpeg', '16 MB'],
	['application/pdf', '100 MB'],
])('the hint about a file of the type %s names the limit of %s', (mimeType, limit) => {
	const [hint] = sizeHints([withFile('a', mimeType, 900_000_000)]);
	expect(hint).toMatch(new RegExp(`^a .* ${limit}\\.$`));
});
