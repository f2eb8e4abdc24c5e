import { readMessage } from '../../../../nodes/api/webhook/message';
import type { Payload } from '../../../../nodes/api/webhook/payload';

const read = (payload: Payload) => readMessage(payload, {});

it('a message becomes an item: its text, and words for its codes, before what Picky Assist sent', () => {
	const item = read({
		number: '12025550101',
		'message-in': 'Not+sure',
		message_in_raw: 'Not sure',
		type: '1',
		application: 8,
		'unique-id': 750_000_001,
		direction: 0,
		name: 'Ana',
	});
	expect(Object.entries(item)).toEqual([
		['event', 'messageReceived'],
		['message', 'Not sure'],
		['type_text', 'text'],
		['direction_text', 'inbound'],
		['number', '12025550101'],
		['type', 1],
		['application', '8'],
		['unique_id', '750000001'],
		['direction', 0],
		['name', 'Ana'],
	]);
});

it.each<[string, Payload, string]>([
	['raw text', { message_in_raw: 'a+b %41', 'message-in': 'x' }, 'a+b %41'],
	['raw text with hyphens', { 'message-in-raw': 'a+b', 'message-in': 'x' }, 'a+b'],
	['the raw spelling that is not empty', { message_in_raw: '', 'message-in-raw': 'a+b' }, 'a+b'],
	['encoded text', { 'message-in': 'a+b%21' }, 'a b!'],
	['encoded text where the raw one is empty', { message_in_raw: '', 'message-in': 'a+b' }, 'a b'],
	['the encoded spelling that is not empty', { 'message-in': '', message_in: 'a' }, 'a'],
	['a number', { message_in_raw: 4821 }, '4821'],
	['no text', { 'message-in': '' }, ''],
	['no key for a text', { 'unique-id': '1' }, ''],
])('the text of the message: %s', (_, payload, message) => {
	const item = read(payload);
	expect(item.message).toBe(message);
	expect(item).not.toHaveProperty('message_in');
	expect(item).not.toHaveProperty('message_in_raw');
});

it('a message that is no text stays beside the empty one', () => {
	expect(read({ message_in: null, message_in_raw: { a: 1 } })).toEqual({
		event: 'messageReceived',
		message: '',
		message_in: null,
		message_in_raw: { a: 1 },
	});
});

it.each<[string, Payload, string | undefined]>([
	['a type', { type: '2' }, 'image'],
	['a type that is not documented', { type: 8 }, 'unknown'],
	['no type', {}, undefined],
	['a location, whatever its type', { type: 7, Location: { lat: 1, long: 2 } }, 'location'],
	['a location that is no object', { type: 1, location: 'Rome' }, 'text'],
	['a contact, whatever its type', { type: 1, contact: [{ name: 'Ben' }] }, 'contact'],
	['a contact that is no list', { type: 1, contact: { name: 'Ben' } }, 'text'],
	['a choice from a list', { type: 1, interactive: { type: 1 } }, 'list_reply'],
	['a tapped button', { type: 1, interactive: { type: '2' } }, 'button_reply'],
	['another choice', { type: 1, interactive: { id: 'x' } }, 'interactive'],
	['a choice that is no object', { type: 1, interactive: 'x' }, 'text'],
])('what the message is: %s', (_, payload, word) => {
	expect(read(payload).type_text).toBe(word);
});

it('an echo of what was sent is outbound', () => {
	expect(read({ 'unique-id': '1', direction: '1' })).toMatchObject({
		direction: 1,
		direction_text: 'outbound',
	});
});

it('ids come out as text, whatever the type they came in', () => {
	const ids = {
		application: 8,
		context_msg_id: 1,
		group_id: 2,
		messenger_id: 3,
		number: 12_025_550_101,
		project_id: 4,
		unique_id: 5,
	};
	expect(read(ids)).toMatchObject({
		application: '8',
		context_msg_id: '1',
		group_id: '2',
		messenger_id: '3',
		number: '12025550101',
		project_id: '4',
		unique_id: '5',
	});
});

it.each(['contact', 'group_mentions', 'interactive', 'location', 'referral'])(
	'%s is read from JSON text, as a form carries it',
	(name) => {
		expect(read({ [name]: '{"a":[1]}' })[name]).toEqual({ a: [1] });
		expect(read({ [name]: 'no JSON' })[name]).toBe('no JSON');
	},
);

it('other texts stay as they are, JSON or not', () => {
	expect(read({ payload: '{"a":1}' }).payload).toBe('{"a":1}');
});

it('coordinates become numbers where they are some', () => {
	const location = { lat: '41.9028', long: ' -112 ', name: '12', url: '5.5' };
	expect(read({ location }).location).toEqual({ lat: 41.9028, long: -112, name: '12', url: '5.5' });
	const odd = { lat: '41,9', long: '1234', address: '' };
	expect(read({ location: odd }).location).toEqual(odd);
	const empty = { lat: '', long: null };
	expect(read({ location: empty }).location).toEqual(empty);
});

it('a choice has its id as text and its type as number', () => {
	const interactive = { id: 7, type: '2', description: 10, title: '5' };
	expect(read({ interactive }).interactive).toEqual({ ...interactive, id: '7', type: 2 });
	expect(read({ referral: interactive }).referral).toEqual(interactive);
});

it('what the item is to hold beside the message comes last', () => {
	const item = readMessage({ 'unique-id': '1', query: 'a' }, { query: { b: '2' } });
	expect(item).toEqual({
		event: 'messageReceived',
		message: '',
		unique_id: '1',
		other: { query: 'a' },
		query: { b: '2' },
	});
});
