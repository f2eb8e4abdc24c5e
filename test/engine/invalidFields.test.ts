import type { INodeParameters } from 'n8n-workflow';
import { CONTINUE, useEngineSetup, errorIn } from './harness/engineSetup';

const setup = useEngineSetup();

const NUMBER = '12025550101';
const single = { operation: 'sendSingle', number: NUMBER, message: 'Hi' };
const media = {
	operation: 'sendMedia',
	number: NUMBER,
	mediaUrl: 'https://files.example.com/a.jpg',
};
const contact = {
	operation: 'sendContact',
	number: NUMBER,
	contacts: { contact: [{ phone: '12025550109', firstName: 'Ana' }] },
};
const template = { operation: 'sendTemplate', number: NUMBER, template: 'AB1238', language: 'en' };
const place = { operation: 'sendLocation', number: NUMBER, latitude: '41.9', longitude: '12.5' };
const card = (fields: INodeParameters) => ({ ...contact, contacts: { contact: [fields] } });
const own = (channelId: string, channelKind: string) => ({
	channel: 'custom',
	channelId,
	channelKind,
});
const request = (extraRequestFields: string, node: INodeParameters = single) => ({
	...node,
	options: { checkTemplate: false, extraRequestFields },
});
const recipient = (extraRecipientFields: string, node: INodeParameters = single) => ({
	...node,
	options: { checkTemplate: false, extraRecipientFields },
});

/** What is wrong, the node, and a pattern of the error message. */
const WRONG: Array<[string, INodeParameters, RegExp]> = [
	['a contact without a phone', card({ firstName: 'Ana' }), /^Contact 1: Phone is empty/],
	[
		'a contact with a phone that is none',
		card({ phone: 'soon' }),
		/^Contact 1: .*characters other than digits/,
	],
	[
		'an empty row of contacts',
		{ ...contact, contacts: { contact: [{ phone: '12025550109' }, {}] } },
		/^Contact 2: /,
	],
	['no contact at all', { ...contact, contacts: {} }, /no contact to send/],
	[
		'a picture of a contact that is not valid base64',
		card({ phone: '12025550109', more: { contactImage: 'a.png' } }),
		/Contact Image "a\.png" is not valid base64/,
	],
	[
		'an object as a name',
		card({ phone: '12025550109', firstName: '={{ $json }}' }),
		/First Name is an object/,
	],
	[
		'a contact on phone automation',
		{ ...contact, channel: '2' },
		/WhatsApp on a Phone cannot send contact cards/,
	],
	['a contact by SMS', { ...contact, ...own('3', 'official') }, /SMS cannot send contact cards/],
	[
		'a contact on a phone of the user’s own',
		{ ...contact, ...own('310', 'phone') },
		/cannot send contact cards/,
	],
	['latitude 200', { ...place, latitude: '200' }, /Latitude 200 is out of range/],
	['longitude 181', { ...place, longitude: 181 }, /Longitude 181 is out of range/],
	['a latitude with a comma', { ...place, latitude: '41,9028' }, /comma/],
	['both in one field', { ...place, latitude: '41.9028, 12.4964' }, /more than one number/],
	['a latitude in words', { ...place, latitude: 'Rome' }, /not a number/],
	['a latitude in degrees and minutes', { ...place, latitude: '41°54′10″N' }, /not a number/],
	['no longitude', { ...place, longitude: '={{ $json.nothing }}' }, /Longitude is empty/],
	[
		'a location on phone automation',
		{ ...place, channel: '1' },
		/WhatsApp on a Phone cannot send locations/,
	],
	['a location by SMS', { ...place, ...own('3', 'official') }, /SMS cannot send locations/],
	[
		'extra fields that do not parse',
		request('{ "action": '),
		/Extra Request Fields cannot be read as JSON/,
	],
	[
		'extra fields of a recipient that do not parse',
		recipient('action: 1'),
		/Extra Recipient Fields cannot be read as JSON/,
	],
	['a list instead of extra fields', request('[1]'), /Extra Request Fields is not a JSON object/],
	[
		'a text instead of extra fields',
		recipient('={{ "a" }}'),
		/Extra Recipient Fields cannot be read as JSON/,
	],
	[
		'a date instead of extra fields',
		request('={{ $now }}'),
		/Extra Request Fields (is not a JSON object|has a field .* not a valid Picky Assist variable name)/,
	],
	[
		'the token in extra fields',
		request('{ "token": "x" }'),
		/Extra Request Fields cannot set "token"/,
	],
	['the token in capitals', request('={{ { Token: "x" } }}'), /cannot set "Token"/],
	[
		'the token with a space',
		request('{ "token ": "x" }'),
		/"token ", which is not a valid Picky Assist variable name/,
	],
	[
		'the token with an invisible character',
		request('{ "to\u200bken": "x" }'),
		/not a valid Picky Assist variable name/,
	],
	['data in extra fields', request('{ "data": [] }'), /cannot set "data"/],
	['data with a space', request('{ " data": [] }'), /not a valid Picky Assist variable name/],
	[
		'the token in the entry',
		recipient('{ "token": "x" }'),
		/Extra Recipient Fields cannot set "token"/,
	],
	['data in the entry', recipient('{ "DATA": [] }'), /cannot set "DATA"/],
	[
		'another recipient in the entry',
		recipient('{ "number": "12025550102" }'),
		/cannot set "number"/,
	],
	['another channel', request('{ "application": "10" }'), /cannot set "application"/],
	['a second text', request('{ "globalmessage": "Other" }'), /cannot set "globalmessage"/],
	['a second file', recipient('{ "media_code": "AAAA" }', media), /cannot set "media_code"/],
	[
		'a template beside a file',
		request('{ "template_id": "AB1234", "language": "en" }', media),
		/cannot add "template_id" to this kind of message/,
	],
	[
		'a template beside a file from binary data that is not there',
		{ ...request('{ "template_id": "AB1234" }', media), mediaSource: 'binary' },
		/no file in the field "data"/,
	],
	[
		'a template beside a text',
		request('={{ { Template_ID: "AB1234" } }}'),
		/cannot add "Template_ID"/,
	],
	[
		'a text beside a template',
		recipient('{ "message": "Hi" }', template),
		/Extra Recipient Fields cannot add "message"/,
	],
	[
		'a location beside a template',
		request('{ "location": {} }', template),
		/cannot add "location"/,
	],
	[
		'a file beside a contact',
		recipient('{ "media": "https://files.example.com/a.jpg" }', contact),
		/cannot add "media"/,
	],
	['a contact beside a location', request('{ "contact": [] }', place), /cannot add "contact"/],
	['a group beside a number', request('{ "group_id": "G0001" }'), /cannot set "group_id"/],
	['a second contact list', request('{ "contact": [] }', contact), /cannot set "contact"/],
	[
		'a Dry Run that is neither yes nor no',
		{ ...single, options: { dryRun: '={{ "yes" }}' } },
		/Dry Run must be true or false/,
	],
];

