import { createHash } from 'node:crypto';

import { decodeBase64, withoutLongFiles } from '../../sandbox/base64';
import type { LoggedRequest } from '../../sandbox/sandbox';
import { dynamic, post, push, single, start, stopAll } from './client';

afterEach(stopAll);

test('a request is logged without its token', async () => {
	const sandbox = await start();
	const body = single();
	const bytes = JSON.stringify({ token: sandbox.token, ...body }).length;
	const before = Date.now();
	await push(sandbox, body);

	const { time, ...logged } = sandbox.log.requests[0] ?? { time: 0 };

	expect(time).toBeGreaterThanOrEqual(before);
	expect(logged).toEqual({
		id: 1,
		method: 'POST',
		path: '/api/v2/push',
		endpoint: 'push',
		body,
		tokenSeen: true,
		bytes,
		entries: 1,
		accepted: 1,
		httpStatus: 200,
		bodyStatus: 100,
		response: 'Success',
		pushId: '7000001',
		fault: null,
	});
});

test('requests keep their order; pushes are those to push', async () => {
	const sandbox = await start();
	await push(sandbox, single());
	await post(sandbox, {}, 'check-balance');
	await push(sandbox, single('0123456'));
	expect(sandbox.log.requests.map(({ endpoint }) => endpoint)).toEqual([
		'push',
		'check-balance',
		'push',
	]);
	expect(sandbox.log.pushes.map(({ bodyStatus }) => bodyStatus)).toEqual([100, 406]);
	expect(sandbox.log.counts).toEqual({
		pushRequests: 2,
		acceptedRequests: 1,
		messages: 1,
		recipients: 1,
	});
});

test('a message is logged with what was sent', async () => {
	const sandbox = await start();
	const entry = {
		number: '12025550101',
		template_message: ['Ana'],
		reference_number: 'order-1001',
		media: 'https://files.example.com/1.pdf',
	};
	await push(sandbox, { application: '8', template_id: 'AB1239', language: 'en', data: [entry] });
	expect(sandbox.log.acceptedMessages).toEqual([
		{
			pushId: '7000001',
			msgId: '9000001',
			recipient: '12025550101',
			application: '8',
			kind: 'document',
			text: '',
			media: entry.media,
			reference_number: 'order-1001',
			template_id: 'AB1239',
			template_values: ['Ana'],
			entry,
			body: { application: '8', template_id: 'AB1239', language: 'en', data: [entry] },
		},
	]);
});

test('the shared text and the shared media count for every message', async () => {
	const sandbox = await start();
	const data = [{ number: '12025550101' }, { number: '12025550102', message: '' }];
	const shared = { globalmessage: 'Hello', globalmedia: 'https://files.example.com/a.jpg' };
	await push(sandbox, { application: '8', ...shared, data });
	expect(sandbox.log.acceptedMessages).toMatchObject([
		{ text: 'Hello', media: shared.globalmedia },
		{ text: 'Hello', media: shared.globalmedia },
	]);
});

test('messagesTo: one recipient, oldest first', async () => {
	const sandbox = await start();
	await push(sandbox, single('12025550101', 'one'));
	await push(sandbox, dynamic(['12025550102', '12025550101']));
	expect(sandbox.log.messagesTo('12025550101').map(({ text }) => text)).toEqual([
		'one',
		'Hello 12025550101',
	]);
	expect(sandbox.log.messagesTo('999')).toEqual([]);
});

test('recipients: who got one last is last, and repeats are counted', async () => {
	const sandbox = await start();
	await push(sandbox, dynamic(['12025550101', '12025550102']));
	await push(sandbox, dynamic(['12025550101']));
	await push(sandbox, single('12025550101', 'Another text'));
	expect(sandbox.log.recipients().map(({ recipient, repeats }) => [recipient, repeats])).toEqual([
		['12025550102', 0],
		['12025550101', 1],
	]);
});

