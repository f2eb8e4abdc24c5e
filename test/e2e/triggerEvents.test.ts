import type { IDataObject } from 'n8n-workflow';
import { ISO_TIME } from '../engine/harness/triggerCorpus';
import { useN8nSetup } from './n8nSetup';
import {
	activate,
	deactivate,
	openWebhookListener,
	listenerWorkflow,
	saveWebhookListener,
} from './webhookListener';

const setup = useN8nSetup();

const message = (id: number | string, more: object = {}) => ({
	number: `1202${id}`,
	message_in_raw: `I am ${id}`,
	type: 1,
	application: 8,
	'unique-id': String(id),
	'project-id': 500001,
	direction: 0,
	...more,
});
const row = (id: number, status: number) => ({
	push_id: '7000001',
	number: `1202555${id}`,
	msg_id: String(9_000_000 + id),
	status: String(status),
	reference_number: `order-${id}`,
});
const range = (length: number) => Array.from({ length }, (_, index) => index);

describe('activation', () => {
	it('the Production URL is there from the activation to the deactivation, and again after another one', async () => {
		const listener = await saveWebhookListener(setup.n8n, listenerWorkflow({}));
		expect((await listener.post(message(1))).statusCode).toBe(404);
		for (const id of [2, 3]) {
			await activate(setup.n8n, listener);
			expect(await listener.post(message(id))).toMatchObject({ statusCode: 200, text: '{}' });
			await deactivate(setup.n8n, listener);
			expect((await listener.post(message(id + 10))).statusCode).toBe(404);
		}
		expect((await listener.items(2)).map(([item]) => item?.unique_id)).toEqual(['2', '3']);
	});

	it('the URL holds the id of the node, POST is the only way in, and the same path without the id is not registered', async () => {
		const { url } = await openWebhookListener(setup.n8n);
		expect(url).toMatch(/\/webhook\/[0-9a-f-]{36}\/webhook$/);
		expect((await fetch(url)).status).toBe(404);
		expect(
			(await fetch(`${setup.n8n.session.url}/webhook/webhook`, { method: 'POST' })).status,
		).toBe(404);
	});

	it('two workflows do not mix, nor what they remember', async () => {
		const [first, second] = [
			await openWebhookListener(setup.n8n),
			await openWebhookListener(setup.n8n),
		];
		await Promise.all(
			range(10).flatMap((id) => [
				first.post(message(id)),
				second.post(message(id)),
				second.post(message(id + 50)),
			]),
		);
		const idsOf = async ({ items }: typeof first, expected: number) =>
			(await items(expected)).map(([item]) => Number(item?.unique_id)).sort((a, b) => a - b);
		expect(await idsOf(first, 10)).toEqual(range(10));
		expect(await idsOf(second, 20)).toEqual([...range(10), ...range(10).map((id) => id + 50)]);
	});
});

describe('many at once', () => {
	it('a delivery report with 1,000 rows is one execution with 1,000 items', async () => {
		const listener = await openWebhookListener(setup.n8n);
		const data = range(1000).map((id) => row(id, id % 6));
		expect(await listener.post({ project_id: '500001', event_id: 1, data })).toMatchObject({
			statusCode: 200,
			text: '{}',
		});
		const [items, ...others] = await listener.items(1);
		expect(others).toEqual([]);
		const words = ['unknown', 'delivered', 'failed', 'read', 'submitted', 'refunded'];
		expect(items).toEqual(
			range(1000).map(
				(id): IDataObject => ({
					event: 'deliveryReport',
					received_at: expect.stringMatching(ISO_TIME),
					status_text: words[id % 6],
					...row(id, 0),
					status: id % 6,
					project_id: '500001',
					event_id: 1,
				}),
			),
		);
	});

	it('of 100 different calls none is lost and none comes twice', async () => {
		const listener = await openWebhookListener(setup.n8n);
		const responses = await Promise.all(
			range(100).map(async (id) => await listener.post(message(id))),
		);
		expect(new Set(responses.map(({ statusCode, text }) => `${statusCode} ${text}`))).toEqual(
			new Set(['200 {}']),
		);
		const ids = (await listener.items(100)).map(([item]) => Number(item?.unique_id));
		expect(ids.sort((a, b) => a - b)).toEqual(range(100));
	});

	it('of 100 equal calls one starts the workflow, and all get the same reply', async () => {
		const listener = await openWebhookListener(setup.n8n, {
			respond: 'instantReply',
			replyText: '=Thanks {{ $json.body.number }}',
		});
		const responses = await Promise.all(
			range(100).map(async () => await listener.post(message(7))),
		);
		expect(new Set(responses.map(({ statusCode, text }) => `${statusCode} ${text}`))).toEqual(
			new Set(['200 {"message-out":"Thanks 12027","delay":"0"}']),
		);
		expect(await listener.items(1)).toMatchObject([[{ unique_id: '7' }]]);
	});
});

it('the secret is asked for, and no trace of it is in the data of the execution', async () => {
	const SECRET = 'zq-Secret-9';
	const listener = await openWebhookListener(setup.n8n, {
		options: { secret: SECRET, rawBody: true },
	});
	for (const query of ['', '?secret=', '?secret=zq-Secret-', '?Secret=zq-Secret-9']) {
		const response = await listener.post(message(1), { query });
		expect(response).toMatchObject({
			statusCode: 403,
			contentType: 'application/json; charset=utf-8',
		});
		expect(JSON.parse(response.text)).toEqual({
			error: expect.stringContaining('does not include the secret'),
		});
		expect(response.text).not.toContain(SECRET);
	}
	expect(await listener.post(message(1), { query: `?secret=${SECRET}&shop=north` })).toMatchObject({
		statusCode: 200,
		text: '{}',
	});
	expect(await listener.post(message(2, { secret: SECRET }))).toMatchObject({
		statusCode: 200,
		text: '{}',
	});
	const executions = await listener.executions(2);
	expect(await listener.items(2)).toMatchObject([
		[{ unique_id: '1', query: { shop: 'north' } }],
		[{ unique_id: '2', raw_body: { 'unique-id': '2' } }],
	]);
	expect(executions.map(({ saved }) => saved.data.includes(SECRET))).toEqual([false, false]);
});
