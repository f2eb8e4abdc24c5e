import type { INodeParameters } from 'n8n-workflow';
import { type FileServer, PICTURE, startFileServer } from '../engine/harness/fileServer';
import { workflowOf } from '../engine/harness/workflow';
import { withCredential } from '../n8n/examples';
import { isJsonObject } from '../sandbox/json';
import { NODE, useN8nSetup } from './n8nSetup';
import { activate, listenerWorkflow, saveWebhookListener, TRIGGER } from './webhookListener';

const setup = useN8nSetup();
let files: FileServer;
beforeAll(async () => {
	files = await startFileServer();
});
afterAll(async () => files.close());

const SEND_BACK = {
	operation: 'sendMedia',
	number: '={{ $json.number }}',
	mediaSource: 'binary',
	binaryPropertyName: 'data',
};
const ALLOWED = { downloadFiles: true, allowPrivate: true };

const message = (url: string) => ({
	number: '12025550101',
	message_in_raw: 'Look',
	type: 2,
	application: 8,
	'unique-id': url,
	direction: 0,
	'media-url': url,
});

/** Posts a message with a file to a workflow that sends the file back. */
async function receive(url: string, options: INodeParameters) {
	const send = workflowOf(SEND_BACK, []).nodes.filter(({ name }) => name === NODE);
	const workflow = withCredential(listenerWorkflow({ options }, send), setup.credential);
	const listener = await activate(setup.n8n, await saveWebhookListener(setup.n8n, workflow));
	expect(await listener.post(message(url))).toMatchObject({ statusCode: 200, text: '{}' });
	expect(await listener.post(message(url))).toMatchObject({ statusCode: 200, text: '{}' });
	const [execution, ...repeats] = await listener.executions(1);
	expect(repeats).toEqual([]);
	const [item] = execution?.outputsOf(TRIGGER)[0] ?? [];
	if (!execution || !item) throw new Error('There is no item');
	return { execution, item };
}

it.each(['/picture.gif', '/moved-3'])('%s: the next node gets the file', async (path) => {
	const before = setup.sandbox.log.pushes.length;
	const { execution, item } = await receive(files.url + path, ALLOWED);
	expect(item.json).toMatchObject({ message: 'Look', media_url: files.url + path });
	expect(item.json).not.toHaveProperty('download_error');
	expect(item.binary).toMatchObject({ data: { fileName: 'picture.gif', mimeType: 'image/gif' } });
	expect(execution.status).toBe('success');
	const { body } = setup.sandbox.log.pushes[before] ?? {};
	expect(isJsonObject(body) && body.globalmedia_code).toBe(PICTURE.toString('base64'));
});

it.each<[string, INodeParameters, string]>([
	['/gone', ALLOWED, 'the server responded with HTTP status 404'],
	['/hang', { ...ALLOWED, downloadTimeout: 1 }, 'it took longer than 1 seconds'],
	['/trickle', { ...ALLOWED, downloadTimeout: 1 }, 'it took longer than 1 seconds'],
	['/large-chunked', { ...ALLOWED, maxFileSize: 0.004 }, 'it is larger than 0.004 MB'],
	['/circle', ALLOWED, 'the server redirects more than 3 times'],
	['/reset', ALLOWED, 'the server could not be reached (ECONNRESET)'],
])('%s: the item arrives, with the reason', async (path, options, reason) => {
	const { item } = await receive(files.url + path, options);
	expect(item.json).toMatchObject({
		message: 'Look',
		download_error: expect.stringContaining(`The file was not downloaded: ${reason}`),
	});
	expect(item.binary).toBeUndefined();
});

it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])(
	'the private address %s: the item arrives, with the reason, and nothing is requested',
	async (host) => {
		const before = files.requests.length;
		const { item } = await receive(`http://${host}:${files.port}/picture.gif`, {
			downloadFiles: true,
		});
		expect(item.json).toMatchObject({
			message: 'Look',
			download_error: expect.stringContaining('private network'),
		});
		expect(files.requests).toHaveLength(before);
	},
);
