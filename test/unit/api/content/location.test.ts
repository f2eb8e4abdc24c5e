import fc from 'fast-check';
import { toLocation } from '../../../../nodes/api/content/location';
import { HELPFUL, problemOf } from '../problems';

const at = (latitude: unknown, longitude: unknown = '0') =>
	toLocation({ name: '', address: null, latitude, longitude });

test.each([
	['41.9028', '41.9028'],
	[' 41.9028 ', '41.9028'],
	[41.123456789012, '41.123456789012'],
	['.55', '0.55'],
	[41.9028, '41.9028'],
	['+41.9', '41.9'],
	['-90', '-90'],
	['\u221212.5', '-12.5'],
	['.5', '0.5'],
	['7.', '7'],
	[0, '0'],
	[-0, '0'],
	[1e-7, '0.0000001'],
	[-2e-9, '0'],
])('latitude %p goes out as %p', (input, sent) => {
	expect(at(input)).toEqual({ lat: sent, long: '0' });
});

test('the name and the address of the place go along where they are filled in', () => {
	const place = { name: ' Example Shop ', address: '1 Main Street\n', latitude: 1, longitude: 2 };
	expect(Object.entries(toLocation(place))).toEqual([
		['name', 'Example Shop'],
		['address', '1 Main Street'],
		['lat', '1'],
		['long', '2'],
	]);
	expect(toLocation({ ...place, name: ' ', address: '' })).toEqual({ lat: '1', long: '2' });
});

test.each([
	['90', '180'],
	[-90, -180],
])('latitude %p and longitude %p are still on the globe', (latitude, longitude) => {
	expect(at(latitude, longitude)).toEqual({ lat: String(latitude), long: String(longitude) });
});

test('whatever place on the globe: a text that says the same number', () => {
	const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
	fc.assert(
		fc.property(degrees(90), degrees(180), fc.boolean(), (latitude, longitude, asText) => {
			const { lat = '', long = '' } = asText
				? at(latitude.toFixed(9), longitude.toFixed(9))
				: at(latitude, longitude);
			for (const text of [lat, long]) expect(text).toMatch(/^-?\d+(\.\d+)?$/);
			expect(Number(lat)).toBeCloseTo(latitude, 7);
			expect(Number(long)).toBeCloseTo(longitude, 7);
		}),
	);
});

test.each([
	['', /Latitude is empty/],
	[undefined, /Latitude is empty/],
	['200', /Latitude 200 is out of range/],
	[-90.01, /is out of range/],
	['41,9028', /comma/],
	['-41,9', /comma/],
	['about 41,9', /more than one number/],
	['41,9 N', /more than one number/],
	['41.9028, 12.4964', /more than one number/],
	['41.9028 , -12.4964', /more than one number/],
	['41.9028;12.4964', /more than one number/],
	['41°54′N', /not a number/],
	['1e3', /not a number/],
	['0x10', /not a number/],
	['Rome', /not a number/],
	[NaN, /not a number/],
	[Infinity, /not a number/],
	[true, /not a number/],
	[[41.9], /Latitude is a list/],
])('latitude %p is refused', (input, sentence) => {
	const problem = problemOf(() => at(input));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
});

test('a comma is shown as the point that it should be, and swapped fields are guessed', () => {
	expect(problemOf(() => at('41,9028'))?.description).toContain('41.9028');
	expect(problemOf(() => at('120', '40'))?.description).toContain('swapped');
	expect(problemOf(() => at('180', '40'))?.description).toContain('swapped');
	expect(problemOf(() => at('200'))?.description).not.toContain('swapped');
	expect(problemOf(() => at('0', '200'))?.message).toMatch(/^Longitude 200/);
});

test('what is wrong is told of its own field', () => {
	const place = { name: '', address: '', latitude: '1', longitude: '2' };
	const messages = [{ name: ['a'] }, { address: {} }, { longitude: '' }].map(
		(change) => problemOf(() => toLocation({ ...place, ...change }))?.message,
	);
	expect(messages).toEqual([
		expect.stringMatching(/^Name is a list/),
		expect.stringMatching(/^Address is an object/),
		'Longitude is empty',
	]);
	expect(problemOf(() => at('Rome'))?.description).toContain('41.9028');
	expect(problemOf(() => at('1', 'Rome'))?.description).toContain('12.4964');
});
