/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import dns from 'node:dns';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type Engine, runOf, startEngine } from './harness/engine';
import { type FileServer, PICTURE, startFileServer } from './harness/fileServer';
import { N8N_LINE } from './harness/n8nVersion';
import { n8nLogger } from './harness/services';
import { TRIGGER } from './harness/triggerNode';
import { openWebhookListener, type WebhookListener } from './harness/webhookListener';

let engine: Engine;
let files: FileServer;
let listener: WebhookListener | undefined;
beforeAll(async () => {
	engine = await startEngine();
});
beforeEach(async () => {
	files = await startFileServer();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await files.close();
	await listener?.close();
});
afterAll(async () => engine.stop());

const DOWNLOAD = { downloadFiles: true, allowPrivate: true };
const message = (url: unknown, id = 1) => ({
	number: '12025550101',
	message_in_raw: 'Look',
	type: 2,
	application: 8,
	'unique-id': id,
	direction: 0,
	name: 'Ana',
	'media-url': url,
});

/** What the next node gets of a message with this file. */
async function receive(
	url: unknown,
	options: INodeParameters = DOWNLOAD,
	parameters: INodeParameters = {},
): Promise<Pick<INodeExecutionData, 'json' | 'binary'> & { readonly reason: unknown }> {
	listener = await openWebhookListener(engine, { ...parameters, options });
	expect((await listener.post(message(url))).statusCode).toBe(200);
	await listener.settled();
	const [run, ...others] = listener.executions;
	expect(others).toEqual([]);
	if (!run) throw new Error('Nothing ran');
	const [item, ...rest] = runOf(run, TRIGGER).outputs[0] ?? [];
	expect(rest).toEqual([]);
	if (!item) throw new Error('There is no item');
	expect(item.json).toMatchObject({ number: '12025550101', name: 'Ana', message: 'Look' });
	return { ...item, reason: item.json.download_error };
}

const content = ({ binary }: Pick<INodeExecutionData, 'binary'>) =>
	Buffer.from(binary?.data?.data ?? '', 'base64');

it.each([
	['/picture.gif', 'picture.gif', 'image/gif'],
	['/f/%41na%20%26%20Ben.gif?x=1', 'Ana & Ben.gif', 'image/gif'],
	['/named', 'invoice €.pdf', 'application/pdf'],
	['/plain', 'plain.gif', 'image/gif'],
	['/without-type.gif', 'without-type.gif', 'image/gif'],
	['/moved', 'picture.gif', 'image/gif'],
	['/moved-3', 'picture.gif', 'image/gif'],
	['/named-utf-8', 'résumé 100%.pdf', 'application/pdf'],
	['/named-latin-1', 'café.pdf', 'application/pdf'],
	['/named-quoted', 'my best; one.pdf', 'application/pdf'],
	['/named-windows', 'a.pdf', 'application/pdf'],
	['/named-version', 'v1.2 report.pdf', 'application/pdf'],
	['/named-number', 'Report 1.2.pdf', 'application/pdf'],
])('%s is downloaded as %s, %s', async (path, fileName, mimeType) => {
	const item = await receive(files.url + path);
	expect(item.reason).toBeUndefined();
	expect(item.binary?.data).toMatchObject({ fileName, mimeType });
	expect(content(item)).toEqual(PICTURE);
	expect(item.json.media_url).toBe(files.url + path);
});

it('an empty file is a file', async () => {
	const item = await receive(`${files.url}/empty.txt`);
	expect(item.binary?.data).toMatchObject({ fileName: 'empty.txt', mimeType: 'text/plain' });
});

it('the request has no token, cookie or other credential', async () => {
	listener = await openWebhookListener(engine, {
		options: { ...DOWNLOAD, secret: 'zq-Secret-9' },
	});
	await listener.post({ ...message(`${files.url}/moved`), secret: 'zq-Secret-9' });
	await listener.settled();
	expect(files.requests.map(({ path }) => path)).toEqual(['/moved', '/picture.gif']);
	for (const { headers } of files.requests) {
		const names = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];
		expect(Object.keys(headers).sort()).toEqual(names);
		expect(JSON.stringify(headers)).not.toContain('Secret');
	}
});

