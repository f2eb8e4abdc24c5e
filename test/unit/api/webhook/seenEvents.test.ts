import fc from 'fast-check';
import { eventKey } from '../../../../nodes/api/webhook/eventKey';
import { SeenEvents } from '../../../../nodes/api/webhook/seenEvents';

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR;
/** A mark as good as any, without the work of a hash. */
const key = (id: number) => BigInt.asUintN(64, BigInt(id + 1) * 0x9e3779b97f4a7c15n);
const keys = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, index) => key(from + index));
const known = (memory: SeenEvents, ids: number[], now = NOW) =>
	ids.map((id) => memory.isKnown(key(id), now));

it('what was noted is known for a day and some, and then no more, until it is noted again', () => {
	const memory = new SeenEvents();
	expect(known(memory, [1])).toEqual([false]);
	memory.add([key(1)], NOW);
	expect(known(memory, [1, 2])).toEqual([true, false]);
	expect(known(memory, [1], NOW + 25 * HOUR)).toEqual([true]);
	expect(known(memory, [1], NOW + 28 * HOUR)).toEqual([false]);
	memory.add([key(1)], NOW + 28 * HOUR);
	expect(known(memory, [1], NOW + 29 * HOUR)).toEqual([true]);
});

it('what is forgotten is new again', () => {
	const memory = new SeenEvents();
	memory.add([key(1)], NOW);
	memory.forget([key(1), key(2)]);
	expect(known(memory, [1, 2])).toEqual([false, false]);
	memory.add([key(1)], NOW);
	expect(known(memory, [1])).toEqual([true]);
});

it('saves only what is confirmed: what else was noted is new after a restart', () => {
	const memory = new SeenEvents();
	memory.add([key(1), key(2), key(3)], NOW);
	memory.confirm([key(2)]);
	memory.forget([key(3)]);
	const after = new SeenEvents();
	after.restore(memory.save(), NOW);
	expect(known(after, [1, 2, 3])).toEqual([false, true, false]);
});

it('what was noted twice is saved once, and what was forgotten not at all', () => {
	const memory = new SeenEvents();
	memory.add([key(1), key(2)], NOW);
	memory.add([key(1)], NOW + HOUR);
	memory.forget([key(2)]);
	memory.confirm([key(1), key(2)]);
	const saved = Object.entries(memory.save());
	expect(saved.map(([hour, packed]) => [hour, Buffer.from(packed, 'base64').length])).toEqual([
		['500001', 8],
	]);
});

it('keeps the latest 400,000, drops no more than it must, and nothing of the call at hand', () => {
	const memory = new SeenEvents();
	for (let from = 0; from < 400_000; from += 50_000) memory.add(keys(from, from + 50_000), NOW);
	memory.add([key(0)], NOW);
	memory.add(keys(400_000, 400_003), NOW);
	expect(known(memory, [0, 1, 2, 3, 4, 5, 399_999, 400_000, 400_002])).toEqual([
		true,
		false,
		false,
		false,
		true,
		true,
		true,
		true,
		true,
	]);
	memory.add(keys(500_000, 901_000), NOW);
	expect(known(memory, [400_002, 500_000, 900_999])).toEqual([false, true, true]);
});

it('saves the latest 10,000 in 107 kB', () => {
	const memory = new SeenEvents();
	for (let hour = 0; hour < 4; hour++) {
		memory.add(keys(hour * 3_000, hour * 3_000 + 3_000), NOW + hour * HOUR);
		memory.confirm(keys(hour * 3_000, hour * 3_000 + 3_000));
	}
	const saved = memory.save();
	expect(JSON.stringify(saved).length).toBeLessThan(107_000);
	const after = new SeenEvents();
	after.restore(JSON.parse(JSON.stringify(saved)), NOW + 5 * HOUR);
	expect(known(after, [1_999, 2_000, 11_999], NOW + 5 * HOUR)).toEqual([false, true, true]);
});

it('what was saved is learned again, and grows old as it would have', () => {
	const memory = new SeenEvents();
	memory.add([key(1)], NOW);
	memory.add([key(2)], NOW + 20 * HOUR);
	memory.confirm([key(1), key(2)]);
	const after = new SeenEvents();
	after.restore(JSON.parse(JSON.stringify(memory.save())), NOW + 30 * HOUR);
	expect(known(after, [1, 2], NOW + 30 * HOUR)).toEqual([false, true]);
});

