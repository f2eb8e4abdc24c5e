import { randomUUID } from 'node:crypto';
import { bodyOf, triggerCorpus, withoutTimes } from '../engine/harness/triggerCorpus';
import { triggerNode } from '../engine/harness/triggerNode';
import { type CallResponse, postTo } from '../engine/harness/webhookCall';
import type { Execution } from '../n8n/execution';
import { useN8nSetup } from './n8nSetup';
import {
	activate,
	ALL_EVENTS,
	executionsOf,
	receivedIn,
	saveWebhookListener,
} from './webhookListener';

/** n8n hands out a hundred executions of a workflow at most. */
const TRIGGERS_OF_A_WORKFLOW = 70;

const corpus = triggerCorpus().map(({ file, payload }) => ({ file, payload, id: randomUUID() }));
const responses = new Map<string, CallResponse>();
const executions: Execution[] = [];

/** A trigger for each call of the corpus, and each is called once. */
const setup = useN8nSetup();
beforeAll(async () => {
	for (let start = 0; start < corpus.length; start += TRIGGERS_OF_A_WORKFLOW) {
		const part = corpus.slice(start, start + TRIGGERS_OF_A_WORKFLOW);
		const nodes = part.map(({ file, payload, id }) =>
			triggerNode({ events: ALL_EVENTS, ...payload.parameters }, id, file),
		);
		const listener = await saveWebhookListener(setup.n8n, {
			name: 'Corpus',
			nodes,
			connections: {},
		});
		await activate(setup.n8n, listener);
		for (const { file, payload, id } of part) {
			responses.set(
				file,
				await postTo(`${setup.n8n.session.url}/webhook/${id}/webhook`, bodyOf(payload), payload),
			);
		}
		const expected = part.reduce((sum, { payload }) => sum + payload.expected.executions.length, 0);
		executions.push(...(await executionsOf(setup.n8n, listener.workflow.id, expected)));
	}
});

it.each(corpus.map((one) => ({ ...one, about: one.payload.about })))(
	'$about ($file)',
	({ file, payload }) => {
		const response = responses.get(file);
		const started = executions.filter((execution) => execution.runsOf(file).length > 0);
		expect({
			statusCode: response?.statusCode,
			response: JSON.parse(response?.text ?? ''),
			executions: withoutTimes(started.map((execution) => receivedIn(execution, file))),
		}).toEqual(payload.expected);
		expect(response?.contentType).toMatch(/^application\/json/);
		expect(JSON.stringify([response, started.map(({ data }) => data)])).not.toMatch(/s3cret/);
	},
);