it.each<[string, string, INodeParameters]>([
	['/gone', 'the server responded with HTTP status 404', {}],
	['/error', 'the server responded with HTTP status 503', {}],
	['/moved-nowhere', 'the server responded with HTTP status 302', {}],
	['/moved-4', 'the server redirects more than 3 times', {}],
	['/circle', 'the server redirects more than 3 times', {}],
	['/moved-badly', 'the server redirects to an address that is not valid', {}],
	['/moved-to-ftp', 'its address does not start with http:// or https://', {}],
	[
		'/large',
		'it is larger than 0.004 MB. To download it, increase the option Maximum File Size',
		{ maxFileSize: 0.004 },
	],
	[
		'/large-chunked',
		'it is larger than 0.004 MB. To download it, increase the option Maximum File Size',
		{ maxFileSize: 0.004 },
	],
	['/hang', 'it took longer than 1 seconds', { downloadTimeout: 1 }],
	['/trickle', 'it took longer than 1 seconds', { downloadTimeout: 1 }],
	['/reset', 'the server could not be reached (ECONNRESET)', {}],
	['/not-gzip', 'the response of the server could not be read (Z_DATA_ERROR)', {}],
	['/not-http', 'the response of the server could not be read (HPE_INVALID_CONSTANT)', {}],
	['/no-content', 'the server sent no file', {}],
	['/part', 'the server sent only a part of it', {}],
	[
		'/picture.gif',
		'it is larger than 0 MB. To download it, increase the option Maximum File Size',
		{ maxFileSize: 0 },
	],
])('%s: the item arrives, with the reason "%s"', async (path, reason, options) => {
	const item = await receive(files.url + path, { ...DOWNLOAD, ...options });
	expect(item.reason).toBe(`The file was not downloaded: ${reason}.`);
	expect(item.binary).toBeUndefined();
});

it.each(['/reset-later', ':1/a'])('%s: the item arrives, with a reason', async (path) => {
	const base = path.startsWith(':') ? 'http://127.0.0.1' : files.url;
	const item = await receive(base + path);
	expect(item.reason).toMatch(/could not be reached \(E\w+\)\.$/);
	expect(item.binary).toBeUndefined();
});

it.each([
	'ftp://files.example.com/a',
	'file:///etc/passwd',
	'data:text/plain,Hi',
	'//127.0.0.1/a',
	'Hello',
	'http://',
	'http://a b/',
])('%s is not fetched', async (url) => {
	const item = await receive(url);
	expect(item.reason).toContain('does not start with http:// or https://');
});

const PRIVATE = expect.stringContaining('on the n8n server or in a private network');

it.each([
	'127.0.0.1',
	'127.1',
	'2130706433',
	'0x7f000001',
	'0177.0.0.1',
	'0.0.0.0',
	'[::1]',
	'[::ffff:127.0.0.1]',
	'[::ffff:7f00:1]',
	'[::127.0.0.1]',
	'[64:ff9b::7f00:1]',
	'[2002:7f00:1::]',
	'[::]',
	'localhost',
	'LOCALHOST.',
	'a.localhost',
	'%6cocalhost',
	'user:pass@127.0.0.1',
	'１２７.0.0.1',
	'10.0.0.1',
	'169.254.169.254',
	'metadata.google.internal',
	'redis',
])('the private address %s is refused without a request', async (host) => {
	const item = await receive(`http://${host}:${files.port}/picture.gif`, { downloadFiles: true });
	expect(item.reason).toEqual(PRIVATE);
	expect(item.binary).toBeUndefined();
	expect(files.requests).toEqual([]);
});

/** Lets a public name lead to this computer: for n8n's check before the request, and for the request itself. */
function resolveNames(checked: string, connected: string): void {
	jest
		.spyOn(dns.promises, 'lookup')
		.mockImplementation((async () => [{ address: checked, family: 4 }]) as never);
	jest.spyOn(dns, 'lookup').mockImplementation(((...args: unknown[]) => {
		const [options, done] = args.slice(-2) as [{ all?: boolean }, (...found: unknown[]) => void];
		if (options.all) done(null, [{ address: connected, family: 4 }]);
		else done(null, connected, 4);
	}) as never);
}

it('a name that resolves to a private address is refused', async () => {
	resolveNames('127.0.0.1', '127.0.0.1');
	const url = `http://files.example.com:${files.port}/picture.gif`;
	const item = await receive(url, { downloadFiles: true });
	expect(item.reason).toEqual(PRIVATE);
	expect(item.binary).toBeUndefined();
	await listener?.close();
	expect(content(await receive(url))).toEqual(PICTURE);
});

it.each(['/gzip', '/deflate', '/br', '/moved-gzip'])(
	'%s: a compressed response of a private address is refused',
	async (path) => {
		resolveNames('127.0.0.1', '127.0.0.1');
		const item = await receive(`http://files.example.com:${files.port}${path}`, {
			downloadFiles: true,
		});
		expect(item.reason).toContain('Allow Private Addresses');
		expect(item.binary).toBeUndefined();
		// n8n 2.8 cannot look up the name beforehand. Whatever comes back, a redirect is not followed.
		expect(files.requests.map((request) => request.path)).toEqual(N8N_LINE === '2.8' ? [path] : []);
	},
);

it.each(['/gzip', '/deflate', '/br', '/moved-gzip'])('%s is unpacked', async (path) => {
	expect(content(await receive(files.url + path))).toEqual(PICTURE);
});

