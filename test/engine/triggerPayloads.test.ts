import { type Engine, startEngine } from './harness/engine';
import { openReception } from './harness/receiving';
import { bodyOf, triggerCorpus } from './harness/triggerCorpus';

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
		const reception = await openReception(engine, payload.parameters);
		const answer = await reception.post(bodyOf(payload), payload);
		const executions = await reception.items();
		await reception.close();
		expect({ statusCode: answer.statusCode, answer: JSON.parse(answer.text), executions }).toEqual(
			payload.expected,
		);
		expect(answer.contentType).toMatch(/^application\/json/);
		expect(answer.text).not.toMatch(/s3cret/);
	},
);