describe.each(WRONG)('%s', (title, parameters, sentence) => {
	it('On Error = Stop: an error message, and nothing is sent', async () => {
		const { error } = await setup.send(parameters, [{}]);
		expect(error?.message).toMatch(sentence);
		// An option of the whole run belongs to no item.
		expect(error?.itemIndex).toBe(title.startsWith('a Dry Run') ? undefined : 0);
		expect(error?.description).toMatch(/^[A-Z].*\. Nothing was sent\.$/s);
		expect(setup.sandbox.log.requests).toHaveLength(0);
	});

	it('Continue: the item says it, and nothing is sent', async () => {
		const { sent } = await setup.send(parameters, [{}], CONTINUE);
		expect(sent).toHaveLength(1);
		expect(errorIn(sent[0])).toMatchObject({
			message: expect.stringMatching(sentence),
			status: 'not sent',
			code: null,
		});
		expect(setup.sandbox.log.requests).toHaveLength(0);
	});
});

it('a good item beside bad ones goes out', async () => {
	const parameters = { ...place, number: '={{ $json.to }}', latitude: '={{ $json.lat }}' };
	const items = [
		{ to: NUMBER, lat: '200' },
		{ to: '12025550102', lat: '20' },
		{ to: '12025550103', lat: '20,5' },
	];
	const { sent } = await setup.send(parameters, items, CONTINUE);
	expect(sent.map((row) => errorIn(row).message ?? row.json.status)).toEqual([
		expect.stringMatching(/^Latitude 200 is out of range\. /),
		'accepted',
		expect.stringMatching(/^Latitude "20,5" contains a comma\. /),
	]);
	expect(setup.sandbox.log.recipients().map((one) => one.recipient)).toEqual(['12025550102']);
});
