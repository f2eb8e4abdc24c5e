import { responseOf, post, postText, push, start, stopAll } from './client';

afterEach(stopAll);

const NUMBER = '12025550101';
const FILE = 'https://files.example.com/offer.jpg';
const CODE = 'iVBORw0KGgo=';
const one = { number: NUMBER, message: 'Hello' };
const hello = { application: '8', data: [one] };
const toOne = [{ number: NUMBER }];
const template = { application: '8', template_id: 'AB1234', language: 'en', data: toOne };
const place = { lat: '41.9', long: '12.5' };

type Case = readonly [body: object, status: number, named: string];

const on = (application: string, fields: object = {}, entry: object = {}): object => ({
	application,
	...fields,
	data: [{ ...one, ...entry }],
});

const CASES: readonly Case[] = [
	// Names
	[{ ...hello, 'priority ': '0' }, 410, '"priority "'],
	[{ ...hello, 'token ': 'x' }, 410, '"token "'],
	[{ ...hello, media_file: 'a.pdf' }, 410, '"media_file"'],
	[{ ...hello, 'media-url': FILE }, 410, '"media-url"'],
	[{ ...hello, type: 2 }, 410, '"type"'],
	[JSON.parse('{"application":"8","__proto__":"x"}'), 410, '"__proto__"'],
	[on('8', {}, { 'number ': NUMBER }), 410, '"number " in data[0]'],
	[{ ...hello, message: 'Hello' }, 410, '"message" does not belong at the top'],
	[on('8', {}, { template_id: 'AB1234' }), 410, '"template_id" does not belong in data[0]'],
	// JSON types
	[{ data: [one] }, 410, 'application is missing'],
	[on('8', { application: true }), 410, '"application"'],
	[on('8', { application: 8.5 }), 410, '"application"'],
	[{ application: '8', data: one }, 410, '"data"'],
	[{ application: '8', data: [NUMBER] }, 410, '"data"'],
	[on('8', {}, { number: 12025550101 }), 410, '"number"'],
	[on('8', {}, { message: 5 }), 410, '"message"'],
	[on('8', {}, { message: null }), 410, '"message"'],
	[{ application: '8', globalmessage: ['a'], data: toOne }, 410, '"globalmessage"'],
	[on('8', {}, { reference_number: 1001 }), 410, '"reference_number"'],
	[on('8', {}, { quoted: 1.5 }), 410, '"quoted"'],
	[on('8', { createcontact: '1' }), 410, '"createcontact"'],
	[on('8', { createcontact: 0 }), 410, '"createcontact"'],
	[on('8', { priority: '2' }), 410, '"priority"'],
	[on('8', { priority: 2 }), 410, '"priority"'],
	[on('8', { priority: '' }), 410, '"priority"'],
	[on('10', { globalmedia: FILE, voice: '1' }), 410, '"voice"'],
	[on('8', { globalmedia: FILE, sticker: true }), 410, '"sticker"'],
	[{ ...template, template_globalmessage: 'Ana' }, 410, '"template_globalmessage"'],
	[{ ...template, template_globalmessage: [1] }, 410, '"template_globalmessage"'],
	[{ ...template, template_header: 5 }, 410, '"template_header"'],
	[{ ...template, template_header: 'a'.repeat(61) }, 410, '"template_header"'],
	[on('8', { location: [place] }), 410, '"location"'],
	[on('8', { location: { ...place, lat: 41.9 } }), 410, '"location"'],
	[on('8', { location: { ...place, lat: '91' } }), 410, '"location"'],
	[on('8', { location: { lat: '41.9' } }), 410, '"location"'],
	[on('8', { location: { ...place, city: 'Rome' } }), 410, '"location"'],
	[on('8', { contact: { first_name: 'Ana' } }), 410, '"contact"'],
	[on('8', { contact: [] }), 410, '"contact"'],
	[on('8', { contact: [{ nickname: 'Ana' }] }), 410, '"contact"'],
	// Channels
	[on('x9'), 801, '"x9"'],
	[on('6'), 801, '"6"'],
	[on('4'), 801, '"4"'],
	[on('1234567890123'), 801, '"1234567890123"'],
	[on(''), 801, '""'],
	[on('3', { globalmedia: FILE }), 410, '"globalmedia"'],
	[on('3', { globalmedia_code: CODE }), 410, '"globalmedia_code"'],
	[on('10', {}, { media: FILE }), 410, '"media"'],
	[on('1', {}, { media_code: CODE }), 410, '"media_code"'],
	[on('1', { globalmedia: FILE, media_name: 'a.pdf' }), 410, '"media_name"'],
	[on('3', { media_name: 'a.pdf' }), 410, '"media_name"'],
	[on('8', { globalmedia: FILE, voice: 1 }), 410, '"voice"'],
	[on('1', { globalmedia: FILE, sticker: 1 }), 410, '"sticker"'],
	[{ ...template, application: '10' }, 410, '"template_id"'],
	[on('10', {}, { template_message: ['Ana'] }), 410, '"template_message"'],
	[on('1', { location: place }), 410, '"location"'],
	[on('2', { contact: [{ first_name: 'Ana' }] }), 410, '"contact"'],
	[on('3', { location: place }), 410, '"location"'],
	[on('1', {}, { quoted: '1' }), 410, '"quoted"'],
	[on('3', { action: 1 }), 410, '"action"'],
	[on('8', {}, { messenger_id: '1000000000000001' }), 410, '"messenger_id"'],
	[on('5', {}, { messenger_id: '1000000000000001' }), 410, '"number"'],
	[{ application: '8', group_id: 'G0001', globalmessage: 'a' }, 410, '"group_id"'],
	// Recipients
	[{ application: '8', globalmessage: 'a' }, 402, 'Empty'],
	[{ application: '8', globalmessage: 'a', data: [] }, 402, 'Empty'],
	[
		{ application: '8', globalmessage: 'a', data: Array(10_001).fill({ number: NUMBER }) },
		410,
		'10001',
	],
	[{ application: '10', group_id: 'G0001', globalmessage: 'a', data: [one] }, 410, 'group_id'],
	[{ application: '10', group_id: 'G0001', globalmessage: 'a', data: [] }, 410, 'group_id'],
	[on('8', {}, { number: '+12025550101' }), 406, '+12025550101'],
	[on('8', {}, { number: '012025550101' }), 406, '012025550101'],
	[on('8', {}, { number: '1234' }), 406, '1234'],
	[on('8', {}, { number: '1234567890123456' }), 406, '1234567890123456'],
	[on('8', {}, { number: '1202 5550101' }), 406, '1202 5550101'],
	[on('8', {}, { number: '12025550101\n' }), 406, '12025550101'],
	[on('8', {}, { number: '' }), 406, 'data[0] has no number'],
	[{ application: '5', data: [{ message: 'a' }] }, 406, 'messenger_id'],
	[{ application: '11', data: [{ messenger_id: 'ana', message: 'a' }] }, 406, 'ana'],
	// Content
	[{ application: '8', data: toOne }, 407, 'data[0]'],
	[
		{ application: '8', globalmessage: '', data: [one, { number: NUMBER, message: '' }] },
		407,
		'data[1]',
	],
	[{ application: '10', group_id: 'G0001' }, 407, 'globalmessage'],
	[on('8', { globalmessage: 'Something else' }), 410, 'differ'],
	[on('8', { globalmedia: FILE }, { media: FILE }), 410, 'globalmedia and media'],
	[on('8', { globalmedia: FILE, globalmedia_code: CODE }), 410, 'globalmedia and globalmedia_code'],
	[
		on('8', { globalmedia_code: CODE }, { media_code: CODE }),
		410,
		'globalmedia_code and media_code',
	],
	[on('8', {}, { media: FILE, media_code: CODE }), 410, 'media and media_code'],
	[on('8', { globalmedia: 'ftp://files.example.com/a' }), 410, '"globalmedia"'],
	[on('8', { globalmedia: 'files.example.com/a' }), 410, '"globalmedia"'],
	[on('8', { globalmedia: 'https://files.example.com/a b' }), 410, '"globalmedia"'],
	[on('8', {}, { media: 'data:image/png;base64,AAAA' }), 410, '"media"'],
	[on('8', { globalmedia_code: `data:image/png;base64,${CODE}` }), 410, '"globalmedia_code"'],
	[on('8', {}, { media_code: 'iVBORw0KGgo' }), 410, '"media_code"'],
	[on('8', { globalmedia: FILE, media_name: 'a'.repeat(21) }), 410, '"media_name"'],
	[on('8', { sticker: 1 }), 410, '"sticker" needs'],
	[on('10', { voice: 1 }), 410, '"voice" needs'],
	[{ application: '8', template_id: 'AB1234', data: toOne }, 410, 'language'],
	[
		{ application: '8', template_id: 'AB1234', data: [{ number: NUMBER, language: 'en' }, one] },
		410,
		'language',
	],
	[on('8', { template_globalmessage: ['Ana'] }), 410, 'template_id'],
	[on('8', {}, { payload: ['yes'] }), 410, 'template_id'],
	[
		{
			...template,
			template_globalmessage: ['a'],
			data: [{ number: NUMBER, template_message: ['b'] }],
		},
		410,
		'exclude',
	],
];

