import { errorText, vendorMessageIn } from '../../../../nodes/api/http/vendorMessage';

test.each<[unknown, string]>([
	[' Not allowed\n', 'Not allowed'],
	[7, '7'],
	[['a', '', ' b ', null, { error: 'c' }], 'a, b, c'],
	[{ error: { message: ['a'] } }, 'a'],
	[true, ''],
	[null, ''],
	[undefined, ''],
	['x'.repeat(501), 'x'.repeat(500)],
	[['x'.repeat(300), 'y'.repeat(300)], `${'x'.repeat(300)}, ${'y'.repeat(198)}`],
])('%j in words is %j', (value, words) => {
	expect(errorText(value)).toBe(words);
});

const KEYS = ['message', 'error_message', 'error', 'err', 'errors', 'reason', 'msg', 'description'];

test.each(KEYS)('the words may stand under %s', (key) => {
	expect(vendorMessageIn({ status: 406, [key]: 'Not allowed' })).toBe('Not allowed');
});

test('the first key that says something counts, the documented one before all others', () => {
	const body = Object.fromEntries(KEYS.map((key) => [key, `in ${key}`]).reverse());
	expect(vendorMessageIn(body)).toBe('in message');
	expect(vendorMessageIn({ ...body, message: ' ' })).toBe('in error_message');
});

test('an answer without words says nothing', () => {
	expect(vendorMessageIn({ status: 406, info: 'x' })).toBe('');
	expect(vendorMessageIn(undefined)).toBe('');
});
