import { checkResults } from '../demo/checkResults';
import { checkSent } from '../demo/checkSent';
import { readExample } from '../demo/example';
import { EXAMPLE_NAMES } from '../demo/exampleNames';
import { expectationOf } from '../demo/expectation';
import { toResults } from '../demo/result';
import { exampleFiles } from '../n8n/examples';
import { type Desk, openDesk } from './desk';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.close());
beforeEach(() => desk.sandbox.log.clear());

it.each(exampleFiles())('imports examples/$name.json, and knows all of its nodes', async ({ workflow }) => {
	const known = new Set((await desk.n8n.nodeTypes()).map(({ name }) => name));
	const saved = await desk.save(workflow);
	expect(saved.nodes.filter(({ type }) => !known.has(type))).toEqual([]);
});

it.each(EXAMPLE_NAMES)('the example "%s" sends what its items say, and each item has its result', async (name) => {
	const example = readExample(name);
	const file = exampleFiles().find((one) => one.name === `send-${name}`);
	if (!file) throw new Error(`There is no examples/send-${name}.json.`);
	const execution = await desk.n8n.run(await desk.save(file.workflow), example.trigger);
	expect(execution.status).toBe('success');

	const expectation = expectationOf(example);
	const results = toResults(execution.outputsOf(example.node.name));
	const { pushes, acceptedMessages } = desk.sandbox.log;
	const seen = { pushRequests: pushes.length, messages: acceptedMessages };
	expect(acceptedMessages.length).toBeGreaterThan(0);
	expect([...checkResults(expectation.items, results), ...checkSent(expectation, results, seen)]).toEqual([]);
});
