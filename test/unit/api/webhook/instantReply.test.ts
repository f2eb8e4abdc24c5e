import fc from 'fast-check';
import { instantReply } from '../../../../nodes/api/webhook/instantReply';

it.each([
	[0, '0'],
	[5, '5'],
	['90', '90'],
	[3600, '3600'],
	[3601, '3600'],
	[Infinity, '3600'],
	[-1, '0'],
	[1.4, '1'],
	['x', '0'],
	[NaN, '0'],
	[undefined, '0'],
	[null, '0'],
	[{}, '0'],
])('a delay of %j is sent as %j', (delay, seconds) => {
	expect(instantReply('Thanks', delay)).toEqual({ 'message-out': 'Thanks', delay: seconds });
});

it.each([[''], [' \n'], ['\u200b'], [null], [undefined], [{}], [['Hi']], [true]])(
	'%j sends nothing',
	(text) => {
		expect(instantReply(text, 0)).toEqual({});
	},
);

it('the text goes out as it is, and a number as its digits', () => {
	expect(instantReply(' a+b %20 👋\n', 0)).toEqual({ 'message-out': ' a+b %20 👋\n', delay: '0' });
	expect(instantReply(4821, 0)).toEqual({ 'message-out': '4821', delay: '0' });
});

it('the delay is always a whole number of seconds from 0 to 3600, as text', () => {
	fc.assert(
		fc.property(
			fc.anything({
				withNullPrototype: true,
				withBigInt: true,
				key: fc.constantFrom('toString', 'valueOf', 'a'),
			}),
			(delay) => {
				const reply = instantReply('Hi', delay);
				expect(Number(reply.delay)).toBeGreaterThanOrEqual(0);
				expect(Number(reply.delay)).toBeLessThanOrEqual(3600);
				expect(reply.delay).toMatch(/^\d+$/);
			},
		),
	);
});
