import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, useEngineSetup, ERROR_OUTPUT, errorIn } from './harness/engineSetup';

const setup = useEngineSetup();

const GOOD = '12025550101';
const single = {
	operation: 'sendSingle',
	number: '={{ $json.phone }}',
	message: '={{ $json.text }}',
};
const media = {
	operation: 'sendMedia',
	number: '={{ $json.phone }}',
	mediaUrl: '={{ $json.url }}',
};
const json = {
	operation: 'sendDynamic',
	recipientsFrom: 'json',
	recipientsJson: '={{ $json.people }}',
};
const list = {
	operation: 'sendBulk',
	recipientsFrom: 'list',
	numbers: '={{ $json.numbers }}',
	message: 'Hi',
};
const url = 'https://files.example.com/a.jpg';
const smsByChannel = { channel: 'custom', channelId: '3' };

/** An item that each of the nodes can send. */
const GOOD_ITEM = {
	phone: GOOD,
	text: 'a',
	url,
	people: [{ number: GOOD, message: 'a' }],
	numbers: GOOD,
};

/** What is wrong, the node, the invalid fields of the item, and a pattern of the error message. */
const ITEMS: Array<[string, INodeParameters, object, RegExp]> = [
	['an empty number', single, { phone: '' }, /number is empty/],
	['no number at all', single, { phone: undefined }, /number is empty/],
	['letters', single, { phone: 'nobody' }, /characters other than digits/],
	['4 digits', single, { phone: '1234' }, /too short/],
	['16 digits', single, { phone: '1234567890123456' }, /too long/],
	['a spreadsheet’s shorthand', single, { phone: '1.20255E+11' }, /spreadsheet/],
	['two numbers', single, { phone: '12025550101, 12025550102' }, /more than one/],
	['an extension', single, { phone: '12025550101 ext. 7' }, /extension/],
	['a leading 0', single, { phone: '02025550101' }, /starts with 0/],
	['an e-mail address', single, { phone: 'ana@example.com' }, /an email address/],
	['a WhatsApp LID', single, { phone: '123456789012345@lid' }, /WhatsApp LID/],
	['a WhatsApp group', single, { phone: '120363025246125486@g.us' }, /WhatsApp group/],
	['a WhatsApp ID', single, { phone: '12025550101@s.whatsapp.net' }, /WhatsApp ID of a person/],
	['a list instead of a number', single, { phone: [GOOD, GOOD] }, /list/],
	['an empty text', single, { text: '  ' }, /Message is empty/],
	['an object as text', single, { text: { a: 1 } }, /object/],
	['no media URL', media, { url: '' }, /Media URL is empty/],
	['a media URL that is none', media, { url: 'offer.jpg' }, /URL of a file/],
	['a file on the disk', media, { url: 'file:///etc/hosts' }, /URL of a file/],
	['a recipients list that is none', json, { people: { number: GOOD } }, /not a list/],
	['recipients that are no JSON', json, { people: '[{' }, /JSON/],
	['an empty list', json, { people: [] }, /empty/],
	['a number list that is none', list, { numbers: { a: GOOD } }, /not a list/],
	['an empty number list', list, { numbers: ' , ' }, /empty/],
	[
		'an SMS with an unknown field for media',
		{ ...json, ...smsByChannel },
		{ people: [{ number: GOOD, message: 'a', media: url }] },
		/"media"/,
	],
	[
		'a caption under a document',
		{ ...media, caption: 'Hi' },
		{ url: 'https://files.example.com/a.pdf' },
		/caption/,
	],
];

describe.each(ITEMS)('%s', (_, parameters, invalid, sentence) => {
	const fields = Object.entries({ ...GOOD_ITEM, ...invalid });
	const bad = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
	const items = [GOOD_ITEM, bad];

	it('On Error = Stop: an error with the item’s index, and nothing is sent', async () => {
		const { error } = await setup.send(parameters, items);
		expect(error?.message).toMatch(sentence);
		expect(error?.itemIndex).toBe(1);
		expect(error?.description).toContain('Nothing was sent.');
		expect(setup.sandbox.log.pushes).toHaveLength(0);
	});

	it('error output: the good item goes out, the bad one keeps its fields', async () => {
		const { sent, refused, error } = await setup.send(parameters, items, ERROR_OUTPUT);
		expect(error).toBeUndefined();
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({
			json: { number: GOOD, status: 'accepted' },
			pairedItem: { item: 0 },
		});
		expect(refused).toHaveLength(1);
		expect(refused[0]).toMatchObject({ json: bad, pairedItem: { item: 1 } });
		expect(errorIn(refused[0]).message).toMatch(sentence);
		expect(setup.sandbox.log.messagesTo(GOOD)).toHaveLength(1);
	});
});

