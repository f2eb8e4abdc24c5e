import { readEvent } from '../../../../nodes/api/webhook/events';
import { DELIVERY_MESSAGE_TYPES, MESSAGE_TYPES } from '../../../../nodes/api/http/codeNames';

const read = (payload: Record<string, string | number | object>) =>
	readEvent(payload, { query: {}, rawBody: false });

it.each([
	[{ 'message-in': '' }, 'messageReceived'],
	[{ 'message-in-raw': 'x', event_id: 1 }, 'messageReceived'],
	[{ 'unique-id': '1' }, 'messageReceived'],
	[{ event_id: 1, 'unique-id': '1' }, 'deliveryReport'],
	[{ 'event-id': ' 2 ' }, 'numberCheck'],
	[{ Event_Id: 3 }, 'groupMembership'],
	[{ event_id: '04' }, 'newSubscriber'],
	[{ event_id: 1.5 }, 'unknown'],
	[{ event_id: '' }, 'unknown'],
	[{ message: 'Hi', number: '1' }, 'unknown'],
])('%j is %s', (payload, kind) => {
	expect(read(payload).kind).toBe(kind);
});

it.each([
	[{ 'unique-id': '1' }, { event: 'messageReceived', message: '', unique_id: '1' }],
	[
		{ event_id: 4, number: 1 },
		{ event: 'newSubscriber', event_id: 4, number: '1' },
	],
	[{ a: 1 }, { event: 'unknown', a: 1 }],
])(
	'%j is one item, with the query where there is one, and the body where it is asked for',
	(payload, item) => {
		expect(readEvent(payload, { query: {}, rawBody: false }).items).toStrictEqual([item]);
		expect(readEvent(payload, { query: { a: 'b' }, rawBody: true }).items).toStrictEqual([
			{ ...item, query: { a: 'b' }, raw_body: payload },
		]);
	},
);

it('messages and delivery reports number the kinds of messages differently', () => {
	const message = (type: number) => read({ 'unique-id': '1', type }).items[0]?.type_text;
	const report = (type: number) =>
		read({ event_id: 1, data: [{ message_type: type }] }).items[0]?.message_type_text;
	expect([1, 2, 3, 4, 5].map(message)).toEqual(['text', 'image', 'video', 'audio', 'location']);
	expect([1, 2, 3, 4, 5].map(report)).toEqual(['image', 'video', 'text', 'audio', 'document']);
	expect(MESSAGE_TYPES).not.toEqual(DELIVERY_MESSAGE_TYPES);
});

it('reads 10,000 rows in a moment', () => {
	const data = Array.from({ length: 10_000 }, (_, id) => ({
		msg_id: id,
		status: '1',
		number: '12025550101',
		message: 'x'.repeat(100),
	}));
	const begin = performance.now();
	const { items } = readEvent({ event_id: 1, data }, { query: {}, rawBody: true });
	expect(items).toHaveLength(10_000);
	expect(performance.now() - begin).toBeLessThan(2_000);
});
