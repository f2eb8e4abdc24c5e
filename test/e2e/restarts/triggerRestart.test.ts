import { type FileServer, startFileServer } from '../../engine/harness/fileServer';
import { waitUntil } from '../../waitUntil';
import { workflowOf } from '../../engine/harness/workflow';
import { withCredential } from '../../n8n/examples';
import type { Execution } from '../../n8n/execution';
import { N8n } from '../../n8n/n8n';
import { type N8nSetup, NODE, openN8nSetup } from '../n8nSetup';
import {
	activate,
	openWebhookListener,
	type WebhookListener,
	receivedIn,
	listenerWorkflow,
	saveWebhookListener,
	TRIGGER,
	waitUntilRegistered,
} from '../webhookListener';
import { testedN8nVersion } from '../setup/sharedN8n';

let n8n: N8n;
let setup: N8nSetup;
beforeAll(async () => {
	n8n = await N8n.open({ version: testedN8nVersion() });
	setup = await openN8nSetup({}, n8n.client);
});
afterAll(async () => {
	await n8n.remove();
	await setup.close();
});

const message = (id: number) => ({
	number: '12025550101',
	message_in_raw: `I am ${id}`,
	type: 1,
	application: 8,
	'unique-id': String(id),
	'project-id': 500001,
	direction: 0,
});
const range = (length: number) => Array.from({ length }, (_, index) => index + 1);
const ACCEPTED = '200 {}';

/** Posts each of them at once. Returns what each was answered: `none` where n8n was away. */
async function postAll(
	{ post }: WebhookListener,
	ids: readonly number[],
	onResponse?: (response: string) => void,
): Promise<string[]> {
	const calls = ids.map(async (id) => {
		const response = await post(message(id)).then(
			({ statusCode, text }) => `${statusCode} ${text}`,
			() => 'none',
		);
		onResponse?.(response);
		return response;
	});
	return await Promise.all(calls);
}

/** The id of the message that an execution is about, also where it was killed before its first node had run. */
function idOf(execution: Execution): number {
	const waiting = execution.data?.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json;
	return Number((receivedIn(execution)[0] ?? waiting)?.unique_id);
}

it('what came in before a restart is not accepted again after it', async () => {
	const equal = await openWebhookListener(n8n.client);
	const different = await openWebhookListener(n8n.client);
	await postAll(
		equal,
		range(100).map(() => 1),
	);
	// Of calls at once, the last one to be saved wins; the next call saves them all.
	await postAll(different, range(20));
	await postAll(different, [21]);
	expect(await equal.items(1)).toHaveLength(1);
	expect(await different.items(21)).toHaveLength(21);

	expect(await n8n.stop()).toBe(0);
	await n8n.start();
	for (const listener of [equal, different]) await waitUntilRegistered(listener);
	expect(
		new Set(
			await postAll(
				equal,
				range(100).map(() => 1),
			),
		),
	).toEqual(new Set([ACCEPTED]));
	expect(new Set(await postAll(different, range(22)))).toEqual(new Set([ACCEPTED]));
	expect((await equal.executions(1)).map(idOf)).toEqual([1]);
	expect((await different.executions(22)).map(idOf).sort((a, b) => a - b)).toEqual(range(22));
});

