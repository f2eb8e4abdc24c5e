import fc from 'fast-check';

import { INCOMING_KINDS } from '../../sandbox/webhooks/incomingContent';
import { incomingBody } from '../../sandbox/webhooks/incomingMessage';
import { urlEncoded } from '../../sandbox/webhooks/spelling';

const ID = '750000001';

test('as seen on V4: nine keys, codes as numbers', () => {
	expect(incomingBody({ text: 'Not sure', application: '121' }, ID)).toEqual({
		number: '12025550101',
		name: 'Ana',
		'message-in': 'Not+sure',
		message_in_raw: 'Not sure',
		type: 1,
		application: 121,
		'unique-id': ID,
		'project-id': 500001,
		direction: 0,
	});
});

test.each([
	['help', { message_in_raw: 'Ciao & co', type: '1', application: '8', 'project-id': '500001' }],
	['quickStart', { 'message-in-raw': 'Ciao & co', type: '1' }],
	['old', { type: '1' }],
] as const)('spelled as %s', (spelling, keys) => {
	const body = incomingBody({ text: 'Ciao & co', spelling }, ID);
	expect(body).toMatchObject({ 'message-in': 'Ciao+%26+co', ...keys });
	const raw = Object.keys(body).filter((name) => name.includes('raw'));
	expect(raw).toEqual(Object.keys(keys).filter((name) => name.includes('raw')));
});

test.each([
	['text', 1, {}],
	['image', 2, { 'media-url': expect.stringMatching(/^https:.*\.jpg$/) }],
	['video', 3, { 'media-url': expect.stringMatching(/\.mp4$/) }],
	['audio', 4, { 'media-url': expect.stringMatching(/\.ogg$/) }],
	['location', 5, { location: { lat: 41.9028, long: 12.4964, name: 'Example Shop' } }],
	['document', 6, { 'media-url': expect.stringMatching(/\.pdf$/) }],
	['contact', 7, { contact: [{ first_name: 'Ana', phone_type: 'CELL', city: null }] }],
	['buttonPayload', 9, { message_in_raw: 'Yes', payload: 'yes-1001' }],
	[
		'listReply',
		1,
		{ message_in_raw: 'Medium', interactive: { type: 1, id: 'size-m', description: 'Fits most' } },
	],
	[
		'buttonReply',
		1,
		{ message_in_raw: 'Later', interactive: { type: 2, id: 'later-1001', description: null } },
	],
] as const)('%s has type %i', (kind, type, keys) => {
	expect(incomingBody({ kind }, ID)).toMatchObject({ type, ...keys });
});

test('the capital L of the help sample comes with type 7', () => {
	const location = { lat: 1, long: 2 };
	const body = incomingBody({ kind: 'location', spelling: 'help', location }, ID);
	expect(body).toMatchObject({ type: '7', Location: location });
	expect(body).not.toHaveProperty('location');
});

test('a group, with mentions', () => {
	const group = { id: 'G0001', name: 'Friends', mentions: ['12025550102'] };
	expect(incomingBody({ group }, ID)).toMatchObject({
		number: 'Friends @12025550101',
		application: 10,
		'group-id': 'G0001',
		'group-mentions': ['12025550102'],
	});
});

test('the sender of a group as a web automation client saw it', () => {
	const group = { id: '120363000000000001', name: 'Friends', sender: 'phoneAtGroup' } as const;
	expect(incomingBody({ group }, ID)).toMatchObject({ number: '12025550101@120363000000000001' });
});

test('a reply, an echo, and keys of one’s own', () => {
	const more = { referral: { source: 'ad' }, number: 12025550101 };
	const body = incomingBody({ replyTo: '9000001', outbound: true, application: '10', more }, ID);
	expect(body).toMatchObject({ 'context-msg-id': '9000001', direction: 1, ...more });
});

test.each(['5', '11'])('on %s people have an id', (application) => {
	const body = incomingBody({ application }, ID);
	expect(body).toMatchObject({ messenger_id: '1000000000000001', name: 'Ana' });
	expect(body).not.toHaveProperty('number');
});

test('phones tell no name and cut the encoded text', () => {
	const text = 'a'.repeat(3_000);
	const body = incomingBody({ application: '2', from: 'Ana from work', text }, ID);
	expect(body).toMatchObject({ number: 'Ana from work', message_in_raw: text });
	expect(body['message-in']).toHaveLength(2_500);
	expect(body).not.toHaveProperty('name');
});

test('message-in is URL-encoded with + for a space, for every text', () => {
	const text = fc.string({ unit: 'grapheme' });
	fc.assert(
		fc.property(text, (text) => {
			const encoded = urlEncoded(text);
			expect(encoded).toMatch(/^[\w.*+%-]*$/);
			expect(decodeURIComponent(encoded.replaceAll('+', '%20'))).toBe(text);
		}),
	);
});

test('every kind in every spelling is JSON', () => {
	for (const kind of INCOMING_KINDS) {
		for (const spelling of ['observed', 'help', 'quickStart', 'old'] as const) {
			const body = incomingBody({ kind, spelling }, ID);
			expect(JSON.parse(JSON.stringify(body))).toEqual(body);
			expect(body).toMatchObject({ 'unique-id': ID, 'message-in': expect.any(String) });
		}
	}
});
