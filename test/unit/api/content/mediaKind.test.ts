import { mediaKindOfUrl } from '../../../../nodes/api/content/mediaKind';

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