describe('n8n is killed while calls come in', () => {
	const ids = range(40);
	let busy: WebhookListener;
	let quick: WebhookListener;
	let responses: string[];

	beforeAll(async () => {
		const send = workflowOf(
			{ operation: 'sendSingle', number: '={{ $json.number }}', message: 'Hi' },
			[],
		).nodes.filter(({ name }) => name === NODE);
		busy = await activate(
			n8n.client,
			await saveWebhookListener(
				n8n.client,
				withCredential(listenerWorkflow({}, send), setup.credential),
			),
		);
		quick = await openWebhookListener(n8n.client);
		setup.sandbox.faults.add({ kind: 'hang' });
		await postAll(busy, [1]);
		await waitUntil('a push request', () => setup.sandbox.log.pushes.length > 0);
		let taken = 0;
		const calls = postAll(quick, ids, (response) => {
			taken += response === ACCEPTED ? 1 : 0;
		});
		await waitUntil('five accepted calls', () => taken >= 5, { interval: 1 });
		await n8n.kill();
		responses = await calls;
		await n8n.start();
		for (const listener of [busy, quick]) await waitUntilRegistered(listener);
	});

	it('a call that was answered is not accepted again; its execution crashed, and can be retried', async () => {
		expect(await postAll(busy, [1])).toEqual([ACCEPTED]);
		const [crashed, ...others] = await busy.executions(1);
		expect(others).toEqual([]);
		expect(crashed?.status).toBe('crashed');
		const retried = await n8n.client.retry(crashed?.id ?? '');
		expect(retried.status).toBe('success');
		expect(receivedIn(retried)).toMatchObject([{ unique_id: '1', message: 'I am 1' }]);
	});

	it('a call that was not answered is accepted when it is repeated; one that was answered has its execution', async () => {
		const repeated = ids.filter((_, index) => responses[index] === 'none');
		expect(repeated.length).toBeGreaterThan(0);
		expect(new Set(responses)).toEqual(new Set([ACCEPTED, 'none']));
		expect(new Set(await postAll(quick, repeated))).toEqual(new Set([ACCEPTED]));
		const doneIn = (all: readonly Execution[]) =>
			all.filter(({ status }) => status === 'success').map(idOf);
		const executions = await waitUntil('each repeated call has run', async () => {
			const all = await quick.executions();
			return repeated.every((id) => doneIn(all).includes(id)) && all;
		});
		const answered = ids.filter((id) => !repeated.includes(id));
		const times = (id: number) => executions.filter((execution) => idOf(execution) === id).length;
		expect(answered.map(times)).toEqual(answered.map(() => 1));
		// n8n may have begun with one before it was killed: that execution crashed, and its repeat is the one that ran.
		const done = doneIn(executions);
		expect(new Set(done).size).toBe(done.length);
	});
});

describe('n8n is killed while it downloads a file', () => {
	const options = { downloadFiles: true, allowPrivate: true };
	let files: FileServer;
	beforeEach(async () => {
		files = await startFileServer();
	});
	afterEach(async () => files.close());

	/**
	 * Posts a message whose file does not come, and kills n8n while it waits for it.
	 *
	 * @param isAnswered whether n8n answers the call before that
	 */
	async function killWhileDownloading(
		listener: WebhookListener,
		isAnswered: boolean,
	): Promise<string> {
		const call = listener.post({ ...message(1), 'media-url': `${files.url}/hang` }).then(
			({ statusCode, text }) => `${statusCode} ${text}`,
			() => 'none',
		);
		await waitUntil('a request for the file', () => files.requests.length > 0);
		if (isAnswered) await call;
		await n8n.kill();
		const response = await call;
		await n8n.start();
		await waitUntilRegistered(listener);
		files.release();
		return response;
	}

	const FILE = { data: { mimeType: 'image/gif' } };

	it('the call was answered: it is not accepted again, and Retry execution downloads the file', async () => {
		const listener = await openWebhookListener(n8n.client, { options });
		expect(await killWhileDownloading(listener, true)).toBe(ACCEPTED);
		const again = { ...message(1), 'media-url': `${files.url}/hang` };
		expect(await listener.post(again)).toMatchObject({ statusCode: 200, text: '{}' });
		const [crashed, ...others] = await listener.executions(1);
		expect(others).toEqual([]);
		expect(crashed?.status).toBe('crashed');
		const retried = await n8n.client.retry(crashed?.id ?? '');
		expect(retried.status).toBe('success');
		const [item] = retried.outputsOf(TRIGGER)[0] ?? [];
		expect(item).toMatchObject({ json: { message: 'I am 1' }, binary: FILE });
	});

	it('When Last Node Finishes: the call was not answered, and is accepted when it is repeated', async () => {
		const listener = await openWebhookListener(n8n.client, { options, respond: 'lastNode' });
		expect(await killWhileDownloading(listener, false)).toBe('none');
		const again = { ...message(1), 'media-url': `${files.url}/hang` };
		expect((await listener.post(again)).statusCode).toBe(200);
		const done = await waitUntil('the repeated call has run', async () => {
			const all = await listener.executions();
			const found = all.filter(({ status }) => status === 'success');
			return found.length > 0 && found;
		});
		expect(done.map((execution) => execution.outputsOf(TRIGGER)[0]?.[0])).toMatchObject([
			{ json: { message: 'I am 1' }, binary: FILE },
		]);
	});
});
