/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals
   -- tests of a standalone program */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { request } from 'undici';
import { z } from 'zod';

import type { Sandbox } from '../../sandbox/sandbox';
import { dynamic, post, push, single, start, stopAll } from './client';
import { receive, stopReceivers } from './receiver';

afterEach(async () => {
	await stopAll();
	await stopReceivers();
});

const found = z.record(z.array(z.string()));

/** What the selectors find on the page after its script has drawn: selector -> texts. */
async function texts({ url }: Sandbox, ...selectors: string[]): Promise<z.infer<typeof found>> {
	const program = ['--import', 'tsx', resolve(__dirname, 'drawnPage.ts'), `${url}/`, ...selectors];
	const { stdout } = await promisify(execFile)(process.execPath, program);
	return found.parse(JSON.parse(stdout));
}

test('the page says how to connect, needs nothing from elsewhere and escapes', async () => {
	const sandbox = await start({ token: '<b>"&\'' });
	const response = await request(`${sandbox.url}/`);
	const html = await response.body.text();
	expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
	expect(response.headers['content-security-policy']).toContain("default-src 'none'");
	expect(html).toContain(sandbox.baseUrl);
	expect(html).toContain('&lt;b&gt;&quot;&amp;&#39;');
	expect(html).not.toContain(sandbox.token);
	expect(html).not.toMatch(/(src|href)=/);
	expect(sandbox.log.requests).toEqual([]);
});

test('nothing yet: a friendly word and no tables', async () => {
	const sandbox = await start();
	expect(
		await texts(
			sandbox,
			'#empty:not([hidden]) b',
			'#pushes[hidden]',
			'#people[hidden] h2',
			'#state',
		),
	).toEqual({
		'#empty:not([hidden]) b': ['Nothing has arrived yet.'],
		'#pushes[hidden]': [expect.any(String)],
		'#people[hidden] h2': ['Messages per number'],
		'#state': [''],
	});
});

test('requests and numbers, without taking a text for HTML', async () => {
	const sandbox = await start();
	await push(sandbox, single('12025550101', '<i>Hello</i>'));
	await push(sandbox, single('12025550101', '<i>Hello</i>'));
	await push(sandbox, single('12025550102', 'one'));
	await push(sandbox, single('12025550102', 'two'));
	await push(sandbox, single('0123456'));

	expect(
		await texts(
			sandbox,
			'#empty[hidden] b',
			'[data-count]',
			'#pushes td.text',
			'#pushes td.id',
			'#pushes .good',
			'#pushes .bad',
			'i',
			'#people tr.again td',
			'#people tr:not(.again) td',
			'#repeated:not([hidden])',
		),
	).toEqual({
		'#empty[hidden] b': ['Nothing has arrived yet.'],
		'[data-count]': ['5', '4', '4', '2'],
		'#pushes td.text': ['Hello', 'two', 'one', '<i>Hello</i>', '<i>Hello</i>'],
		'#pushes td.id': ['', '7000004', '7000003', '7000002', '7000001'],
		'#pushes .good': Array(4).fill('100 accepted'),
		'#pushes .bad': [expect.stringMatching(/^406 .*0123456/)],
		i: [],
		'#people tr.again td': ['12025550101', '2', '1 repeat<i>Hello</i>'],
		'#people tr:not(.again) td': ['12025550102', '2', 'two'],
		'#repeated:not([hidden])': ['1 number got the same message more than once.'],
	});
});

test('what was accepted though the response says otherwise is shown so', async () => {
	const sandbox = await start();
	sandbox.faults.add({ kind: 'http', statusCode: 500, accept: true });
	sandbox.faults.add({ kind: 'hang', after: 7 });
	await post(sandbox, single());
	await post(sandbox, {}, 'check-balance');
	expect(await texts(sandbox, '#pushes .mark', '#other', '#waiting:not([hidden]) span')).toEqual({
		'#pushes .mark': ['HTTP 500, but accepted', 'fault: http'],
		'#other': [expect.stringMatching(/POST \/api\/v2\/check-balance: 100 accepted$/)],
		'#waiting:not([hidden]) span': ['Simulating: hang, for one request.'],
	});
});