it('learns what another process adds to the hour that it saved itself', () => {
	const [one, other] = [new SeenEvents(), new SeenEvents()];
	one.add([key(1)], NOW);
	one.confirm([key(1)]);
	other.restore(one.save(), NOW);
	other.add([key(2)], NOW);
	other.confirm([key(2)]);
	one.restore(other.save(), NOW);
	expect(known(one, [1, 2])).toEqual([true, true]);
});

it('learns nothing from what makes no sense, nor from a future that would never end', () => {
	fc.assert(
		fc.property(fc.anything(), (saved) => {
			const memory = new SeenEvents();
			memory.restore(saved, NOW);
			expect(known(memory, [1])).toEqual([false]);
		}),
	);
	const before = new SeenEvents();
	before.add([key(1)], NOW);
	before.confirm([key(1)]);
	const [packed] = Object.values(before.save());
	const memory = new SeenEvents();
	memory.restore({ 600000: packed, Infinity: packed }, NOW);
	expect(known(memory, [1])).toEqual([false]);
});

it('knows what a plain list would know, whatever is noted and forgotten', () => {
	const step = fc.record({
		ids: fc.array(fc.nat({ max: 900 }), { maxLength: 300 }),
		forgets: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const memory = new SeenEvents();
			const expected = new Set<number>();
			for (const { ids, forgets } of steps) {
				if (forgets) memory.forget(ids.map(key));
				else memory.add(ids.map(key), NOW);
				for (const id of ids)
					if (forgets) expected.delete(id);
					else expected.add(id);
			}
			const all = Array.from({ length: 901 }, (_, id) => id);
			expect(known(memory, all)).toEqual(all.map((id) => expected.has(id)));
		}),
		{ numRuns: 50 },
	);
});

describe('marks', () => {
	it.each([
		[{ event: 'messageReceived' }],
		[{ event: 'messageReceived', unique_id: '' }],
		[{ event: 'messageReceived', unique_id: '000' }],
		[{ event: 'messageReceived', unique_id: ' 0 ' }],
		[{ event: 'messageReceived', unique_id: null }],
		[{ event: 'messageReceived', unique_id: 'NULL' }],
		[{ event: 'numberCheck', msg_id: 'undefined', status: 1 }],
		[{ event: 'deliveryReport', msg_id: '1' }],
		[{ event: 'deliveryReport', msg_id: '0', status: 1 }],
		[{ event: 'groupMembership', unique_id: '1', msg_id: '1', status: 1 }],
		[{ event: 'unknown', unique_id: '1' }],
	])('nothing tells whether %j is a repeat', (item) => {
		expect(eventKey(item)).toBeUndefined();
	});

	it('differ by all that makes an event another one', () => {
		const message = { event: 'messageReceived', unique_id: '1' };
		const row = { event: 'deliveryReport', msg_id: '1', status: 1 };
		const items = [
			message,
			{ ...message, unique_id: '2' },
			...[
				'project_id',
				'application',
				'number',
				'messenger_id',
				'group_id',
				'message',
				'payload',
				'anything',
			].map((key) => ({ ...message, [key]: '1' })),
			...[
				{ direction: 0 },
				{ direction: 1 },
				{ interactive: { id: '1' } },
				{ interactive: { id: '2' } },
				{ interactive: { type: '1' } },
				{ contact: [1] },
				{ contact: [[1]] },
			].map((change) => ({ ...message, ...change })),
			row,
			{ ...row, status: 3 },
			{ ...row, event: 'numberCheck' },
			...[
				'number',
				'channel_id',
				'push_id',
				'error_code',
				'error_message',
				'reference_number',
				'media',
			].map((key) => ({ ...row, [key]: '1' })),
		];
		expect(items.map(eventKey)).not.toContain(undefined);
		expect(new Set(items.map(eventKey)).size).toBe(items.length);
	});

	it('are the same for the same in another form', () => {
		const row = {
			event: 'deliveryReport',
			msg_id: '1',
			status: 1,
			number: '5',
			deep: { a: 1, b: [2] },
		};
		const same = [
			{
				deep: { b: ['2'], a: '1', c: null },
				number: '5',
				status: '1',
				msg_id: '1',
				event: 'deliveryReport',
			},
			...[
				'query',
				'raw_body',
				'received_at',
				'chatInput',
				'time',
				'timestamp',
				'sent_time',
				'Retry_Count',
				'attempt',
			].map((key) => ({ ...row, [key]: 'x' })),
			...[null, '', undefined].map((nothing) => ({ ...row, error_message: nothing })),
		];
		expect(new Set([row, ...same].map(eventKey)).size).toBe(1);
	});
});
