import { baseUrlOf, PLATFORM_BASE_URLS } from '../../../../nodes/api/http/platforms';
import { HELPFUL, problemOf } from '../problems';

test('each platform answers at its own address', () => {
	expect(baseUrlOf('v4', undefined)).toBe('https://app.pickyassist.com/api/v2');
	expect(baseUrlOf('v3', undefined)).toBe('https://pickyassist.com/app/api/v2');
});

test('the address of the user counts only for Custom', () => {
	expect(baseUrlOf('v4', 'https://proxy.example/api')).toBe(PLATFORM_BASE_URLS.v4);
	expect(baseUrlOf('v3', 'https://proxy.example/api')).toBe(PLATFORM_BASE_URLS.v3);
	expect(baseUrlOf('custom', 'https://proxy.example/api')).toBe('https://proxy.example/api');
});

test.each([
	['https://proxy.example/api/', 'https://proxy.example/api'],
	['https://proxy.example/api///', 'https://proxy.example/api'],
	['  https://proxy.example/api/ \n', 'https://proxy.example/api'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%p is used as %p', (baseUrl, expected) => {
	expect(baseUrlOf('custom', baseUrl)).toBe(expected);
});

test.each([[undefined], [null], [''], ['v5']])('platform %p is the newest', (platform) => {
	expect(baseUrlOf(platform, '')).toBe(PLATFORM_BASE_URLS.v4);
});

test.each([
	[''],
	[undefined],
	['  '],
	['proxy.example/api'],
	['ftp://proxy.example'],
	['xhttps://proxy.example'],
	['https://'],
	['http://a b'],
])('Base URL %p is refused before anything is sent there', (baseUrl) => {
	expect(problemOf(() => baseUrlOf('custom', baseUrl))).toEqual(HELPFUL);
});