/** What is wrong with the node as a whole: no item can be sent. */
const NODES: Array<[string, INodeParameters, RegExp]> = [
	[
		'0 recipients per request',
		{ ...single, options: { recipientsPerRequest: 0 } },
		/Recipients per Request/,
	],
	[
		'10,001 recipients per request',
		{ ...single, options: { recipientsPerRequest: 10_001 } },
		/Recipients per Request/,
	],
	[
		'a part of a recipient per request',
		{ ...single, options: { recipientsPerRequest: 1.5 } },
		/Recipients per Request/,
	],
	['media by SMS', { ...media, ...smsByChannel }, /cannot send files/],
	['a voice note on WhatsApp Official', { ...media, sendAs: 'voiceNote' }, /voice notes/],
	['a sticker on a phone', { ...media, channel: '2', sendAs: 'sticker' }, /stickers/],
	['a sticker by SMS', { ...media, ...smsByChannel, sendAs: 'sticker' }, /SMS cannot send files/],
	[
		'a file name of 21 characters',
		{ ...media, fileName: 'abcdefghijklmnopq.pdf' },
		/21 characters/,
	],
	['a channel id with letters', { ...single, channel: 'custom', channelId: 'abc' }, /Channel ID/],
	['no channel id', { ...single, channel: 'custom' }, /Channel ID/],
	['the channel for calls', { ...single, channel: 'custom', channelId: '4' }, /calls/],
	[
		'a quoted message on Messenger',
		{ ...single, channel: '5', options: { quotedMessageId: '1' } },
		/quote a message|Recipient ID/,
	],
	['a country code that is none', { ...single, options: { countryCode: 'India' } }, /country code/],
];

describe.each(NODES)('%s', (_, parameters, sentence) => {
	const items = [GOOD_ITEM, { ...GOOD_ITEM, phone: '12025550102', text: 'b' }];

	it('On Error = Stop: an error message, and nothing is sent', async () => {
		const { error } = await setup.send(parameters, items);
		expect(error?.message).toMatch(sentence);
		expect(error?.itemIndex).toBe(
			JSON.stringify(parameters).includes('recipientsPerRequest') ? undefined : 0,
		);
		expect(setup.sandbox.log.pushes).toHaveLength(0);
	});

	it('Continue: every item says it, and nothing is sent', async () => {
		const { sent } = await setup.send(parameters, items, CONTINUE);
		expect(sent).toHaveLength(2);
		for (const row of sent) {
			expect(row.json).toMatchObject({
				status: 'not sent',
				msg_id: null,
				push_id: null,
				credit: null,
			});
			expect(errorIn(row)).toMatchObject({
				message: expect.stringMatching(sentence),
				status: 'not sent',
				code: null,
			});
		}
		expect(setup.sandbox.log.pushes).toHaveLength(0);
	});
});

