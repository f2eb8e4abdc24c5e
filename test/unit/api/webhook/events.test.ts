import { readEvent } from '../../../../nodes/api/webhook/events';
import { DELIVERY_MESSAGE_TYPES, MESSAGE_TYPES } from '../../../../nodes/api/http/codeNames';

const OPTIONS = { receivedAt: '2026-01-02T03:04:05.000+00:00', forAgents: false };

const read = (payload: Record<string, string | number | object>) =>
	readEvent(payload, { ...OPTIONS, query: {}, rawBody: false });

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
	(payload, derived) => {
		const item = { ...derived, received_at: OPTIONS.receivedAt };
		expect(readEvent(payload, { ...OPTIONS, query: {}, rawBody: false }).items).toStrictEqual([
			item,
		]);
		expect(
			readEvent(payload, { ...OPTIONS, query: { a: 'b' }, rawBody: true }).items,
		).toStrictEqual([{ ...item, query: { a: 'b' }, raw_body: payload }]);
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
	const { items } = readEvent({ event_id: 1, data }, { ...OPTIONS, query: {}, rawBody: true });
	expect(items).toHaveLength(10_000);
	expect(performance.now() - begin).toBeLessThan(2_000);
});

it.each<[string, Record<string, string | number | object>, string[]]>([
	[
		'a message',
		{ 'unique-id': '1', time: '10:00', name: 'Ana', type: 1, number: '12025550101' },
		['number', 'name', 'message', 'type_text', 'received_at', 'time', 'event', 'unique_id', 'type'],
	],
	[
		'a row of a report',
		{ event_id: 1, data: [{ push_id: '7', status: '1', number: '12025550101' }] },
		['number', 'status_text', 'received_at', 'event', 'push_id', 'status', 'event_id'],
	],
])('the first columns of %s say who, what and when', (_, payload, columns) => {
	expect(Object.keys(read(payload).items[0] ?? {})).toEqual(columns);
});
