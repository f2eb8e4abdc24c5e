import fc from 'fast-check';

import { halve, planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import { entriesOf, messageTo, mixedMessages } from '../messages';

test('the halves carry the same messages in the same order, and the same of each', () => {
	fc.assert(
		fc.property(mixedMessages, (messages) => {
			for (const request of planPushRequests(messages, 10)) {
				if (request.messages.length < 2) continue;
				const halves = halve(request);
				expect(halves.flatMap((half) => half.messages)).toEqual(request.messages);
				const sizes = halves.map((half) => half.messages.length);
				expect(sizes).toHaveLength(2);
				expect(Math.abs(Number(sizes[0]) - Number(sizes[1]))).toBeLessThanOrEqual(1);
				for (const half of halves) {
					expect(planPushRequests(half.messages, 10).map(toBody)).toEqual([toBody(half)]);
					expect(half.spaced).toBe(request.spaced);
				}
			}
		}),
	);
});

test('two numbers become two requests of one', () => {
	const [request] = planPushRequests([messageTo('12025550101'), messageTo('12025550102')], 10);
	const numbers =
		request && halve(request).map((half) => entriesOf(half).map(({ number }) => number));
	expect(numbers).toEqual([['12025550101'], ['12025550102']]);
});

test.each([
	['10', true],
	['1', true],
	['8', undefined],
])('on channel %s requests with different files go apart: %p', (application, spaced) => {
	const messages = ['1.png', '2.png', '1.png'].map((name, index) =>
		messageTo(String(12_025_550_101 + index), {
			envelope: { application },
			media: { field: 'media', value: `https://a.example/${name}` },
			mediaPerRecipient: application === '8',
		}),
	);
	for (const request of planPushRequests(messages, 10)) expect(request.spaced).toBe(spaced);
	for (const request of planPushRequests(messages.slice(0, 1), 10))
		expect(request.spaced).toBeUndefined();
});
