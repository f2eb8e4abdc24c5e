import { bytesInEngine, bytesOfJson } from '../../../nodes/PickyAssist/parameters/inputSize';

const LIMIT = 1_000_000;
const sizeOf = (json: unknown) => bytesInEngine([{ json }], LIMIT);

test('a text that is not Latin-1 takes two bytes a character', () => {
	const empty = sizeOf({ a: '' });
	expect(sizeOf({ a: 'x'.repeat(1_000) }) - empty).toBe(1_000);
	expect(sizeOf({ a: 'é'.repeat(1_000) }) - empty).toBe(1_000);
	expect(sizeOf({ a: 'ж'.repeat(1_000) }) - empty).toBe(2_000);
	expect(sizeOf({ a: `${'x'.repeat(998)}🙂` }) - empty).toBe(2_000);
});

test('many small items count with what n8n puts around them', () => {
	const items = Array.from({ length: 100 }, (_, a) => ({ json: { a }, pairedItem: { item: a } }));
	expect(bytesInEngine(items, LIMIT)).toBeGreaterThan(100 * 200);
});

test('files count, those that items share once', () => {
	const binary = { data: { data: 'A'.repeat(10_000), mimeType: 'image/png' } };
	const one = bytesInEngine([{ json: {}, binary }], LIMIT);
	expect(one).toBeGreaterThan(10_000);
	expect(
		bytesInEngine(
			[
				{ json: {}, binary },
				{ json: {}, binary },
			],
			LIMIT,
		),
	).toBeLessThan(one + 1_000);
	expect(
		bytesInEngine(
			[
				{ json: {}, binary },
				{ json: {}, binary: { ...binary } },
			],
			LIMIT,
		),
	).toBeGreaterThan(2 * 10_000);
});

const itself: { a?: unknown } = {};
itself.a = itself;
test.each([
	['over the limit', { a: 'x'.repeat(LIMIT) }],
	['an instance of a class', { a: new (class Person {})() }],
	['a bigint', { a: 1n }],
	['a list with a field of its own', { a: Object.assign([1], { b: 2 }) }],
	['a list with holes', { a: Object.assign([1], { length: 3 }) }],
	['a field with a name that every object has', { a: { toString: 'x' } }],
	['a field with a name that n8n guards', { a: { caller: 'x' } }],
	['an object that holds itself', itself],
	[
		'a field that cannot be read',
		{
			get a() {
				throw new RangeError('broken');
			},
		},
	],
])('%s is not for all items at once', (_, json) => {
	expect(sizeOf(json)).toBe(Infinity);
});

test('short texts take two bytes a character, whatever they are', () => {
	const empty = sizeOf({ a: '' });
	expect(sizeOf({ a: 'x'.repeat(64) }) - empty).toBe(128);
	expect(sizeOf({ a: 'x'.repeat(65) }) - empty).toBe(65);
});

test.each([[1], [null], [undefined], [true], ['']])('%p takes as much as a number', (a) => {
	expect(sizeOf({ a })).toBe(sizeOf({ a: 0 }));
	expect(sizeOf({ a })).toBeLessThan(LIMIT);
});

test('each field and each value of a list takes its place beside what it holds', () => {
	expect(sizeOf({ a: 1, b: 2 }) - sizeOf({ a: 1 })).toBe(sizeOf({ a: [1] }) - sizeOf({ a: [] }));
	expect(sizeOf({ a: 1, b: 2 }) - sizeOf({ a: 1 })).toBeGreaterThan(16);
	expect(sizeOf(Object.assign(Object.create(null), { a: 1 }))).toBe(sizeOf({ a: 1 }));
});

test('what just fits is counted, and one byte more is over the limit', () => {
	const items = [{ json: { a: [1, 'x'] } }, { json: { a: 2 } }];
	const size = bytesInEngine(items, LIMIT);
	expect(bytesInEngine(items, size)).toBe(size);
	expect(bytesInEngine(items, size - 1)).toBe(Infinity);
});

test('200 objects inside each other are followed, one more is not', () => {
	const nested = (depth: number): unknown => (depth === 0 ? {} : { a: nested(depth - 1) });
	expect(sizeOf(nested(200))).toBeLessThan(LIMIT);
	expect(sizeOf(nested(201))).toBe(Infinity);
});

test('a Date has a size, unless it is made special', () => {
	expect(sizeOf({ a: new Date(0) })).toBe(sizeOf({ a: 0 }));
	expect(sizeOf({ a: Object.assign(new Date(0), { b: 1 }) })).toBe(Infinity);
	expect(sizeOf({ a: new (class extends Date {})() })).toBe(Infinity);
});

test.each([
	[{ a: [1, 'x', null, true] }, true],
	[{ a: undefined }, false],
	[[NaN], false],
	[[-0], false],
	[[new Date(0)], false],
	[Object.create(null), false],
	['x'.repeat(LIMIT), false],
])('JSON keeps %p unchanged: %p', (value, isKept) => {
	expect(Number.isFinite(bytesOfJson(value, LIMIT))).toBe(isKept);
});