const titled = CASES.map(([body, status, named]) => ({
	title: JSON.stringify(body).slice(0, 120),
	body,
	status,
	named,
}));

test.each(titled)('$status for $title', async ({ body, status, named }) => {
	const sandbox = await start();
	const response = await push(sandbox, body);
	expect(response.status).toBe(status);
	expect(response.message).toContain(named);
	expect(response).not.toHaveProperty('push_id');
	expect(sandbox.log.acceptedMessages).toEqual([]);
	expect(sandbox.log.pushes).toMatchObject([{ bodyStatus: status, accepted: 0, pushId: null }]);
});

test('one bad number refuses the whole request', async () => {
	const sandbox = await start();
	const data = [
		one,
		{ number: '012345', message: 'Hello' },
		{ number: '12025550102', message: 'Hello' },
	];
	expect(await push(sandbox, { application: '8', data })).toMatchObject({ status: 406 });
	expect(sandbox.log.counts).toMatchObject({ messages: 0, acceptedRequests: 0 });
});

test.each([{ token: 'wrong' }, { token: '' }, { token: 5 }, { token: undefined }])(
	'%j is refused with 401',
	async (sent) => {
		const sandbox = await start();
		const response = await push(sandbox, { ...hello, ...sent });
		expect(response).toEqual({ status: 401, message: 'Authentication Failed' });
		expect(sandbox.log.pushes).toMatchObject([{ tokenSeen: false, accepted: 0 }]);
	},
);

