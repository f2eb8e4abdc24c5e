import { parseReference } from '../../../../nodes/api/input/referenceNumber';

test.each([
	['order-1', 'order-1'],
	[' order-1 ', 'order-1'],
	[0, '0'],
	[77, '77'],
	[12.5, '12.5'],
	[12345678901234567890n, '12345678901234567890'],
	['null', 'null'],
])('%p is the reference %p', (value, reference) => {
	expect(parseReference(value)).toBe(reference);
});

test.each([
	'',
	' \n',
	'\u200b',
	' \ufeff',
	null,
	undefined,
	true,
	false,
	NaN,
	Infinity,
	2 ** 60,
	{},
	[],
	['a'],
])('%p is no reference', (value) => {
	expect(parseReference(value)).toBeUndefined();
});