test('two places to one number are no repeat', async () => {
	const sandbox = await start();
	for (const lat of ['1', '2']) {
		await push(sandbox, {
			application: '8',
			location: { lat, long: '3' },
			data: [{ number: '12345' }],
		});
	}
	expect(sandbox.log.recipients()).toMatchObject([{ recipient: '12345', repeats: 0 }]);
});

test('clear() empties the log; ids go on', async () => {
	const sandbox = await start();
	await push(sandbox, single());
	sandbox.log.clear();
	expect(sandbox.log.counts).toEqual({
		pushRequests: 0,
		acceptedRequests: 0,
		messages: 0,
		recipients: 0,
	});
	expect([sandbox.log.requests, sandbox.log.pushes, sandbox.log.acceptedMessages]).toEqual([
		[],
		[],
		[],
	]);
	expect(sandbox.log.messagesTo('12025550101')).toEqual([]);
	expect(await push(sandbox, single())).toMatchObject({ push_id: '7000002' });
	expect(sandbox.log.requests).toMatchObject([{ id: 1 }]);
});

test('a subscriber is notified of each request until it unsubscribes', async () => {
	const sandbox = await start();
	const received: LoggedRequest[] = [];
	const stop = sandbox.log.subscribe((request) => received.push(request));
	await push(sandbox, single());
	await push(sandbox, single('0123456'));
	stop();
	await push(sandbox, single());
	expect(received.map(({ bodyStatus }) => bodyStatus)).toEqual([100, 406]);
});

test('a long file is described, a short one kept', async () => {
	const sandbox = await start();
	const file = Buffer.alloc(3000, 7);
	const code = file.toString('base64');
	const data = [
		{ number: '12025550101', message: 'a', media_code: code },
		{ number: '12025550102', message: 'a', media_code: 'AAAA' },
	];
	await push(sandbox, { application: '8', data });
	const hash = createHash('sha256').update(file).digest('hex');
	const described = `<base64, 3000 bytes, sha256 ${hash}>`;
	expect(sandbox.log.acceptedMessages.map(({ media }) => media)).toEqual([described, 'AAAA']);
	expect(sandbox.log.pushes[0]?.body).toMatchObject({
		data: [{ media_code: described }, { media_code: 'AAAA' }],
	});
});

test('files are found in cards too, and long texts are no files', () => {
	const code = 'AAAA'.repeat(60);
	const text = 'a'.repeat(400);
	const body = { globalmessage: text, globalmedia_code: code, contact: [{ contact_image: code }] };
	expect(withoutLongFiles(body)).toEqual({
		globalmessage: text,
		globalmedia_code: expect.stringMatching(/^<base64, 180 bytes, sha256 [0-9a-f]{64}>$/),
		contact: [{ contact_image: expect.stringMatching(/^<base64, 180 bytes, /) }],
	});
	expect(withoutLongFiles({ media_code: `${code}?` })).toEqual({
		media_code: '<not base64, 241 characters>',
	});
});

test.each([
	['', 0],
	['AAAA', 3],
	['AAA=', 2],
	['AA==', 1],
	['AAA', undefined],
	['A-_A', undefined],
	['AA A', undefined],
	['AAA?', undefined],
	['A===', undefined],
])('base64 %j', (text, bytes) => {
	expect(decodeBase64(text)?.length).toBe(bytes);
});

test('100,000 messages leave counts and indexes intact', async () => {
	const sandbox = await start();
	for (let request = 0; request < 10; request += 1) {
		const data = Array.from({ length: 10_000 }, (_, index) => ({
			// Half of them go to one and the same number.
			number: index % 2 === 0 ? '12345' : String(12_000_000_000 + request * 10_000 + index),
			message: `Hello ${index}`,
		}));
		await push(sandbox, { application: '8', data });
	}
	expect(sandbox.log.counts).toEqual({
		pushRequests: 10,
		acceptedRequests: 10,
		messages: 100_000,
		recipients: 50_001,
	});
	expect(sandbox.log.messagesTo('12345')).toHaveLength(50_000);
});
