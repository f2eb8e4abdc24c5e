import { randomUUID } from 'node:crypto';
import { bodyOf, triggerCorpus } from '../engine/harness/triggerCorpus';
import { triggerNode } from '../engine/harness/triggerNode';
import { type CallAnswer, postTo } from '../engine/harness/webhookCall';
import type { Execution } from '../n8n/execution';
import { type Desk, openDesk } from './desk';
import { activated, ALL_EVENTS, executionsOf, receivedIn, saveReception } from './reception';

/** n8n hands out a hundred executions of a workflow at most. */
const TRIGGERS_OF_A_WORKFLOW = 70;

const corpus = triggerCorpus().map(({ file, payload }) => ({ file, payload, id: randomUUID() }));
const answers = new Map<string, CallAnswer>();
const executions: Execution[] = [];

let desk: Desk;
/** A trigger for each call of the corpus, and each is called once. */
beforeAll(async () => {
	desk = await openDesk();
	for (let start = 0; start < corpus.length; start += TRIGGERS_OF_A_WORKFLOW) {
		const part = corpus.slice(start, start + TRIGGERS_OF_A_WORKFLOW);
		const nodes = part.map(({ file, payload, id }) =>
			triggerNode({ events: ALL_EVENTS, ...payload.parameters }, id, file),
		);
		const reception = await saveReception(desk.n8n, { name: 'Corpus', nodes, connections: {} });
		await activated(desk.n8n, reception);
		for (const { file, payload, id } of part) {
			answers.set(
				file,
				await postTo(`${desk.n8n.session.url}/webhook/${id}/webhook`, bodyOf(payload), payload),
			);
		}
		const expected = part.reduce((sum, { payload }) => sum + payload.expected.executions.length, 0);
		executions.push(...(await executionsOf(desk.n8n, reception.workflow.id, expected)));
	}
});
afterAll(async () => await desk.close());

it.each(corpus.map((one) => ({ ...one, about: one.payload.about })))(
	'$about ($file)',
	({ file, payload }) => {
		const answer = answers.get(file);
		const started = executions.filter((execution) => execution.runsOf(file).length > 0);
		expect({
			statusCode: answer?.statusCode,
			answer: JSON.parse(answer?.text ?? ''),
			executions: started.map((execution) => receivedIn(execution, file)),
		}).toEqual(payload.expected);
		expect(answer?.contentType).toMatch(/^application\/json/);
		expect(JSON.stringify([answer, started.map(({ data }) => data)])).not.toMatch(/s3cret/);
	},
);
