import { INCOMING_TEXT, PAYLOAD, textFor } from '../../live/content';
import { isAboutUser } from '../../live/ownCalls';
import { Mask } from '../../live/mask';

const [TOKEN = ''] = ['sk7f3a9911bcD20e55'];
const NUMBER = '14155550123';
const mask = new Mask({
	token: TOKEN,
	replaced: [
		[NUMBER, '12025550101'],
		['my hook secret', '***'],
	],
});
const maskJson = (body: unknown, from: 'service' | 'webhook' = 'webhook') =>
	mask.body(JSON.stringify(body), from);

/** Texts that look like codes, and others. */
const TEXTS = [
	...['please call my mother anna rossi', 'please+call+my+mother+anna+rossi', 'hunter2secret'],
	...['SECRET_WORD', 'maria.rossi', '482913', 'ok', 'no', '22-11-2026', 'anna%20rossi', 'a:b'],
	...[
		'{{hunter2}}',
		'https://x.example anna rossi',
		"https://x.example/'anna'",
		'live-check-maria',
	],
	...[`${textFor('group')} thanks maria`, `${INCOMING_TEXT} maria`, 'Live check: 1 maria'],
];
const TEXT_FIELDS = [
	...['message-in', 'message_in_raw', 'message', 'text', 'name', 'body', 'caption', 'content'],
	...['sender_name', 'messageText', 'reply_text', 'quoted'],
];
const SECRET = /anna|rossi|mother|hunter|SECRET|maria|482|ok\b|no\b|2026|"a:b|=a%3Ab/i;

test.each(TEXTS)('%s: masked in every field for texts and names, in JSON and in forms', (text) => {
	const fields = Object.fromEntries(TEXT_FIELDS.map((name) => [name, text]));
	const values = Object.values(JSON.parse(maskJson(fields)) as Record<string, string>);
	expect(values).toHaveLength(TEXT_FIELDS.length);
	for (const value of values) expect(value).not.toMatch(SECRET);
	const form = new URLSearchParams(mask.body(new URLSearchParams(fields).toString(), 'webhook'));
	for (const value of form.values()) expect(value).not.toMatch(SECRET);
});

test('a number in a text field is masked', () => {
	expect(maskJson({ message: 482913, text: [482913] })).not.toContain('482');
});

test.each([
	...[INCOMING_TEXT, encodeURIComponent(INCOMING_TEXT), textFor('group'), PAYLOAD.slice(0, 92)],
	new URLSearchParams({ a: INCOMING_TEXT }).toString().slice(2),
	Buffer.from(INCOMING_TEXT).toString('latin1'),
])('%s: what the check sent stays, as it came back', (text) => {
	expect(JSON.parse(maskJson({ message_in_raw: text, payload: text }))).toEqual({
		message_in_raw: text,
		payload: text,
	});
});

test('codes stay: what is asked about is not lost', () => {
	const kept = {
		...{ 'unique-id': 'wamid.abc', message_type: 'text', 'message-type': '2', status: 'CONNECTED' },
		...{ 'context-msg-id': 'abc_1', msg_id: 'abc_1', message_queue_count: 0, language: 'en' },
		...{ credit: '0.005', template_id: 'AB1234', time: '22-11-2026 12:00 PM', type: 1 },
	};
	expect(JSON.parse(maskJson(kept))).toEqual(kept);
});

test('a message in a group that quotes the check is not about the user', () => {
	const json = {
		...{ 'unique-id': '79', number: '4915112345678', 'group-id': 'G0001' },
		...{ 'message-in': 'thanks+maria', context: textFor('group') },
	};
	const call = { json, text: JSON.stringify(json) } as unknown as Parameters<typeof isAboutUser>[0];
	const account = { number: NUMBER, groupId: 'G0001', token: '', baseUrl: '', channels: [] };
	expect(isAboutUser(call, account)).toBe(false);
});

test.each([
	['a balance as text', { balance: '73121.42' }, /73121/],
	['a balance with its currency', { wallet_balance: 'EUR 73,121.42' }, /73/],
	['a balance in parts', { balance: { amount: '73121.42', value: 73121.42 } }, /73121/],
	['names as keys', { contacts: { 'Maria Rossi': { x: 1 }, мария: 1 } }, /Maria|Rossi|мария/],
	['the own number with a fraction', { status: 999, number: 14155550123.5 }, /5550123/],
	['Arabic-Indic digits', { status: 999, message: '١٤١٥٥٥٥٠١٢٣ bad' }, /١٤١٥|5550123/],
	['full-width digits', { status: 999, message: '１４１５５５５０１２３ bad' }, /１４１５|5550123/],
	['compressed IPv6', { status: 9, ip: '2a02:8109:9a40::17', message: 'to 2a02::17 x' }, /2a02/],
	['mapped IPv6', { status: 9, ip: '::ffff:203.0.113.77', message: 'to fe80::1' }, /203\.0|fe80/],
	['a secret with +', { secret: 'my+hook+secret', x: 'my%20hook%20secret' }, /hook/],
])('%s', (_, body, secret) => {
	for (const from of ['service', 'webhook'] as const)
		expect(maskJson(body, from)).not.toMatch(secret);
});

test('keys that look the same when they are masked are all kept', () => {
	const { all } = JSON.parse(maskJson({ all: { 'Ann Lee': 1, 'Bob Fox': 2 } })) as {
		readonly all: object;
	};
	expect(Object.values(all)).toEqual([1, 2]);
});

test.each([
	'<html><!-- account of Maria Rossi --><p title=MariaRossi>x</p></html>',
	'<html><!-- Maria <b> Rossi',
	'<p data-name=maria Rossi>',
	'<?xml version="1.0"?><![CDATA[maria rossi]]>',
	'<MariaRossi@x>',
])('of the page %s only the tags stay', (page) => {
	expect(mask.body(page, 'service')).not.toMatch(/maria|rossi/i);
});
