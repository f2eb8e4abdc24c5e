import { useEngineSetup } from './harness/engineSetup';
import { ANA, BEN, expectSameJson } from './harness/fixtures';

const setup = useEngineSetup();

const picture = (data: string) => ({ data: { data, mimeType: 'image/png', fileName: 'a.png' } });

describe('the requests of the API samples', () => {
	it('single text', async () => {
		await setup.send(
			{
				operation: 'sendSingle',
				number: '={{ $json.phone }}',
				message: 'Your parcel is on its way',
				options: { referenceNumber: '={{ $json.order }}' },
			},
			[{ phone: '+1 202-555-0101', order: 'order-1001' }],
		);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				data: [
					{ number: ANA, message: 'Your parcel is on its way', reference_number: 'order-1001' },
				],
			},
		]);
	});

	it('bulk: the text once at the top, none in the entries', async () => {
		await setup.send(
			{
				operation: 'sendBulk',
				channel: '10',
				number: '={{ $json.phone }}',
				message: 'We are closed on Friday',
				options: { priority: '0' },
			},
			[{ phone: ANA }, { phone: BEN }],
		);
		expectSameJson(setup.bodies(), [
			{
				priority: '0',
				application: '10',
				globalmessage: 'We are closed on Friday',
				data: [
					{ number: ANA, message: '' },
					{ number: BEN, message: '' },
				],
			},
		]);
	});

	it('dynamic: a text in each entry, an empty one at the top', async () => {
		await setup.send(
			{
				operation: 'sendDynamic',
				number: '={{ $json.phone }}',
				message: '={{ $json.name }}, your bill is {{ $json.bill }}',
				options: { priority: '0' },
			},
			[
				{ phone: ANA, name: 'Ana', bill: '12.50' },
				{ phone: BEN, name: 'Ben', bill: '7.00' },
			],
		);
		expectSameJson(setup.bodies(), [
			{
				priority: '0',
				application: '8',
				globalmessage: '',
				data: [
					{ number: ANA, message: 'Ana, your bill is 12.50' },
					{ number: BEN, message: 'Ben, your bill is 7.00' },
				],
			},
		]);
	});

	it('one file for all: once at the top', async () => {
		await setup.send(
			{
				operation: 'sendMedia',
				number: '={{ $json.phone }}',
				mediaUrl: 'https://files.example.com/offer-2f9c.jpg',
				caption: 'Caption for this picture',
			},
			[{ phone: ANA }],
		);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				globalmedia: 'https://files.example.com/offer-2f9c.jpg',
				data: [{ number: ANA, message: 'Caption for this picture' }],
			},
		]);
	});

	it('a document with its name', async () => {
		await setup.send(
			{
				operation: 'sendMedia',
				number: ANA,
				mediaUrl: 'https://files.example.com/offer-2f9c.pdf',
				fileName: 'offer.pdf',
			},
			[{}],
		);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				media_name: 'offer.pdf',
				globalmedia: 'https://files.example.com/offer-2f9c.pdf',
				data: [{ number: ANA, message: '' }],
			},
		]);
	});

	it('one file for all as base64: once at the top, and bare', async () => {
		await setup.send(
			{
				operation: 'sendMedia',
				number: '={{ $json.phone }}',
				mediaSource: 'binary',
				caption: 'Caption for all',
			},
			[{ phone: ANA }],
			{},
			{ binary: [picture('iVBORw0KGgo=')] },
		);
		// The sample has the caption as globalmessage; here it stands where that of a file by URL does.
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				globalmedia_code: 'iVBORw0KGgo=',
				data: [{ number: ANA, message: 'Caption for all' }],
			},
		]);
	});

	it('sticker', async () => {
		const mediaUrl = 'https://files.example.com/s/hello.webp';
		await setup.send({ operation: 'sendMedia', number: ANA, mediaUrl, sendAs: 'sticker' }, [{}]);
		expect(setup.bodies()).toEqual([
			{ application: '8', globalmedia: mediaUrl, sticker: 1, data: [{ number: ANA, message: '' }] },
		]);
	});

	it('voice note', async () => {
		await setup.send(
			{
				operation: 'sendMedia',
				channel: '10',
				number: ANA,
				mediaUrl: 'https://files.example.com/note-77.mp3',
				sendAs: 'voiceNote',
			},
			[{}],
		);
		expect(setup.bodies()).toEqual([
			{
				application: '10',
				globalmedia: 'https://files.example.com/note-77.mp3',
				voice: 1,
				data: [{ number: ANA, message: '' }],
			},
		]);
	});

	it('another file for each: in the entries of one request', async () => {
		await setup.send(
			{
				operation: 'sendMedia',
				number: '={{ $json.phone }}',
				mediaUrl: '={{ $json.ticket }}',
				caption: 'Your ticket',
			},
			[
				{ phone: ANA, ticket: 'https://files.example.com/t/101.jpg' },
				{ phone: BEN, ticket: 'https://files.example.com/t/102.jpg' },
			],
		);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				globalmessage: '',
				data: [
					{ number: ANA, message: 'Your ticket', media: 'https://files.example.com/t/101.jpg' },
					{ number: BEN, message: 'Your ticket', media: 'https://files.example.com/t/102.jpg' },
				],
			},
		]);
	});

	it('another file for each as base64: in the entries of one request', async () => {
		await setup.send(
			{
				operation: 'sendMedia',
				number: '={{ $json.phone }}',
				mediaSource: 'binary',
				caption: 'Your ticket',
			},
			[{ phone: ANA }, { phone: BEN }],
			{},
			{ binary: [picture('iVBORw0KGgo='), picture('R0lGODlh')] },
		);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				globalmessage: '',
				data: [
					{ number: ANA, message: 'Your ticket', media_code: 'iVBORw0KGgo=' },
					{ number: BEN, message: 'Your ticket', media_code: 'R0lGODlh' },
				],
			},
		]);
	});

	it('SMS: application 3, no media', async () => {
		await setup.send({ operation: 'sendSms', number: ANA, message: 'Code 4821' }, [{}]);
		expectSameJson(setup.bodies(), [
			{ application: '3', data: [{ number: ANA, message: 'Code 4821' }] },
		]);
	});

	it('Messenger: addressed by messenger_id', async () => {
		const { sent } = await setup.send(
			{ operation: 'sendSingle', channel: '5', number: '1000000000000001', message: 'Hello' },
			[{}],
		);
		expectSameJson(setup.bodies(), [
			{ application: '5', data: [{ messenger_id: '1000000000000001', message: 'Hello' }] },
		]);
		expect(sent[0]?.json).toMatchObject({ messenger_id: '1000000000000001', status: 'accepted' });
	});
});

