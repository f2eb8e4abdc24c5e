import type { IDataObject } from 'n8n-workflow';
import { type Engine, startEngine } from './harness/engine';
import { openWebhookListener } from './harness/webhookListener';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

const ANA = '12025550101';
const message = (more: object) => ({
	number: ANA,
	message_in_raw: 'Hi',
	type: 1,
	application: 8,
	'unique-id': 1,
	...more,
});

/** The items of these messages. */
async function receive(...messages: object[]): Promise<IDataObject[]> {
	const options = { forAgents: true, downloadFiles: true, ignoreRepeats: false };
	const listener = await openWebhookListener(engine, { options });
	for (const one of messages) expect((await listener.post(message(one))).statusCode).toBe(200);
	const items = await listener.items();
	await listener.close();
	return items.flat();
}

const FILE = { 'media-url': 'ftp://files.example.com/a' };
const PLACE = { lat: 1.5, long: '2.25', name: 'Shop' };

it.each<[string, object, string, string]>([
	[
		'a place with a picture',
		{ ...FILE, location: PLACE },
		'location',
		'[location] Shop (1.5, 2.25) Hi',
	],
	[
		'a contact with a file',
		{ ...FILE, contact: [{ first_name: 'Ben', phone: 12025550102 }] },
		'contact',
		'[contact] Ben 12025550102 Hi',
	],
	['a tap with a picture', { ...FILE, interactive: { type: 2, id: 'yes' } }, 'button_reply', 'Hi'],
	[
		'a tap with a picture and no text',
		{ ...FILE, interactive: { type: 1, description: 'Large' }, message_in_raw: '' },
		'list_reply',
		'Large',
	],
	['a text with a file', FILE, 'text', '[file] Hi'],
	[
		'a tapped button with only a reference',
		{ interactive: { type: 2, id: 7 }, message_in_raw: '' },
		'button_reply',
		'7',
	],
	[
		'a list of payloads',
		{ type: 9, payload: ['A', 5], message_in_raw: '' },
		'template_button_reply',
		'A, 5',
	],
	[
		'an object as payload',
		{ type: 9, payload: { a: 'A' }, message_in_raw: '' },
		'template_button_reply',
		'A',
	],
	['an empty contact, place and tap', { contact: [], location: {}, interactive: {} }, 'text', 'Hi'],
	['the same as text', { contact: '[]', location: '{}', interactive: '{}' }, 'text', 'Hi'],
	[
		'the same with empty values',
		{ contact: [{ phone: null }], location: { lat: '', long: null }, interactive: { id: ' ' } },
		'text',
		'Hi',
	],
	['no contact on a contact', { type: 7, contact: [] }, 'contact', '[contact] Hi'],
])('%s', async (_, more, type_text, chatInput) => {
	expect(await receive(more)).toMatchObject([{ type_text, chatInput }]);
});

it.each([0, '0', ' null ', 'NULL', 'undefined', 'false', false, null, '', [], {}, '[]'])(
	'a text whose file, group and Messenger ID are %j has none of them',
	async (none) => {
		const more = { 'media-url': none, 'group-id': none, messenger_id: none };
		const [item] = await receive(more);
		expect(item).toMatchObject({ chatInput: 'Hi', sessionId: `8-${ANA}` });
		expect(item).not.toHaveProperty('download_error');
	},
);

it.each([
	`+${ANA}`,
	` ${ANA} `,
	Number(ANA),
	'+1 (202) 555-0101',
	`${ANA}@c.us`,
	`${ANA}:7@s.whatsapp.net`,
])('%j is the same person', async (number) => {
	expect(await receive({ number })).toMatchObject([{ sessionId: `8-${ANA}` }]);
});

it('nobody knows who wrote: each message is a conversation of its own', async () => {
	const nobody = [{}, { application: null }].flatMap((more) =>
		[undefined, null, '', 0, '0', 'null'].map((none) => ({
			...more,
			number: none,
			'unique-id': none,
		})),
	);
	const items = await receive(...nobody, ...nobody);
	expect(new Set(items.map(({ sessionId }) => sessionId)).size).toBe(2 * nobody.length);
});

it.each<[object, object]>([
	[{ number: `Team @${ANA}` }, { number: 'Team @12025550102' }],
	[{ number: `Team @${ANA}` }, { number: ANA }],
	[{ number: `${ANA}@lid` }, { number: ANA }],
	[{ number: `${ANA}@g.us` }, { number: ANA }],
])('%j and %j are two conversations', async (one, other) => {
	const [first, second] = await receive(one, other);
	expect(first?.sessionId).not.toBe(second?.sessionId);
});

it('a filled key counts, not an empty one with the same name', async () => {
	const url = 'ftp://files.example.com/a';
	expect(
		await receive({
			'media-url': '',
			media_url: url,
			'group-id': null,
			GROUP_ID: 'G1',
			event: ' ',
		}),
	).toMatchObject([
		{
			event: 'messageReceived',
			media_url: url,
			group_id: 'G1',
			chatInput: '[file] Hi',
			sessionId: '8-G1',
			other: { 'media-url': '', 'group-id': null, event: ' ' },
		},
	]);
});

describe('an instant reply with an expression', () => {
	it.each([
		'{{$json.x}}',
		'I get [object Object]',
		'NaN',
		'{{ $now }}',
		'Infinity',
		'It says Invalid Date',
		'Invalid DateTime?',
	])('quotes %j', async (text) => {
		for (const replyText of ['={{ $json.message }}', '=We got: {{ $json.body.message_in_raw }}']) {
			const listener = await openWebhookListener(engine, { respond: 'instantReply', replyText });
			const { text: response } = await listener.post(message({ message_in_raw: text }));
			await listener.settled();
			await listener.close();
			expect(JSON.parse(response)).toMatchObject({
				'message-out': expect.stringContaining(text),
			});
		}
	});
});
