import fc from 'fast-check';
import { repeatMark } from '../../../../nodes/api/webhook/repeatMark';
import { RepeatMemory } from '../../../../nodes/api/webhook/repeatMemory';

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR;
const mark = (id: number) => repeatMark({ event: 'messageReceived', unique_id: `id-${id}` }) ?? '';

it('a mark is new once', () => {
	const memory = new RepeatMemory();
	expect([memory.note(mark(1), NOW), memory.note(mark(1), NOW), memory.note(mark(2), NOW)]).toEqual([true, false, true]);
});

it('is a repeat for a day and some, and then no more', () => {
	const memory = new RepeatMemory();
	memory.note(mark(1), NOW);
	expect(memory.note(mark(1), NOW + 25 * HOUR)).toBe(false);
	expect(memory.note(mark(1), NOW + 28 * HOUR)).toBe(true);
	expect(memory.note(mark(1), NOW + 29 * HOUR)).toBe(false);
});

it('what is forgotten is new again', () => {
	const memory = new RepeatMemory();
	memory.note(mark(1), NOW);
	memory.forget([mark(1), mark(2)]);
	expect(memory.note(mark(1), NOW)).toBe(true);
});

it('saves only what is confirmed: what else was noted is new after a restart', () => {
	const memory = new RepeatMemory();
	for (const id of [1, 2, 3]) memory.note(mark(id), NOW);
	memory.confirm([mark(2)]);
	memory.forget([mark(3)]);
	const after = new RepeatMemory();
	after.learn(memory.save(), NOW);
	expect([1, 2, 3].map((id) => after.note(mark(id), NOW))).toEqual([true, false, true]);
});

it('keeps the latest 10,000 and saves the latest 2,000, in 25 kB', () => {
	const memory = new RepeatMemory();
	for (let id = 0; id < 12_000; id++) {
		memory.note(mark(id), NOW + id * 1_000);
		memory.confirm([mark(id)]);
	}
	const saved = memory.save();
	expect(JSON.stringify(saved).length).toBeLessThan(25_000);
	const after = new RepeatMemory();
	after.learn(saved, NOW + 5 * HOUR);
	const isKnown = (known: RepeatMemory, id: number) => !known.note(mark(id), NOW + 5 * HOUR);
	expect([isKnown(after, 11_999), isKnown(after, 10_000), isKnown(after, 9_999)]).toEqual([true, true, false]);
	expect([isKnown(memory, 2_000), isKnown(memory, 0)]).toEqual([true, false]);
});

it('what was saved is learned again, and grows old as it would have', () => {
	const memory = new RepeatMemory();
	memory.note(mark(1), NOW);
	memory.note(mark(2), NOW + 20 * HOUR);
	memory.confirm([mark(1), mark(2)]);
	const after = new RepeatMemory();
	after.learn(JSON.parse(JSON.stringify(memory.save())), NOW + 30 * HOUR);
	expect([after.note(mark(1), NOW + 30 * HOUR), after.note(mark(2), NOW + 30 * HOUR)]).toEqual([true, false]);
});

it('learns nothing from what makes no sense, nor from a future that would never end', () => {
	fc.assert(
		fc.property(fc.anything(), (saved) => {
			const memory = new RepeatMemory();
			memory.learn(saved, NOW);
			expect(memory.note(mark(1), NOW)).toBe(true);
		}),
	);
	const memory = new RepeatMemory();
	memory.learn({ 600000: mark(1), Infinity: mark(1) }, NOW);
	expect(memory.note(mark(1), NOW)).toBe(true);
});

describe('marks', () => {
	it.each([
		[{ event: 'messageReceived' }],
		[{ event: 'messageReceived', unique_id: '' }],
		[{ event: 'messageReceived', unique_id: '000' }],
		[{ event: 'messageReceived', unique_id: null }],
		[{ event: 'deliveryReport', msg_id: '1' }],
		[{ event: 'deliveryReport', msg_id: '0', status: 1 }],
		[{ event: 'groupMembership', unique_id: '1', msg_id: '1', status: 1 }],
		[{ event: 'unknown', unique_id: '1' }],
	])('nothing tells whether %j is a repeat', (item) => {
		expect(repeatMark(item)).toBeUndefined();
	});

	it('differ by all that makes an event another one', () => {
		const items = [
			{ event: 'messageReceived', unique_id: '1' },
			{ event: 'messageReceived', unique_id: '2' },
			{ event: 'messageReceived', unique_id: '1', project_id: '1' },
			{ event: 'messageReceived', unique_id: '1', application: '1' },
			{ event: 'deliveryReport', msg_id: '1', status: 1 },
			{ event: 'deliveryReport', msg_id: '1', status: 3 },
			{ event: 'numberCheck', msg_id: '1', status: 1 },
		];
		expect(new Set(items.map(repeatMark)).size).toBe(items.length);
	});
});
