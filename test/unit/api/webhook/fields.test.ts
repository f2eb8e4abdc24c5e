import fc from 'fast-check';
import { buildItem, fieldsOf, toCode, toId } from '../../../../nodes/api/webhook/fields';

it("names have underscores; only Picky Assist's own lose their capitals", () => {
	expect(
		fieldsOf({ 'Unique-Id': 1, 'Order-Id': 2, Location: 3, LOCATION_X: 4 }).map(({ name }) => name),
	).toEqual(['unique_id', 'Order_Id', 'location', 'LOCATION_X']);
});

it.each([
	['1', 1],
	[' 2 ', 2],
	['-3', -3],
	['01', 1],
	['1.5', '1.5'],
	['', ''],
	['x', 'x'],
	[null, null],
	['1234567890123456', '1234567890123456'],
])('the code %j is %j', (value, code) => {
	expect(toCode(value)).toBe(code);
});

it.each([
	[12025550101, '12025550101'],
	['0012', '0012'],
	[null, null],
	[true, true],
])('the id %j is %j', (value, id) => {
	expect(toId(value)).toBe(id);
});

it('every value of a payload is in the item, whatever the keys are', () => {
	const key = fc.constantFrom(
		'a',
		'a-b',
		'a_b',
		'event',
		'other',
		'other-',
		'other_',
		'query',
		'unique-id',
		'unique_id',
		'Unique-Id',
		'toString',
		'constructor',
	);
	fc.assert(
		fc.property(fc.dictionary(key, fc.nat()), fc.dictionary(key, fc.nat()), (row, beside) => {
			const item = buildItem({ event: 'unknown' }, [...fieldsOf(row), ...fieldsOf(beside)], {
				query: {},
			});
			const { other, ...own } = item;
			const kept = [
				...Object.values(own),
				...(typeof other === 'object' && other ? Object.values(other) : [other]),
			].filter((value) => typeof value === 'number');
			const sent = [...Object.values(row), ...Object.values(beside)];
			expect(kept.sort()).toEqual(sent.sort());
			expect(item.event).toBe('unknown');
			expect(item.query).toEqual({});
		}),
	);
});
