import { type Engine, startEngine } from './harness/engine';
import { openWebhookListener } from './harness/webhookListener';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

const DEPTH = 8_000;
const SECRET = 'zq-Secret-9';

it.each([
	['lists', '['.repeat(DEPTH), ']'.repeat(DEPTH)],
	['objects', '{"a":'.repeat(DEPTH), '}'.repeat(DEPTH)],
])('%s that are nested 8,000 deep are accepted, with all options on', async (_, open, close) => {
	const listener = await openWebhookListener(engine, {
		respond: 'instantReply',
		replyText: '=Hi {{ $json.name }}',
		options: { secret: SECRET, forAgents: true, downloadFiles: true, rawBody: true },
	});
	const body = (inner: string) =>
		`{"number":"12025550101","name":"Ana","message_in_raw":"Hi","unique-id":1,"more":${open}"${inner}"${close}}`;
	const post = async (inner: string) =>
		await listener.post(body(inner), {
			query: `?secret=${SECRET}`,
			contentType: 'application/json',
		});
	for (const inner of [SECRET, SECRET, 'Other'])
		expect(await post(inner)).toMatchObject({
			statusCode: 200,
			text: '{"message-out":"Hi Ana","delay":"0"}',
		});
	const innermost = (await listener.items()).map(([item]) => {
		let value: unknown = item?.more;
		while (typeof value === 'object' && value !== null) [value] = Object.values(value);
		return value;
	});
	expect(innermost).toEqual(['***', 'Other']);
	await listener.close();
});
