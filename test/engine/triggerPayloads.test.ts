import { type Engine, startEngine } from './harness/engine';
import { openWebhookListener } from './harness/webhookListener';
import { bodyOf, triggerCorpus, withoutTimes } from './harness/triggerCorpus';

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine();
});
afterAll(async () => engine.stop());

const corpus = triggerCorpus();

it('the corpus is whole', () => {
	expect(corpus.length).toBeGreaterThanOrEqual(60);
});

it.each(corpus.map((one) => ({ ...one, about: one.payload.about })))(
	'$about ($file)',
	async ({ payload }) => {
		const listener = await openWebhookListener(engine, payload.parameters);
		const response = await listener.post(bodyOf(payload), payload);
		const executions = await listener.items();
		await listener.close();
		expect({
			statusCode: response.statusCode,
			response: JSON.parse(response.text),
			executions: withoutTimes(executions),
		}).toEqual(payload.expected);
		expect(response.contentType).toMatch(/^application\/json/);
		expect(response.text).not.toMatch(/s3cret/);
	},
);
