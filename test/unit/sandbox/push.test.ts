import fc from 'fast-check';

import { objectsOf, type JsonObject } from '../../sandbox/json';
import { post, push, single, start, stopAll } from './client';
import { EXAMPLES, GROUP_EXAMPLE } from './examples';

afterEach(stopAll);

const recipientOf = (entry: JsonObject): unknown => entry['number'] ?? entry['messenger_id'];

test.each(Object.entries(EXAMPLES))('example %s is accepted', async (_, example) => {
	const sandbox = await start();
	const entries = objectsOf({ ...example }, 'data');

	const response = await push(sandbox, example);

	expect(response).toEqual({
		status: 100,
		push_id: '7000001',
		message: 'Success',
		data: entries.map((entry, index) => ({
			msg_id: String(9_000_001 + index),
			number: recipientOf(entry),
			credit: '0.005',
		})),
	});
	expect(sandbox.log.acceptedMessages.map(({ recipient }) => recipient)).toEqual(
		entries.map(recipientOf),
	);
});

test('example 4.16: a group send is one message, and its response has a row', async () => {
	const sandbox = await start();
	const response = await push(sandbox, GROUP_EXAMPLE);
	const data = [{ msg_id: '9000001', credit: '0.005' }];
	expect(response).toEqual({ status: 100, push_id: '7000001', message: 'Success', data });
	expect(sandbox.log.messagesTo('G0001')).toMatchObject([
		{ application: '10', text: 'Meeting at 15:00', pushId: '7000001' },
	]);
});

const NUMBERS = ['12025550101', '12025550102'];
const toBoth = NUMBERS.map((number) => ({ number }));
const one = [{ number: '12025550101', message: 'Hello' }];

test.each<[string, object]>([
	['application as a JSON number', { application: 8, data: one }],
	['a shared number of 12 digits', { application: '441632960001', data: one }],
	['the Cloud API', { application: '101', data: one }],
	[
		'a channel of one’s own',
		{ application: '51', voice: 1, globalmedia: 'https://a.example/x.mp3', data: one },
	],
	[
		'an own channel for ids',
		{ application: '310', data: [{ messenger_id: '1000000000000001', message: 'Hello' }] },
	],
	['an own channel for groups', { application: '51', group_id: 'G0001', globalmessage: 'Hello' }],
	['managed channel 121', { application: '121', data: one }],
	['managed channel 122', { application: '122', data: one }],
	[
		'phone automation with a picture',
		{ application: '1', globalmedia: 'http://a.example/x.png', data: one },
	],
	['priority as a number', { application: '8', priority: 1, data: one }],
	['createcontact', { application: '2', createcontact: 1, data: one }],
	['quoted on web automation', { application: '10', data: [{ ...one[0], quoted: 750000001 }] }],
	['the same text twice', { application: '8', globalmessage: 'Hello', data: one }],
	[
		'a text header',
		{
			application: '8',
			template_id: 'AB1237',
			language: 'en',
			template_header: ['1001'],
			data: [{ number: '12025550101', template_message: ['Ana'] }],
		},
	],
	[
		'language in every entry',
		{
			application: '8',
			template_id: 'AB1234',
			data: NUMBERS.map((number, index) => ({
				number,
				language: ['en', 'es'][index],
				template_message: ['Ana', '1001'],
			})),
		},
	],
	['a number of 5 digits', { application: '8', data: [{ number: '12345', message: 'a' }] }],
	[
		'a number of 15 digits',
		{ application: '8', data: [{ number: '123456789012345', message: 'a' }] },
	],
	[
		'a file name of 20 characters',
		{
			application: '8',
			globalmedia: 'https://a.example/x',
			media_name: 'a'.repeat(20),
			data: one,
		},
	],
	[
		'fields that a channel does not take, left empty',
		{
			application: '3',
			globalmedia: '',
			data: [{ number: '12025550101', message: 'a', media: '' }],
		},
	],
])('%s is accepted', async (_, body) => {
	const sandbox = await start();
	expect(await push(sandbox, body)).toMatchObject({ status: 100 });
});

test('10,000 entries are taken', async () => {
	const sandbox = await start();
	const data = Array.from({ length: 10_000 }, (_, index) => ({
		number: String(12_025_550_000 + index),
	}));
	const response = await push(sandbox, { application: '8', globalmessage: 'Hello', data });
	expect(response.data).toHaveLength(10_000);
	expect(sandbox.log.counts).toEqual({
		pushRequests: 1,
		acceptedRequests: 1,
		messages: 10_000,
		recipients: 10_000,
	});
});

test('ids go on from request to request', async () => {
	const sandbox = await start();
	await push(sandbox, { application: '8', globalmessage: 'Hello', data: toBoth });
	const second = await push(sandbox, single());
	expect(second.push_id).toBe('7000002');
	expect(second.data?.map(({ msg_id: id }) => id)).toEqual(['9000003']);
});

test('a number check sends nothing', async () => {
	const sandbox = await start();
	const response = await push(sandbox, { application: '10', action: 1, data: toBoth });
	expect(response.data).toEqual([
		{ msg_id: '9000001', number: NUMBERS[0], status: '1' },
		{ msg_id: '9000002', number: NUMBERS[1], status: '1' },
	]);
	expect(sandbox.log.acceptedMessages).toEqual([]);
});

test('the balance falls by 0.005 a message and not for what is refused', async () => {
	const sandbox = await start();
	const balance = async (): Promise<unknown> =>
		JSON.parse((await post(sandbox, {}, 'check-balance')).text);
	expect(await balance()).toEqual({ status: 100, message: 'Success', balance: 12.5 });
	await push(sandbox, { application: '8', globalmessage: 'Hello', data: toBoth });
	await push(sandbox, single('0123456'));
	expect(await balance()).toEqual({ status: 100, message: 'Success', balance: 12.49 });
});

const entry = fc.record(
	{
		number: fc.stringMatching(/^[1-9]\d{4,14}$/),
		message: fc.string({ minLength: 1 }),
		reference_number: fc.string({ minLength: 1 }),
	},
	{ requiredKeys: ['number', 'message'] },
);

test('N valid entries give N messages and N rows, in order', async () => {
	const sandbox = await start();
	const application = fc.constantFrom('1', '2', '3', '8', '10', '101', '121', '122');
	const data = fc.array(entry, { minLength: 1, maxLength: 40 });
	await fc.assert(
		fc.asyncProperty(application, data, async (channel, entries) => {
			sandbox.log.clear();
			const response = await push(sandbox, { application: channel, data: entries });
			const messages = sandbox.log.acceptedMessages;
			expect(response.data?.map(({ number }) => number)).toEqual(
				entries.map(({ number }) => number),
			);
			expect(
				messages.map((message) => ({
					number: message.recipient,
					message: message.text,
					...(message.reference_number === undefined
						? {}
						: { reference_number: message.reference_number }),
				})),
			).toEqual(entries.map((one) => ({ ...one })));
			expect(messages.map(({ msgId }) => msgId)).toEqual(
				response.data?.map(({ msg_id: id }) => id),
			);
			expect(sandbox.log.counts.recipients).toBe(new Set(entries.map(({ number }) => number)).size);
		}),
		{ numRuns: 60 },
	);
});