describe('what stands beside the content', () => {
	it('priority goes out without the stray blank of the samples', async () => {
		await setup.send(
			{ operation: 'sendSms', number: ANA, message: 'Hi', options: { priority: '1' } },
			[{}],
		);
		expect(setup.bodies()).toEqual([
			{ priority: '1', application: '3', data: [{ number: ANA, message: 'Hi' }] },
		]);
	});

	it('a message id to answer goes into the entry', async () => {
		const options = { quotedMessageId: '={{ $json.id }}' };
		await setup.send({ operation: 'sendSingle', number: ANA, message: 'Yes', options }, [
			{ id: 750000001 },
		]);
		expect(setup.bodies()).toEqual([
			{ application: '8', data: [{ number: ANA, message: 'Yes', quoted: '750000001' }] },
		]);
	});

	it('a channel id of the user’s own, from an expression, one request for each channel', async () => {
		const parameters = {
			operation: 'sendSingle',
			channel: '={{ $json.channel }}',
			number: ANA,
			message: 'Hi',
		};
		const { sent } = await setup.send(parameters, [
			{ channel: '8' },
			{ channel: 121 },
			{ channel: '8' },
		]);
		expect(
			setup.bodies().map((body) => [body?.application, (body?.data as unknown[]).length]),
		).toEqual([
			['8', 2],
			['121', 1],
		]);
		expect(sent).toHaveLength(3);
	});

	it('another file for each on phone automation: one request for each file', async () => {
		await setup.send(
			{ operation: 'sendMedia', channel: '2', number: ANA, mediaUrl: '={{ $json.file }}' },
			['a', 'b', 'a'].map((name) => ({ file: `https://files.example.com/${name}.jpg` })),
		);
		expect(
			setup.bodies().map((body) => [body?.globalmedia, (body?.data as unknown[]).length]),
		).toEqual([
			['https://files.example.com/a.jpg', 2],
			['https://files.example.com/b.jpg', 1],
		]);
	});
});