test('an address is saved, a message sent, and its instant reply shown, from the page', async () => {
	const hook = await receive(() => ({ body: '{"message-out":"<b>Thanks</b>","delay":"5"}' }));
	const sandbox = await start();
	const seen = await texts(
		sandbox,
		`fill #global-url ${hook.url}`,
		'submit #addresses',
		'fill #from 12025550107',
		'fill #text Is it ready?',
		'submit #incoming',
		'#webhook-status',
		'#webhooks tbody td:not(.time):not(.fold)',
		'#webhooks .good',
		'b',
	);
	expect(seen).toMatchObject({
		'#webhook-status': ['HTTP 200. Instant reply: <b>Thanks</b>'],
		'#webhooks tbody td:not(.time):not(.fold)': [
			'global',
			'text message from 12025550107',
			'HTTP 200',
			'<b>Thanks</b> (after 5 s)',
		],
		'#webhooks .good': ['HTTP 200'],
	});
	expect(seen['b']).not.toContain('Thanks');
	expect(sandbox.webhooks.settings).toMatchObject({ globalUrl: hook.url, eventUrl: '' });
	expect(hook.bodies()).toMatchObject([{ message_in_raw: 'Is it ready?' }]);
});

test('the Test button says what is wrong with a response', async () => {
	const hook = await receive(() => ({ body: 'Workflow was started' }));
	const sandbox = await start({ webhooks: { eventUrl: hook.url } });
	const seen = await texts(
		sandbox,
		'click [data-test-webhook=event]',
		'#webhook-status',
		'#webhooks .bad',
		'click [data-test-webhook=global]',
		'#webhook-status',
	);
	expect(seen).toEqual({
		'#webhook-status': ['The global webhook has no URL yet.'],
		'#webhooks .bad': ['HTTP 200, but the response is no JSON object, no reply is sent'],
	});
	expect(hook.calls).toHaveLength(1);
});

test('delivery reports are shown too', async () => {
	const hook = await receive(() => ({ status: 500 }));
	const sandbox = await start({ webhooks: { eventUrl: hook.url } });
	await push(sandbox, dynamic(['12025550101', '12025550102']));
	await sandbox.webhooks.settled();
	expect(await texts(sandbox, '#webhooks td.what', '#webhooks .bad')).toEqual({
		'#webhooks td.what': ['read', 'delivered', 'submitted'].map(
			(word) => `delivery report: ${word}, 2 rows`,
		),
		'#webhooks .bad': Array(3).fill('HTTP 500 instead of 200; given up after 1 try'),
	});
});

test('people see templates with their values, files by their names, places and cards', async () => {
	const sandbox = await start();
	const to = (content: object, more: object = {}) => ({
		application: '8',
		...more,
		data: [{ number: '12025550101', ...content }],
	});
	await push(
		sandbox,
		to(
			{ template_message: ['Ana'], payload: ['yes', 'no'], interactive_buttons: ['t/1'] },
			{ template_id: 'AB1236', language: 'en' },
		),
	);
	await push(
		sandbox,
		to(
			{ template_message: ['<b>9.50</b>', '2'], media: 'https://files.example.com/1.pdf' },
			{ template_id: 'AB1235', language: 'en', template_header: 'Bill' },
		),
	);
	await push(sandbox, to({}, { location: { name: 'Shop', address: '', lat: '1', long: '2' } }));
	await push(sandbox, to({}, { contact: [{ first_name: 'Ben', phone: '12025550109' }] }));
	expect(
		await texts(sandbox, '.template', '.words', '.tap', '.footer', '.file', '.card', 'b'),
	).toMatchObject({
		'.template': ['Template delivery_question (en)', 'Template invoice_pdf (en)'],
		'.words': ['Hello Ana, will you be at home?', 'Hello <b>9.50</b>, your invoice over 2'],
		'.tap': ['Quick reply 1 → yes', 'Quick reply 2 → no', 'Open …/t/1'],
		'.footer': ['Example Ltd'],
		'.file': ['Bill'],
		'.card': ['LocationShop\n1, 2', 'ContactBen\n12025550109'],
	});
});

test.each([
	['/webhook-test/1', 'click "Listen for test event"'],
	['/webhook/1', 'Publish the workflow'],
])('a test message to %s that nobody receives: what to do', async (path, advice) => {
	const hook = await receive(() => ({ status: 404 }));
	const sandbox = await start({ webhooks: { globalUrl: new URL(path, hook.url).href } });
	const seen = await texts(sandbox, 'submit #incoming', '#advice:not([hidden])', '#webhooks p');
	const texted = [expect.stringContaining(advice)];
	expect(seen).toEqual({ '#advice:not([hidden])': texted, '#webhooks p': texted });
});

test('a sample file: a PDF, a picture, nothing else', async () => {
	const { url } = await start();
	const files = ['invoices/2041.pdf', 'menu.jpg', 'a.exe'].map(async (name) => {
		const { statusCode, headers, body } = await request(`${url}/files/${name}`);
		return [statusCode, headers['content-type'], (await body.text()).slice(0, 5)];
	});
	expect(await Promise.all(files)).toEqual([
		[200, 'application/pdf', '%PDF-'],
		[200, 'image/svg+xml', '<svg '],
		[404, 'text/html; charset=utf-8', '<!doc'],
	]);
});
