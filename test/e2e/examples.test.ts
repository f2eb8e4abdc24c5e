import { checkSending, rowsOf } from '../demo/checkSending';
import { EXPECTED_STATUSES, SENDING_EXAMPLES } from '../demo/expectedStatuses';
import { exampleFiles, exampleNamed, nodeOfType, PICKY_ASSIST } from '../n8n/examples';
import { type Desk, openDesk } from './desk';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.close());
beforeEach(() => desk.sandbox.log.clear());

it.each(exampleFiles())(
	'imports examples/$name.json, and knows all of its nodes',
	async ({ workflow }) => {
		const known = new Set((await desk.n8n.nodeTypes()).map(({ name }) => name));
		const saved = await desk.save(workflow);
		expect(saved.nodes.filter(({ type }) => !known.has(type))).toEqual([]);
	},
);

it.each(SENDING_EXAMPLES)(
	'the example "%s" sends what its items say, and each item has its result',
	async (name) => {
		const workflow = exampleNamed(name);
		const node = nodeOfType(workflow, PICKY_ASSIST);
		const [[trigger, pinned] = ['', []]] = Object.entries(workflow.pinData ?? {});
		const execution = await desk.n8n.run(await desk.save(workflow), trigger);
		expect(execution.status).toBe('success');

		const { log } = desk.sandbox;
		const items = pinned.map(({ json }) => json);
		expect(log.acceptedMessages.length).toBeGreaterThan(0);
		expect(
			checkSending(
				node,
				items,
				EXPECTED_STATUSES[name],
				rowsOf(execution.outputsOf(node.name)),
				log,
			),
		).toEqual([]);
	},
);