test('a token under a name with a space is named', async () => {
	const sandbox = await start();
	const { token } = sandbox;
	const response = responseOf(
		await postText(`${sandbox.baseUrl}/push`, JSON.stringify({ 'token ': token, ...hello })),
	);
	expect(response).toMatchObject({ status: 410, message: expect.stringContaining('"token "') });
});

test('check-balance takes nothing but the token', async () => {
	const sandbox = await start();
	expect(responseOf(await post(sandbox, { token: 'wrong' }, 'check-balance'))).toMatchObject({
		status: 401,
	});
	const response = responseOf(await post(sandbox, { application: '8' }, 'check-balance'));
	expect(response).toMatchObject({
		status: 410,
		message: expect.stringContaining('"application"'),
	});
});

test.each([
	['no JSON', '{', 'application/json'],
	['an array', '[]', 'application/json'],
	['null', 'null', 'application/json'],
	['nothing', '', 'application/json'],
	['JSON as text', '{"application":"8"}', 'text/plain'],
	['the older form', 'data=%7B%7D', 'application/x-www-form-urlencoded'],
])('%s as body is refused with 410 under HTTP 200', async (_, body, type) => {
	const sandbox = await start();
	const received = await postText(`${sandbox.baseUrl}/push`, body, type);
	expect(received.httpStatus).toBe(200);
	expect(responseOf(received).status).toBe(410);
	expect(sandbox.log.pushes).toMatchObject([{ body: null, bytes: body.length, bodyStatus: 410 }]);
});

test('a charset may stand beside the content type', async () => {
	const sandbox = await start();
	const body = JSON.stringify({ token: sandbox.token, ...hello });
	const received = await postText(
		`${sandbox.baseUrl}/push`,
		body,
		'Application/JSON; charset=utf-8',
	);
	expect(responseOf(received).status).toBe(100);
});