it('the time to find an address counts, too', async () => {
	jest.spyOn(dns.promises, 'lookup').mockImplementation(async () => await new Promise(() => {}));
	const lookup = dns.lookup as (...args: unknown[]) => void;
	jest.spyOn(dns, 'lookup').mockImplementation(((...args: unknown[]) => {
		if (args[0] !== 'slow.example.com') lookup(...args);
	}) as never);
	const item = await receive('http://slow.example.com/a', {
		downloadFiles: true,
		downloadTimeout: 1,
	});
	expect(item.reason).toBe('The file was not downloaded: it took longer than 1 seconds.');
});

it('a redirect to a private address is not followed', async () => {
	resolveNames('8.8.8.8', '127.0.0.1');
	const url = `http://media.example.com:${files.port}/moved-home`;
	const item = await receive(url, { downloadFiles: true });
	expect(item.reason).toEqual(PRIVATE);
	expect(item.binary).toBeUndefined();
	expect(files.requests.map(({ path }) => path)).toEqual(['/moved-home']);
});

it.each<[string, INodeParameters]>([
	['it is off', { downloadFiles: false, allowPrivate: true }],
	['it is not there', {}],
	['its expression breaks', { downloadFiles: '={{ $json.a.b.c() }}', allowPrivate: true }],
])('nothing is downloaded where %s', async (_, options) => {
	const item = await receive(`${files.url}/picture.gif`, options);
	expect(item).not.toHaveProperty('binary');
	expect(item.reason).toBeUndefined();
	expect(files.requests).toEqual([]);
});

it.each<[unknown, string]>([
	[5, 'its address is not text'],
	[true, 'its address is not text'],
	[{ url: 'https://files.example.com/a' }, 'its address is not text'],
	[[{}, 5], 'its address is not text'],
	[['https://files.example.com/a', 'https://files.example.com/b'], 'the message has 2 files'],
])('a file whose address is %j: the item arrives, with the reason "%s"', async (url, reason) => {
	const item = await receive(url);
	expect(item.reason).toBe(`The file was not downloaded: ${reason}.`);
	expect(item.binary).toBeUndefined();
});

it('the only address in a list is used', async () => {
	const url = `${files.url}/picture.gif`;
	expect(content(await receive([url, '']))).toEqual(PICTURE);
	await listener?.close();
	expect(content(await receive(JSON.stringify([url])))).toEqual(PICTURE);
});

it('a name and password in an address are not sent, nor those in a redirect', async () => {
	const withName = (path: string) => `http://bob:hunter2@127.0.0.1:${files.port}${path}`;
	expect(content(await receive(withName('/picture.gif')))).toEqual(PICTURE);
	await listener?.close();
	const redirect = `/to?${encodeURIComponent(withName('/picture.gif'))}`;
	expect(content(await receive(files.url + redirect))).toEqual(PICTURE);
	expect(files.requests).toHaveLength(3);
	for (const { headers } of files.requests) expect(headers).not.toHaveProperty('authorization');
});

it.each<[object, object]>([
	[{ other: 'text' }, { other: 'text', download_error: 'mine' }],
	[{ other: { download_error: 1 } }, { download_error: 1, download_error_: 'mine' }],
	[{}, { download_error: 'mine' }],
])('fields named other and download_error are kept: %j', async (more, other) => {
	listener = await openWebhookListener(engine, { options: DOWNLOAD });
	await listener.post({ ...message(`${files.url}/gone`), ...more, download_error: 'mine' });
	const [[item] = []] = await listener.items();
	expect(item).toMatchObject({ other });
	expect(item?.download_error).toMatch(/404/);
});

it.each([null, '', ' ', {}, [], 0, 'null', [null, '']])(
	'a message whose file is %j is as it was',
	async (url) => {
		const item = await receive(url);
		expect(item.reason).toBeUndefined();
		expect(item.binary).toBeUndefined();
	},
);

it('options that are not set are read without a warning', async () => {
	const warn = jest.spyOn(n8nLogger(), 'warn');
	await receive(`${files.url}/picture.gif`, { downloadFiles: true });
	expect(warn).not.toHaveBeenCalled();
});

it('limits that make no sense are the defaults', async () => {
	const item = await receive(`${files.url}/picture.gif`, {
		...DOWNLOAD,
		maxFileSize: -1,
		downloadTimeout: '={{ $json.a.b.c() }}',
	});
	expect(content(item)).toEqual(PICTURE);
});

it('the response does not wait for the file, nor does the instant reply; a repeat is still a repeat', async () => {
	listener = await openWebhookListener(engine, {
		respond: 'instantReply',
		replyText: '=Thanks {{ $json.name }}',
		options: DOWNLOAD,
	});
	for (let time = 0; time < 2; time++)
		expect(await listener.post(message(`${files.url}/hang`))).toMatchObject({
			statusCode: 200,
			text: '{"message-out":"Thanks Ana","delay":"0"}',
		});
	expect(listener.executions).toEqual([]);
	files.release();
	await listener.settled();
	expect(listener.executions).toHaveLength(1);
	expect(files.requests).toHaveLength(1);
});
