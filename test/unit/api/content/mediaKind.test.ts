import {
	mediaKindOf,
	mediaKindOfFile,
	mediaKindOfUrl,
} from '../../../../nodes/api/content/mediaKind';

test.each([
	['https://a.example/offer.jpg', 'image'],
	['https://a.example/offer.JPEG', 'image'],
	['https://a.example/offer.png?size=big&name=x.pdf', 'image'],
	['https://a.example/v1.2/film.mp4#t=10', 'video'],
	['https://a.example/film.3gpp', 'video'],
	['https://a.example/song.mp3', 'audio'],
	['https://a.example/song.opus', 'audio'],
	['https://a.example/offer.pdf', 'document'],
	['https://a.example/my%20offer.pdf', 'document'],
	['https://a.example/list.xlsx', 'document'],
	['https://a.example/photo.jpg.zip', 'document'],
])('the file of %s is of the kind %s', (url, kind) => {
	expect(mediaKindOfUrl(url)).toBe(kind);
});

test.each([
	'https://a.example',
	'https://movies.mp4',
	'https://a.example/',
	'https://a.example/download?file=offer.pdf',
	'https://a.example/offer.pdf/',
	'https://a.example/offer.unknown',
	'https://a.example/offer.',
	'https://a.example/photo.jpg/show',
	'https://a.example/x.constructor',
])('the name of %s does not tell', (url) => {
	expect(mediaKindOfUrl(url)).toBeUndefined();
});

test.each([
	['image/png', 'offer.pdf', 'image'],
	['video/mp4', '', 'video'],
	['audio/ogg', 'note', 'audio'],
	['application/pdf', 'photo.jpg', 'document'],
	['text/plain', '', 'document'],
	['application/octet-stream', 'photo.JPG', 'image'],
	['binary/octet-stream', 'song.mp3', 'audio'],
	['', 'offer.pdf', 'document'],
	['', 'offer', undefined],
	['application/octet-stream', 'photo.jpg.part', undefined],
])('a file of the type %j with the name %j is of the kind %s', (mimeType, name, kind) => {
	expect(mediaKindOfFile({ mimeType, name })).toBe(kind);
});

test.each([
	...['jpg', 'jpeg', 'gif', 'png', 'webp'].map((extension) => [extension, 'image']),
	...['mp4', '3gp', '3gpp'].map((extension) => [extension, 'video']),
	...['mp3', 'wav', 'aac', 'm4a', 'amr', 'ogg', 'opus'].map((extension) => [extension, 'audio']),
	...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'csv', 'txt', 'zip'].map((extension) => [
		extension,
		'document',
	]),
])('.%s is the extension of a file of the kind %s', (extension, kind) => {
	expect(mediaKindOfUrl(`https://a.example/file.${extension}`)).toBe(kind);
});

test('the kind of a file to send along: of its own name and type, or else of its address', () => {
	const value = 'https://a.example/offer.pdf';
	expect(mediaKindOf({ field: 'media', value })).toBe('document');
	const file = { name: 'photo', mimeType: 'image/png', bytes: 3, stored: false };
	expect(mediaKindOf({ field: 'media_code', value: 'QUJD', file })).toBe('image');
});
