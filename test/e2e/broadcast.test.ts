import { exampleFiles } from '../n8n/examples';
import { useN8nSetup } from './n8nSetup';

const setup = useN8nSetup();

/** The example, with a wait of one second: its minutes are for real people. */
function broadcast() {
	const file = exampleFiles().find(({ name }) => name === 'broadcast-with-report');
	if (!file) throw new Error('There is no examples/broadcast-with-report.json.');
	const nodes = file.workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.wait'
			? { ...node, parameters: { amount: 1, unit: 'seconds' } }
			: node,
	);
	return { ...file.workflow, nodes };
}

it('a broadcast asks once what became of it, and gives one item for each number that it reached', async () => {
	const execution = await setup.n8n.run(await setup.save(broadcast()), 'Customer list');
	expect(execution.status).toBe('success');
	const [accepted = [], refused = []] = execution.outputsOf('Send the news');
	expect([accepted.length, refused.length]).toEqual([4, 1]);
	const [report = []] = execution.outputsOf('Get the report');
	const ids = accepted.map(({ json }) => [json.number, json.msg_id, json.push_id]);
	expect(report.map(({ json }) => [json.number, json.msg_id, json.push_id])).toEqual(ids);
	expect(new Set(report.map(({ json }) => typeof json.status))).toEqual(new Set(['string']));
});
