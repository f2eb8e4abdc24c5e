import fc from 'fast-check';
import type { Payload } from '../../../../nodes/api/webhook/payload';
import { buildItem, fieldsOf, toCode, toId } from '../../../../nodes/api/webhook/fields';

it("names have underscores; only Picky Assist's own lose their capitals", () => {
	expect(
		fieldsOf({ 'Unique-Id': 1, 'Order-Id': 2, Location: 3, LOCATION_X: 4 }).map(({ name }) => name),
	).toEqual(['unique_id', 'Order_Id', 'location', 'LOCATION_X']);
});

it('every key of the API comes in small letters, however Picky Assist spells it', () => {
	const names = [
		...['action', 'agent_id', 'application', 'channel_id', 'contact', 'context_msg_id', 'data'],
		...['direction', 'email', 'error_code', 'error_message', 'event_id', 'group_id'],
		...['group_mentions', 'group_subject', 'interactive', 'location', 'media', 'media_url'],
		...['message', 'message_in', 'message_in_raw', 'message_type', 'messenger_id', 'mobile'],
		...['msg_id', 'name', 'number', 'payload', 'profile_pic', 'project_id', 'push_id'],
		...['reference_number', 'referral', 'source', 'status', 'subscriber_id', 'template_id'],
		...['type', 'unique_id'],
	];
	const spelled = names.map((name) => [name.toUpperCase().replaceAll('_', '-'), 1]);
	expect(fieldsOf(Object.fromEntries(spelled)).map(({ name }) => name)).toEqual(names);
});

it('__proto__ is no field', () => {
	expect(fieldsOf(JSON.parse('{"__proto__":{"a":1},"b":2}'))).toEqual([
		{ key: 'b', name: 'b', value: 2 },
	]);
});

const LIST = [5];

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
	[LIST, LIST],
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

it('a field whose name is taken goes into other, under the key it came with', () => {
	const collected = (payload: Payload, said: Payload = {}) =>
		buildItem(said, fieldsOf(payload), { query: { b: '2' } });
	expect(collected({ a: 1 }, { a: undefined })).toStrictEqual({ a: 1, query: { b: '2' } });
	expect(collected({ A: 1, ReadRequest: 2 })).toStrictEqual({
		A: 1,
		ReadRequest: 2,
		query: { b: '2' },
	});
	expect(collected({ query: 1 })).toStrictEqual({ other: { query: 1 }, query: { b: '2' } });
	expect(collected({ other: 0, query: 1, 'unique-id': 2, unique_id: 3 })).toStrictEqual({
		unique_id: 2,
		other: { query: 1, unique_id: 3, other: 0 },
		query: { b: '2' },
	});
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