describe('what a user writes by hand', () => {
	it('counts the other bad items when it stops', async () => {
		const items = ['', 'x', GOOD].map((phone) => ({ phone, text: 'a' }));
		const { error } = await setup.send(single, items);
		expect(error?.description).toContain('1 other message cannot be sent either.');
	});

	it('an expression that cannot be evaluated stops with n8n’s own words', async () => {
		const parameters = { ...single, message: '={{ $("Nobody").item.json.text }}' };
		const { error } = await setup.send(parameters, [{ phone: GOOD, text: 'a' }]);
		expect(error?.message).toContain("Referenced node doesn't exist");
		expect(setup.sandbox.log.pushes).toHaveLength(0);
	});

	it('an expression that gives nothing for one item leaves the others alone', async () => {
		const parameters = { ...single, message: '={{ $json.text.toUpperCase() }}' };
		const items = [{ phone: GOOD, text: 'a' }, { phone: '12025550102' }];
		const { sent, refused } = await setup.send(parameters, items, ERROR_OUTPUT);
		expect(sent.map(({ json: result }) => result.number)).toEqual([GOOD]);
		expect(refused.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});

	it('a leading 0 is replaced by the country code', async () => {
		await setup.send({ ...single, options: { countryCode: '+49' } }, [
			{ phone: '0171 555 0101', text: 'a' },
		]);
		expect(setup.sandbox.log.messagesTo('491715550101')).toHaveLength(1);
	});

	it('one constant list goes out once for one item', async () => {
		const { sent } = await setup.send({ ...list, numbers: `${GOOD}, 12025550102` }, [{}]);
		expect(sent).toHaveLength(2);
	});
});

describe('what WhatsApp calls a person or a group', () => {
	it.each([
		['123456789012345@lid', /Enter the person's phone number/],
		['123456789012345@lid@120363025246125486@g.us', /Enter the person's phone number/],
		['120363025246125486@g.us', /use Send to Group/],
		['12025550101-1612345678@g.us', /use Send to Group/],
		['12025550101@c.us', /Enter only the phone number: 12025550101\./],
		['12025550101:12@s.whatsapp.net', /Enter only the phone number: 12025550101\./],
		[
			'12025550101@120363025246125486',
			/use the operation Reply\. .* use only their phone number: 12025550101\./,
		],
	])('%s', async (phone, description) => {
		const { sent } = await setup.send(single, [{ phone, text: 'a' }], CONTINUE);
		const { message } = errorIn(sent[0]);
		expect(message).toMatch(description);
		if (/lid|-/.test(phone)) expect(message).not.toMatch(/: \d+\./);
	});
});

describe('a message that cannot be sent keeps its recipient', () => {
	const entries = [
		{ number: GOOD, message: 'a' },
		{ number: '+1 202 555 0102', message: '' },
		null,
		{ number: '12025550104', text: 'a' },
		{ message: 'a' },
	];

	it('in the row and the error of a list entry', async () => {
		const { sent } = await setup.send(json, [{ people: entries }], CONTINUE);
		expect(sent.map((row) => row.json.number)).toEqual([
			GOOD,
			'12025550102',
			null,
			'12025550104',
			null,
		]);
		expect(sent.slice(1).map((row) => errorIn(row).number)).toEqual([
			'12025550102',
			null,
			'12025550104',
			null,
		]);
	});

	it('and when it stops, the number, or the place in the list', async () => {
		const byNumber = await setup.send(json, [{ people: entries.slice(0, 2) }]);
		expect(byNumber.error).toMatchObject({
			message: 'Message is empty',
			description: expect.stringContaining('The message to 12025550102 was not sent.'),
		});
		const byPlace = await setup.send(json, [{ people: [entries[0], entries[4]] }]);
		expect(byPlace.error?.description).toContain('This is recipient 2 of the list.');
	});

	it.each([
		['an empty text', { ...single, operation: 'sendBulk' }, { phone: GOOD, text: '' }],
		[
			'an expression that fails',
			{ ...single, message: '={{ $json.text.toUpperCase() }}' },
			{ phone: GOOD },
		],
		['a bad option', { ...single, options: { priority: '9' } }, { phone: GOOD, text: 'a' }],
		['a bad file', media, { phone: GOOD, url: 'offer.jpg' }],
		[
			'a bad card',
			{
				operation: 'sendContact',
				number: '={{ $json.phone }}',
				contacts: { contact: [{ phone: 'soon' }] },
			},
			{ phone: GOOD },
		],
	])('for %s', async (_, parameters, item) => {
		const { sent } = await setup.send(parameters, [item, item], CONTINUE);
		expect(sent.map((row) => [row.json.number, errorIn(row).number])).toEqual([
			[GOOD, GOOD],
			[GOOD, GOOD],
		]);
	});
});

it('an expression in a JSON list names the field to switch', async () => {
	const { sent } = await setup.send(
		{ ...json, recipientsJson: `[{"number":"${GOOD}","message":"Hi {{ $json.m }}"}]` },
		[{}],
		CONTINUE,
	);
	expect(errorIn(sent[0]).message).toContain('Switch Recipients (JSON) from Fixed to Expression.');
});

it.each(['Your {{1}} costs $5, {{2}}', '{{ name }}', 'a {{ $ }} b', '{{ $json.m'])(
	'%s is a text',
	async (text) => {
		await setup.send(single, [{ phone: GOOD, text }]);
		expect(setup.sandbox.log.messagesTo(GOOD).map((message) => message.text)).toEqual([text]);
	},
);
