import fc from 'fast-check';

import { mediaKindOfUrl } from '../../../../nodes/api/content/mediaKind';
import { parseMediaUrl, unreachableMedia } from '../../../../nodes/api/content/mediaUrl';
import { HELPFUL, problemOf } from '../problems';

test.each([
	'https://a.example/offer.jpg',
	'http://a.example/offer.jpg',
	'HTTPS://a.example/offer.jpg',
	'https://a.example:8443/offer.jpg?size=big&q=a%20b#top',
	'https://a.example',
	'https://bücher.example/ä.png',
])('%s stays as it is', (url) => {
	expect(parseMediaUrl(url)).toBe(url);
});

test('blanks and line breaks around it are left out', () => {
	expect(parseMediaUrl('\n https://a.example/1.png \t')).toBe('https://a.example/1.png');
});

test.each<[string, unknown, RegExp]>([
	['nothing', undefined, /empty/],
	['blanks', '  ', /empty/],
	['no scheme', 'a.example/offer.jpg', /not the URL/],
	['another scheme', 'ftp://a.example/offer.jpg', /not the URL/],
	['a file of the computer', 'file:///etc/hosts', /not the URL/],
	['a data address', 'data:image/png;base64,AAAA', /not the URL/],
	['a script', 'javascript:alert(1)', /not the URL/],
	['no host', 'https:///offer.jpg', /not the URL/],
	['a blank inside', 'https://a.example/my offer.jpg', /not the URL/],
	['two addresses', 'https://a.example/1.png\nhttps://a.example/2.png', /not the URL/],
	['a port too high', 'https://a.example:99999/offer.jpg', /not the URL/],
	['a list', ['https://a.example/offer.jpg'], /list/],
	['an object', { url: 'https://a.example/offer.jpg' }, /object/],
])('%s is refused', (_, value, sentence) => {
	const problem = problemOf(() => parseMediaUrl(value));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
});

test('what is taken is an address of http or https, and its kind can be asked', () => {
	const input = fc.oneof(
		fc.webUrl({ withQueryParameters: true }),
		fc.string(),
		fc.anything(),
		fc.string().map((text) => `https://${text}`),
	);
	fc.assert(
		fc.property(input, (value) => {
			let url = '';
			const problem = problemOf(() => (url = parseMediaUrl(value)));
			if (problem) return expect(problem).toEqual(HELPFUL);
			expect(new URL(url).protocol).toMatch(/^https?:$/);
			expect(() => mediaKindOfUrl(url)).not.toThrow();
			return undefined;
		}),
		{ numRuns: 500 },
	);
});

test.each([
	'http://localhost/a.png',
	'http://LOCALHOST.:8080/a.png',
	'http://files.localhost/a.png',
	'http://nas.local/a.png',
	'http://nas.local./a.png',
	'http://home.arpa/a.png',
	'http://minio:9000/a.png',
	'http://n8n.internal/a.png',
	'http://127.0.0.1/a.png',
	'http://127.1/a.png',
	'http://0x7f000001/a.png',
	'http://0.0.0.0/a.png',
	'http://10.1.2.3/a.png',
	'http://10.1.2.30/a.png',
	'http://172.16.0.1/a.png',
	'http://172.20.0.1/a.png',
	'http://172.31.255.1/a.png',
	'http://192.168.1.5:8080/a.png',
	'http://169.254.1.1/a.png',
	'http://100.64.0.1/a.png',
	'http://100.70.0.1/a.png',
	'http://100.99.0.1/a.png',
	'http://100.115.0.1/a.png',
	'http://100.127.0.1/a.png',
	'http://198.18.0.1/a.png',
	'http://198.19.255.1/a.png',
	'http://user:pass@10.0.0.1/a.png',
	'http://[::]/a.png',
	'http://[::1]/a.png',
	'http://[fe80::1]/a.png',
	'http://[fd12:3456::1]/a.png',
	'http://[::ffff:10.0.0.1]/a.png',
])('%s cannot be fetched by Picky Assist', (url) => {
	const problem = unreachableMedia(parseMediaUrl(url));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toContain('private network');
});

test.each([
	'https://files.example.com/a.png',
	'https://files.example.com./a.png',
	'https://100.63.0.1/a.png',
	'https://172.15.0.1/a.png',
	'https://198.17.0.1/a.png',
	'https://198.20.0.1/a.png',
	'https://8.8.8.8/a.png',
	'https://172.32.0.1/a.png',
	'https://100.128.0.1/a.png',
	'https://10.example.com/a.png',
	'https://local.example.com/a.png',
	'https://[2001:db8::1]/a.png',
	'https://192.168.1.5.example.com/a.png',
])('%s may be public', (url) => {
	expect(unreachableMedia(parseMediaUrl(url))).toBeUndefined();
});
