import type { INodeParameters } from 'n8n-workflow';
import { type Engine, startEngine } from './harness/engine';
import {
	activateTrigger,
	openWebhookListener,
	type WebhookListener,
} from './harness/webhookListener';

const SECRET = 'zq-Secret-9';
const message = { number: '12025550101', message_in_raw: 'Hi', 'unique-id': '1' };

let engine: Engine;
let listener: WebhookListener | undefined;
beforeAll(async () => {
	engine = await startEngine();
});
afterEach(async () => {
	await listener?.close();
	listener = undefined;
});
afterAll(async () => engine.stop());

async function open(
	parameters: INodeParameters = {},
	options: INodeParameters = {},
): Promise<WebhookListener> {
	listener = await openWebhookListener(engine, {
		...parameters,
		options: { secret: SECRET, rawBody: true, ...options },
	});
	return listener;
}

it.each<[string, object]>([
	['under other spellings of its key', { Secret: SECRET, SECRET }],
	[
		'in an object',
		{ referral: { source_url: `https://example.com/?secret=${SECRET}`, secret: SECRET } },
	],
	['in a list', { 'group-mentions': [SECRET, { a: SECRET }] }],
	['as a key', { [SECRET]: '', contact: [{ [SECRET]: 1 }] }],
	[
		'in the text',
		{ message_in_raw: `My link is https://n8n.example.com/webhook?secret=${SECRET}` },
	],
	['in the encoded text', { message_in_raw: '', 'message-in': 'zq%2DSecret%2D9+100%25' }],
	['encoded twice', { payload: encodeURIComponent('?secret=zq%2DSecret%2D9') }],
	['in JSON as text', { interactive: '{"type":1,"id":"\\u007aq-Secret-9"}' }],
	[
		'in a row of a report',
		{
			event_id: 1,
			data: [{ msg_id: '1', status: 1, callback_url: `x?secret=${SECRET}`, secret: SECRET }],
		},
	],
])('it is in no item: %s', async (_about, change) => {
	const { post, items } = await open();
	const body = 'event_id' in change ? change : { ...message, ...change };
	expect(
		(
			await post(body, {
				query: `?secret=${SECRET}&Secret=${SECRET}&from=x${SECRET}&list=${SECRET}&list=a`,
			})
		).statusCode,
	).toBe(200);
	const [run] = await items();
	expect(run).toMatchObject([{ query: { from: 'x***', list: ['***', 'a'] } }]);
	expect(JSON.stringify({ ...run?.[0], raw_body: undefined })).not.toMatch(
		/zq.{0,5}Secret.{0,5}9/i,
	);
	expect(JSON.stringify(run)).not.toContain(SECRET);
});

it.each([
	['as it is', '={{ "Your key: " + $parameter.options.secret }}'],
	['in an object', '={{ JSON.stringify($parameter) }}'],
	[
		'encoded for a URL',
		'={{ "x%7A" + $parameter.options.secret.slice(1) + " " + encodeURIComponent($parameter.options.secret) }}',
	],
])('an Instant Reply that gives it away is not sent: %s', async (_about, replyText) => {
	const { post } = await open({ respond: 'instantReply', replyText });
	expect((await post(message, { query: `?secret=${SECRET}` })).text).toBe('{}');
});

it('expressions of the reply do not see it in the call, its headers included', async () => {
	const { post } = await open({
		respond: 'instantReply',
		replyText: '={{ JSON.stringify([$json.body, $json.query, $json.headers]) }}',
	});
	const { text } = await post(
		{ ...message, Secret: SECRET, referral: { url: `?secret=${SECRET}` } },
		{ query: `?secret=${SECRET}`, contentType: `application/json; note=${SECRET}` },
	);
	expect(text).toContain('***');
	expect(text).not.toContain(SECRET);
});

it('a short secret from before does not keep back a reply in which it occurs by chance', async () => {
	const { post } = await open(
		{ respond: 'instantReply', replyText: '={{ "Thanks, " + $json.body.number }}' },
		{ secret: '55' },
	);
	expect(JSON.parse((await post(message, { query: '?secret=55' })).text)).toEqual({
		'message-out': 'Thanks, 12025550101',
		delay: '0',
	});
});

describe('activating the workflow', () => {
	it.each([['1234567'], [' 1234567 '], ['   '], ['={{ "abc" + 1 }}'], ['=abc']])(
		'a Secret of fewer than 8 characters is rejected: %j',
		async (secret) => {
			for (const activation of ['activate', 'update', 'manual'] as const) {
				await expect(
					activateTrigger(engine, { options: { secret } }, activation),
				).rejects.toMatchObject({
					message: 'The Secret is too short: use at least 8 letters and digits',
					description: expect.stringContaining('Picky Assist Trigger'),
				});
			}
		},
	);

	it.each([['1234567'], ['']])('the start of n8n takes no workflow offline: %j', async (secret) => {
		await activateTrigger(engine, { options: { secret } }, 'init');
		await activateTrigger(engine, { options: { secret } }, 'leadershipChange');
	});

	it.each<[INodeParameters]>([
		[{}],
		[{ options: {} }],
		[{ options: { secret: '' } }],
		[{ options: { secret: '12345678' } }],
		[{ options: { secret: '={{ "abcdefg" + 1 }}' } }],
	])('%j is fine', async (parameters) => {
		await activateTrigger(engine, parameters);
	});

	it('a fixed Reply that contains the Secret is rejected', async () => {
		const parameters = {
			respond: 'instantReply',
			replyText: `Call us, ${SECRET}`,
			options: { secret: SECRET },
		};
		await expect(activateTrigger(engine, parameters)).rejects.toMatchObject({
			message: 'Reply Text contains the Secret: change one of them',
		});
		await activateTrigger(engine, { ...parameters, respond: 'nothing' });
	});
});
