import type { INodeParameters } from 'n8n-workflow';
import { isPlainObject } from '../../nodes/api/json';
import { type Engine, startEngine } from './harness/engine';
import { openWebhookListener } from './harness/webhookListener';
import { bodyOf, triggerCorpus, type TriggerPayload, withoutTimes } from './harness/triggerCorpus';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

const corpus = triggerCorpus();

it('the corpus is whole', () => {
	expect(corpus.length).toBeGreaterThanOrEqual(60);
});

async function receive(payload: TriggerPayload, options: INodeParameters = {}) {
	const { parameters = {} } = payload;
	const given = isPlainObject(parameters.options) ? parameters.options : {};
	const listener = await openWebhookListener(engine, {
		...parameters,
		options: { ...given, ...options },
	});
	const response = await listener.post(bodyOf(payload), payload);
	const executions = await listener.items();
	await listener.close();
	expect(response.contentType).toMatch(/^application\/json/);
	expect(response.text).not.toMatch(/s3cret/);
	return {
		statusCode: response.statusCode,
		response: JSON.parse(response.text),
		executions: withoutTimes(executions),
	};
}

const named = corpus.map((one) => ({ ...one, about: one.payload.about }));

it.each(named)('$about ($file)', async ({ payload }) => {
	expect(await receive(payload)).toEqual(payload.expected);
});

// The others are no messages.
const messages = named.filter(({ file }) => /^(as|echo|message|reply|secret)-/.test(file));

it.each(messages)(
	'the same, and more, with the options for agents and files: $about ($file)',
	async ({ payload }) => {
		const options = { forAgents: true, downloadFiles: true, downloadTimeout: 1 };
		expect(await receive(payload, options)).toMatchObject(payload.expected);
	},
);
