/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { type Desk, openDesk, workflowOf } from './harness/sending';
import { runOf } from './harness/engine';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => desk.close());

// Over 16 MB: more than is handed to the expression engine at once. With LARGE_INPUT=100000 it is 200 MB, over the engine's limit.
const COUNT = Number(process.env.LARGE_INPUT ?? 9_000);
const LAST = COUNT - 1;
const rows = Array.from({ length: COUNT }, (_, index) => ({
	phone: String(12_025_500_000 + index),
	name: `Person ${index}`,
	notes: 'x'.repeat(2_000),
}));

it.each([
	['paths', '=Hello {{ $json.name }}', `Hello Person ${LAST}`],
	['a method call', '=Hello {{ $json.name.toUpperCase() }}', `Hello PERSON ${LAST}`],
])('large items, %s: right texts, and the next node can still evaluate', async (_, message, last) => {
	desk.sandbox.log.clear();
	const file = workflowOf({ operation: 'sendDynamic', number: '={{ $json.phone }}', message }, rows);
	const [start, node] = file.nodes;
	if (!start || !node) throw new Error('The workflow has two nodes');
	const next = {
		...node,
		id: 'next',
		name: 'Next',
		executeOnce: true,
		parameters: { resource: 'message', operation: 'sendSms', number: '={{ $json.number }}', message: '={{ "After " + $json.msg_id }}' },
	};
	const workflow = {
		...file,
		nodes: [start, node, next],
		connections: { ...file.connections, [node.name]: { main: [[{ node: 'Next', type: 'main' as const, index: 0 }]] } },
	};
	const credentials = { pickyAssistApi: { platform: 'custom', baseUrl: desk.sandbox.baseUrl, apiToken: desk.sandbox.token } };
	const run = await desk.engine.run(workflow, { credentials });
	expect(run.data.resultData.error).toBeUndefined();
	expect(runOf(run, node.name).outputs[0]).toHaveLength(COUNT);
	expect(desk.sandbox.log.messagesTo(String(12_025_500_000 + LAST)).map(({ text }) => text)).toEqual([last]);
	expect(runOf(run, 'Next').outputs[0]).toMatchObject([{ json: { number: '12025500000', status: 'accepted' } }]);
}, 60_000);
