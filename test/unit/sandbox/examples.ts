const URL_1 = 'https://files.example.com/offer-2f9c.jpg';
const data = [{ number: '12025550101' }];
const blank = [{ number: '12025550101', message: '' }];

/** The examples of the API reference by their number, without the token. */
export const EXAMPLES: Readonly<Record<string, object>> = {
	'4.1 single text': {
		application: '8',
		data: [
			{
				number: '12025550101',
				message: 'Your parcel is on its way',
				reference_number: 'order-1001',
			},
		],
	},
	'4.2 bulk': {
		priority: '0',
		application: '10',
		globalmessage: 'We are closed on Friday',
		data: [...blank, { number: '12025550102', message: '' }],
	},
	'4.3 dynamic': {
		priority: '0',
		application: '8',
		globalmessage: '',
		data: [
			{ number: '12025550101', message: 'Ana, your bill is 12.50' },
			{ number: '12025550102', message: 'Ben, your bill is 7.00' },
		],
	},
	'4.4 static media by URL': {
		application: '8',
		globalmedia: URL_1,
		data: [{ number: '12025550101', message: 'Caption for this picture' }],
	},
	'4.4 static document with a name': {
		application: '8',
		globalmedia: 'https://files.example.com/offer.pdf',
		media_name: 'offer.pdf',
		data,
	},
	'4.5 static media as base64': {
		application: '8',
		globalmessage: 'Caption for all',
		globalmedia_code: 'iVBORw0KGgo=',
		data: blank,
	},
	'4.6 voice note': {
		application: '10',
		globalmedia: 'https://files.example.com/note-77.mp3',
		voice: 1,
		data: blank,
	},
	'4.7 dynamic media by URL': {
		application: '8',
		globalmessage: '',
		data: [
			{
				number: '12025550101',
				message: 'Your ticket',
				media: 'https://files.example.com/t/101.jpg',
			},
			{
				number: '12025550102',
				message: 'Your ticket',
				media: 'https://files.example.com/t/102.jpg',
			},
		],
	},
	'4.8 dynamic media as base64': {
		application: '8',
		globalmessage: '',
		data: [
			{ number: '12025550101', message: 'Your ticket', media_code: 'iVBORw0KGgo=' },
			{ number: '12025550102', message: 'Your ticket', media_code: 'iVBORw0KGgo=' },
		],
	},
	'4.9 template, values for all': {
		application: '8',
		template_id: 'AB1234',
		language: 'en',
		template_globalmessage: ['Ana', 'order-1001'],
		data,
	},
	'4.9 template, values and PDF per recipient': {
		application: '8',
		template_id: 'AB1235',
		data: [
			{
				number: '12025550101',
				language: 'en',
				template_message: ['Ana', '12.50'],
				template_header: 'invoice-1001.pdf',
				media: 'https://files.example.com/i/1001.pdf',
			},
		],
	},
	'4.9 template with buttons': {
		application: '8',
		template_id: 'AB1236',
		language: 'en',
		interactive_globalbuttons: ['track/1001'],
		data: [{ number: '12025550101', template_message: ['Ana'], payload: ['yes-1001', 'no-1001'] }],
	},
	'4.11 sticker': {
		application: '8',
		globalmedia: 'https://files.example.com/s/hello.webp',
		sticker: 1,
		data: blank,
	},
	'4.12 contact card': {
		application: '8',
		contact: [
			{
				first_name: 'Ana',
				last_name: 'Rossi',
				phone: '12025550109',
				company: 'Example Ltd',
				email: 'ana@example.com',
			},
		],
		data,
	},
	'4.13 location': {
		application: '8',
		location: { name: 'Example Shop', address: '1 Main Street', lat: '41.9028', long: '12.4964' },
		data,
	},
	'4.14 SMS': { application: '3', data: [{ number: '12025550101', message: 'Code 4821' }] },
	'4.15 Messenger': {
		application: '5',
		data: [{ messenger_id: '1000000000000001', message: 'Hello' }],
	},
	'4.15 Instagram': {
		application: '11',
		data: [{ messenger_id: '1000000000000001', message: 'Hello' }],
	},
};

/** Example 4.16: no `data`, so no rows either. */
export const GROUP_EXAMPLE: object = {
	application: '10',
	group_id: 'G0001',
	globalmessage: 'Meeting at 15:00',
};
