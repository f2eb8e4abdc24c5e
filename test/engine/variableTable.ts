import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** Where a variable stands in a push request: at its top, or in each entry of `data`. */
export type Level = 'request' | 'entry';

/** One variable of the Push API and how a user reaches it. One line is one row of the reference. */
export interface VariableRow {
	readonly variable: string;
	readonly level: Level;
	/** The operation and the field as the editor names them; `→` leads into a collection or table. */
	readonly operation: string;
	readonly field: string;
	/** The field's own parameters, on top of those that the operation needs anyway. */
	readonly set: INodeParameters;
	/** What arrives, with its JSON type. */
	readonly value: unknown;
	/** Two of them where the variable only appears when items differ; one empty item by default. */
	readonly items?: readonly IDataObject[];
	/** The file of each item, as base64 in n8n's binary field `data`. */
	readonly files?: readonly string[];
	/** The API's pages do not say that it goes there. */
	readonly assumed?: true;
	/** The operation that does not use the variable, without the field. The same operation by default; null: all use it. */
	readonly absentFrom?: string | null;
	/** Parameters of the operation without the field, where the plain ones are not enough. */
	readonly plain?: INodeParameters;
}

const NUMBER = '12025550101';
const JPG = 'https://files.example.com/a.jpg';

const template = (id: string): INodeParameters => ({
	template: { __rl: true, mode: 'id', value: id },
	language: 'en',
});

/** What each operation needs to send something, without any option. */
export const PLAIN: Readonly<Record<string, INodeParameters>> = {
	'Number: Check': { resource: 'number', number: NUMBER },
	Reply: { number: NUMBER, channelId: '8', message: 'Hi' },
	'Send Bulk': { number: NUMBER, message: 'Hi' },
	'Send Contact': { number: NUMBER, contacts: { contact: [{ phone: '12025550109' }] } },
	'Send Dynamic': { number: NUMBER, message: 'Hi' },
	'Send Location': { number: NUMBER, latitude: '41.9028', longitude: '12.4964' },
	'Send Media': { number: NUMBER, mediaUrl: JPG },
	'Send Single': { number: NUMBER, message: 'Hi' },
	'Send SMS': { number: NUMBER, message: 'Hi' },
	'Send Template': { number: NUMBER, ...template('AB1238') },
	'Send to Group': { groupId: 'G0001', message: 'Hi' },
};

const binary: INodeParameters = { mediaSource: 'binary' };
const option = (name: string, value: INodeParameters[string]): INodeParameters => ({
	options: { [name]: value },
});
const twoFiles = ['a', 'b'].map((name) => ({ file: `https://files.example.com/${name}.jpg` }));
const card = {
	phone: '+1 202 555 0109',
	firstName: 'Ana',
	lastName: 'Rossi',
	company: 'Example Ltd',
	email: 'ana@example.com',
	more: {
		addressType: 'WORK',
		city: 'Rome',
		contactImage: 'iVBORw0KGgo=',
		country: 'Italy',
		countryCode: 'it',
		state: 'Lazio',
		street: '1 Main Street',
		zip: '00100',
	},
};
const sentCard = {
	first_name: 'Ana',
	last_name: 'Rossi',
	phone: '12025550109',
	company: 'Example Ltd',
	email: 'ana@example.com',
	city: 'Rome',
	country: 'Italy',
	country_code: 'it',
	state: 'Lazio',
	street: '1 Main Street',
	address_type: 'WORK',
	zip: '00100',
	contact_image: 'iVBORw0KGgo=',
};
const place = {
	locationName: 'Example Shop',
	address: '1 Main Street',
	latitude: 41.9028,
	longitude: '12.4964',
};
const sentPlace = {
	name: 'Example Shop',
	address: '1 Main Street',
	lat: '41.9028',
	long: '12.4964',
};

const question = { ...template('AB1236'), values: 'Ana' };
const picture = { ...template('AB1239'), values: 'Ana' };
const twoTexts = [{ text: 'a' }, { text: 'b' }];
const invoice = { ...template('AB1235'), values: 'Ana\n12.50' };
const pdf = { headerMediaUrl: 'https://files.example.com/i/1001.pdf', pdfName: 'invoice-1001.pdf' };

