import { checkSending, rowsOf } from '../demo/checkSending';
import { EXPECTED_STATUSES, SENDING_EXAMPLES } from '../demo/expectedStatuses';
import { exampleFiles, exampleNamed, nodeOfType, PICKY_ASSIST } from '../n8n/examples';
import { type N8nSetup, openN8nSetup } from './n8nSetup';

let setup: N8nSetup;
beforeAll(async () => {
	setup = await openN8nSetup();
});
afterAll(async () => await setup.close());
beforeEach(() => setup.sandbox.log.clear());

it.each(exampleFiles())(
	'imports examples/$name.json, and knows all of its nodes',
	async ({ workflow }) => {
		const known = new Set((await setup.n8n.nodeTypes()).map(({ name }) => name));
		const saved = await setup.save(workflow);
		expect(saved.nodes.filter(({ type }) => !known.has(type))).toEqual([]);
	},
);

it.each(SENDING_EXAMPLES)(
	'the example "%s" sends what its items say, and each item has its result',
	async (name) => {
		const workflow = exampleNamed(name);
		const node = nodeOfType(workflow, PICKY_ASSIST);
		const [[trigger, pinned] = ['', []]] = Object.entries(workflow.pinData ?? {});
		const execution = await setup.n8n.run(await setup.save(workflow), trigger);
		expect(execution.status).toBe('success');

		const { log } = setup.sandbox;
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
