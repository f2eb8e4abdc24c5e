import { overviewOf, pushLine } from '../../sandbox/overview';
import { post, push, start, stopAll } from './client';
import { EXAMPLES, GROUP_EXAMPLE } from './examples';

afterEach(stopAll);

test.each([
	['4.1 single text', '12025550101', 'Your parcel is on its way'],
	['4.2 bulk', '12025550101 and 1 more', 'We are closed on Friday'],
	[
		'4.4 static media by URL',
		'12025550101',
		'Caption for this picture · https://files.example.com/offer-2f9c.jpg',
	],
	['4.5 static media as base64', '12025550101', 'Caption for all · iVBORw0KGgo='],
	['4.9 template, values for all', '12025550101', 'template AB1234 (Ana, order-1001)'],
	['4.12 contact card', '12025550101', 'contact card'],
	['4.13 location', '12025550101', 'location Example Shop'],
	['4.15 Messenger', '1000000000000001', 'Hello'],
])('%s in words', async (name, recipients, preview) => {
	const sandbox = await start();
	await push(sandbox, EXAMPLES[name] ?? {});
	const [line] = overviewOf(sandbox.log).pushes;
	expect(line).toMatchObject({ recipients, preview, ending: '100 accepted', good: true });
	expect(line).not.toHaveProperty('body');
	expect(overviewOf(sandbox.log).recipients[0]?.last).toBe(preview);
});

test('a group and a channel in words', async () => {
	const sandbox = await start();
	await push(sandbox, GROUP_EXAMPLE);
	expect(sandbox.log.pushes.map(pushLine)).toMatchObject([
		{ channel: 'WhatsApp Web Automation', recipients: 'group G0001', preview: 'Meeting at 15:00' },
	]);
});

test.each([
	['message', 'a'.repeat(5000)],
	['message', '👍'.repeat(5000)],
])('a long %s is shortened', async (_, message) => {
	const sandbox = await start();
	await push(sandbox, { application: '8', data: [{ number: '12345', message }] });
	const preview = overviewOf(sandbox.log).pushes[0]?.preview ?? '';
	expect([...preview]).toHaveLength(90);
	expect(preview.endsWith('…')).toBe(true);
	expect(message.startsWith(preview.slice(0, -1))).toBe(true);
});

test('nonsense is shown, not thrown at', async () => {
	const sandbox = await start();
	const wild = [
		{ application: { a: 1 }, data: 5 },
		{ application: null, data: [null, 5] },
		{ data: [{ number: {}, message: [] }], globalmessage: 5, template_globalmessage: [{}] },
		{ location: 'Rome', contact: 5, group_id: 7 },
	];
	for (const body of wild) await post(sandbox, body);
	expect(overviewOf(sandbox.log).pushes.map(({ good }) => good)).toEqual([
		false,
		false,
		false,
		false,
	]);
});

test('the overview stays small; repeats come first', async () => {
	const sandbox = await start();
	await push(sandbox, {
		application: '8',
		globalmessage: 'a',
		data: [{ number: '99999' }, { number: '99999' }],
	});
	for (let sent = 0; sent < 60; sent += 1) {
		await push(sandbox, {
			application: '8',
			data: [{ number: String(20_000 + sent), message: 'a' }],
		});
	}
	const { pushes, recipients, repeated, counts } = overviewOf(sandbox.log);
	expect([pushes.length, recipients.length, repeated, counts.pushRequests]).toEqual([
		50, 50, 1, 61,
	]);
	expect(recipients.slice(0, 2).map(({ recipient }) => recipient)).toEqual(['99999', '20059']);
	expect(pushes[0]?.recipients).toBe('20059');
});
