import { EXPECTED_STATUSES } from '../demo/expectedStatuses';
import { exampleFiles, exampleNamed, nodeOfType, PICKY_ASSIST } from '../n8n/examples';
import { useN8nSetup } from './n8nSetup';
import { outcomesOf, statusOf } from './outcomes';

const setup = useN8nSetup();

it.each(exampleFiles())(
	'imports examples/$name.json, and knows all of its nodes',
	async ({ workflow }) => {
		const known = new Set((await setup.n8n.nodeTypes()).map(({ name }) => name));
		const saved = await setup.save(workflow);
		expect(saved.nodes.filter(({ type }) => !known.has(type))).toEqual([]);
	},
);

it.each(Object.entries(EXPECTED_STATUSES))(
	'the example "%s": each item has its status, and each accepted one its message',
	async (name, statuses) => {
		const workflow = exampleNamed(name);
		const { name: node } = nodeOfType(workflow, PICKY_ASSIST);
		const [trigger = ''] = Object.keys(workflow.pinData ?? {});
		const execution = await setup.n8n.run(await setup.save(workflow), trigger);
		expect(execution.status).toBe('success');
		expect(outcomesOf(execution, statuses.length, node)).toEqual(statuses);

		const [sent = []] = execution.outputsOf(node);
		const accepted = sent.filter((result) => statusOf(result) === 'accepted');
		const { acceptedMessages, pushes } = setup.sandbox.log;
		expect(acceptedMessages.map(({ recipient, msgId }) => [recipient, msgId])).toEqual(
			accepted.map(({ json }) => [json.number, json.msg_id]),
		);
		expect(pushes).toHaveLength(1);
	},
);
