import { planForFreeRequests } from '../../../../nodes/api/push/requestPlan';
import type { Message } from '../../../../nodes/api/push/types';
import { messageTo } from '../messages';

function texts(count: number, more: Partial<Message> = {}): Message[] {
	return Array.from({ length: count }, (_, index) =>
		messageTo(String(12_025_000_000 + index), more),
	);
}
const sizes = (messages: readonly Message[], free: number, perMinute = 90, least?: number) => {
	const { requests } = planForFreeRequests(messages, { free, perMinute }, least);
	return [requests.length, Math.max(...requests.map((request) => request.messages.length))];
};

test.each<[string, number, number, number, number]>([
	['fits', 30_000, 90, 30, 1_000],
	['fits, and a tenth of the limit is left', 81_000, 90, 81, 1_000],
	['would leave less than a tenth', 81_001, 90, 28, 3_000],
	['does not fit', 100_000, 90, 25, 4_000],
	['has less of the limit', 100_000, 40, 13, 8_000],
	['fits into what others left', 20_000, 30, 20, 1_000],
	['does not fit into what others left', 20_000, 10, 3, 7_000],
	['finds nothing free', 20_000, 0, 2, 10_000],
	['finds less than nothing free', 20_000, -5, 2, 10_000],
	['would wait in any case', 200_000, 15, 20, 10_000],
	['is one request anyway', 800, 0, 1, 800],
])('a run that %s: %i messages, %i requests free', (_, count, free, requests, largest) => {
	expect(sizes(texts(count), free)).toEqual([requests, largest]);
});

test('five runs of 100,000 one after the other, and five of 20,000, fit into one minute', () => {
	for (const count of [100_000, 20_000]) {
		let free = 90;
		for (let run = 0; run < 5; run += 1) {
			const [requests = NaN] = sizes(texts(count), free);
			free -= requests;
		}
		expect(free).toBeGreaterThanOrEqual(0);
	}
});

test('a lower limit of requests counts', () => {
	expect(sizes(texts(10_000), 5, 5)).toEqual([1, 10_000]);
	expect(sizes(texts(5_000), 5, 5)).toEqual([5, 1_000]);
});

test('a size that was larger before does not become smaller', () => {
	expect(sizes(texts(6_000), 90, 90, 3_000)).toEqual([2, 3_000]);
	expect(sizes(texts(6_000), 0, 90, 3_000)).toEqual([1, 6_000]);
});

test('where larger requests would not be fewer, they stay as small as can be', () => {
	const different = texts(100).map((message, index) => ({
		...message,
		envelope: { globalmessage: `Text ${index}` },
	}));
	const two = [...different, ...texts(1_500, { envelope: { globalmessage: 'Same' } })];
	expect(sizes(two, 90)).toEqual([101, 1_500]);
	expect(sizes(texts(3, { recipientField: 'group_id' }), 0)).toEqual([3, 1]);
});

test('more than 1,000 recipients only up to the length of 1,000 of the longest texts', () => {
	const long = (length: number) => texts(3_000, { entry: { message: 'x'.repeat(length) } });
	expect(sizes(long(100), 0)).toEqual([1, 3_000]);
	const [requests, largest = NaN] = sizes(long(2_030), 0);
	expect([requests, Math.round(largest / 100)]).toEqual([2, 20]);
	// However long they are, a request has 1,000.
	expect(sizes(long(10_000), 0)).toEqual([3, 1_000]);
	expect(sizes(texts(3_000, { entry: { template_message: ['x'.repeat(4_000)] } }), 0)[0]).toBe(3);
});