/** Every variable of a push request but `token`, which the credential writes, in the order of the API's pages. */
export const VARIABLES: readonly VariableRow[] = [
	{
		variable: 'application',
		level: 'request',
		operation: 'Send Single',
		field: 'Channel',
		set: { channel: '10' },
		value: '10',
		absentFrom: null,
	},
	{
		variable: 'data',
		level: 'request',
		operation: 'Send Single',
		field: 'Number',
		set: {},
		value: [{ number: NUMBER, message: 'Hi' }],
		absentFrom: 'Send to Group',
	},
	{
		variable: 'number',
		level: 'entry',
		operation: 'Send Single',
		field: 'Number',
		set: { number: '+1 202 555 0101' },
		value: NUMBER,
		absentFrom: 'Send to Group',
	},
	{
		variable: 'messenger_id',
		level: 'entry',
		operation: 'Send Single',
		field: 'Recipient ID',
		set: { channel: '5', number: '1000000000000001' },
		value: '1000000000000001',
	},
	{
		variable: 'message',
		level: 'entry',
		operation: 'Send Single',
		field: 'Message',
		set: { message: 'Your parcel' },
		value: 'Your parcel',
		absentFrom: 'Send Location',
	},
	{
		variable: 'globalmessage',
		level: 'request',
		operation: 'Send Bulk',
		field: 'Message',
		set: { message: 'Closed on Friday' },
		value: 'Closed on Friday',
		absentFrom: 'Send Single',
	},
	{
		variable: 'priority',
		level: 'request',
		operation: 'Send Single',
		field: 'Options → Priority',
		set: option('priority', '1'),
		value: '1',
	},
	{
		variable: 'reference_number',
		level: 'entry',
		operation: 'Send Single',
		field: 'Options → Reference Number',
		set: option('referenceNumber', 'order-1001'),
		value: 'order-1001',
	},
	{
		variable: 'quoted',
		level: 'entry',
		operation: 'Send Single',
		field: 'Options → Quoted Message ID',
		set: option('quotedMessageId', 750000001),
		value: '750000001',
	},
	{
		variable: 'createcontact',
		level: 'request',
		operation: 'Send Single',
		field: 'Options → Create Contact',
		set: option('createContact', true),
		value: 1,
	},
	{
		variable: 'action',
		level: 'request',
		operation: 'Number: Check',
		field: 'Number',
		set: {},
		value: 1,
		absentFrom: 'Send Single',
	},
	{
		variable: 'globalmedia',
		level: 'request',
		operation: 'Send Media',
		field: 'Media URL',
		set: { mediaUrl: JPG },
		value: JPG,
		absentFrom: 'Send Single',
	},
	{
		variable: 'globalmedia_code',
		level: 'request',
		operation: 'Send Media',
		field: 'Input Data Field Name',
		set: binary,
		files: ['AAAA'],
		value: 'AAAA',
	},
	{
		variable: 'media',
		level: 'entry',
		operation: 'Send Media',
		field: 'Media URL',
		set: { mediaUrl: '={{ $json.file }}' },
		items: twoFiles,
		value: 'https://files.example.com/a.jpg',
	},
	{
		variable: 'media_code',
		level: 'entry',
		operation: 'Send Media',
		field: 'Input Data Field Name',
		set: binary,
		items: [{}, {}],
		files: ['AAAA', 'BBBB'],
		value: 'AAAA',
	},
	{
		variable: 'media_name',
		level: 'request',
		operation: 'Send Media',
		field: 'File Name',
		set: { fileName: 'offer.pdf' },
		value: 'offer.pdf',
	},
	{
		variable: 'voice',
		level: 'request',
		operation: 'Send Media',
		field: 'Send As',
		plain: { channel: '10', mediaUrl: 'https://files.example.com/a.mp3' },
		set: { sendAs: 'voiceNote' },
		value: 1,
	},
	{
		variable: 'sticker',
		level: 'request',
		operation: 'Send Media',
		field: 'Send As',
		set: { sendAs: 'sticker' },
		value: 1,
	},
	{
		variable: 'template_id',
		level: 'request',
		operation: 'Send Template',
		field: 'Template',
		set: {},
		value: 'AB1238',
		absentFrom: 'Send Single',
	},
	{
		variable: 'language',
		level: 'request',
		operation: 'Send Template',
		field: 'Language Name or ID',
		set: {},
		value: 'en',
		absentFrom: 'Send Single',
	},
	{
		variable: 'language',
		level: 'entry',
		operation: 'Send Template',
		field: 'Language Name or ID',
		set: {
			...template('AB1239'),
			values: 'Ana',
			language: '={{ $json.language }}',
			...option('headerMediaUrl', JPG),
		},
		value: 'en',
		items: [{ language: 'en' }, { language: 'es' }],
		absentFrom: 'Send Single',
	},
	{
		variable: 'template_message',
		level: 'entry',
		operation: 'Send Template',
		field: 'Values',
		set: { ...template('AB1234'), values: 'Ana\n1' },
		value: ['Ana', '1'],
	},
	{
		variable: 'template_globalmessage',
		level: 'request',
		operation: 'Send Template',
		field: 'Options → Extra Request Fields',
		set: {
			...template('AB1234'),
			options: {
				checkTemplate: false,
				extraRequestFields: '{ "template_globalmessage": ["Ana", "order-1001"] }',
			},
		},
		value: ['Ana', 'order-1001'],
	},
	{
		variable: 'template_header',
		level: 'request',
		operation: 'Send Template',
		field: 'Options → PDF Name',
		set: { ...invoice, options: pdf },
		value: 'invoice-1001.pdf',
	},
	{
		variable: 'template_header',
		level: 'entry',
		operation: 'Send Template',
		field: 'Options → Header Values',
		set: { ...template('AB1237'), values: 'Ana', ...option('headerValues', 'order-1001') },
		value: ['order-1001'],
		assumed: true,
	},
	{
		variable: 'globalmedia',
		level: 'request',
		operation: 'Send Template',
		field: 'Options → Header Media URL',
		set: { ...picture, ...option('headerMediaUrl', JPG) },
		value: JPG,
	},
	{
		variable: 'media',
		level: 'entry',
		operation: 'Send Template',
		field: 'Options → Header Media URL',
		set: { ...picture, ...option('headerMediaUrl', '={{ $json.file }}') },
		value: 'https://files.example.com/a.jpg',
		items: twoFiles,
	},
	{
		variable: 'payload',
		level: 'entry',
		operation: 'Send Template',
		field: 'Options → Button Payloads',
		set: { ...question, options: { urlButtonValues: 'track/1', buttonPayloads: 'yes\nno' } },
		value: ['yes', 'no'],
	},
	{
		variable: 'interactive_globalbuttons',
		level: 'request',
		operation: 'Send Template',
		field: 'Options → URL Button Values',
		set: { ...question, ...option('urlButtonValues', 'track/1') },
		value: ['track/1'],
	},
	{
		variable: 'interactive_buttons',
		level: 'entry',
		operation: 'Send Template',
		field: 'Options → URL Button Values',
		set: { ...question, ...option('urlButtonValues', '={{ $json.text }}') },
		value: ['a'],
		items: twoTexts,
	},
	{
		variable: 'location',
		level: 'request',
		operation: 'Send Location',
		field: 'Latitude',
		set: place,
		value: sentPlace,
		absentFrom: 'Send Single',
	},
	{
		variable: 'contact',
		level: 'request',
		operation: 'Send Contact',
		field: 'Contacts → Phone',
		set: { contacts: { contact: [card] } },
		value: [sentCard],
		absentFrom: 'Send Single',
	},
	{
		variable: 'group_id',
		level: 'request',
		operation: 'Send to Group',
		field: 'Group ID',
		set: { groupId: 'G0001' },
		value: 'G0001',
		absentFrom: 'Send Single',
	},
	{
		variable: 'globalmedia',
		level: 'request',
		operation: 'Send to Group',
		field: 'Media URL',
		set: { mediaUrl: JPG },
		value: JPG,
	},
	{
		variable: 'globalmedia_code',
		level: 'request',
		operation: 'Send to Group',
		field: 'Input Data Field Name',
		set: binary,
		files: ['AAAA'],
		value: 'AAAA',
	},
];
