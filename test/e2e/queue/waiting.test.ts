import { ANA } from '../../engine/harness/fixtures';
import { Cluster } from '../../n8n/queue/cluster';
import { type N8nSetup, NODE, openN8nSetup } from '../n8nSetup';
import { testedN8nVersion } from '../setup/sharedN8n';
import { newestLink, respond, waiting } from '../waitingExecution';
import { callWebhook, webhookWorkflow } from '../webhookWorkflow';

let cluster: Cluster;
let setup: N8nSetup;
beforeAll(async () => {
	cluster = await Cluster.open({ version: testedN8nVersion(), workers: 2, minute: 60_000 });
	setup = await openN8nSetup({}, cluster.main.client);
});
afterAll(async () => {
	await cluster.close();
	await setup.close();
});

it('a worker is killed while its execution waits: the other one continues it with the response', async () => {
	const { n8n } = setup;
	const question = { operation: 'sendAndWait', number: '={{ $json.phone }}', message: 'OK?' };
	const { workflow, path } = webhookWorkflow(question);
	const { id } = await setup.save(workflow);
	await n8n.activate(id);
	await callWebhook(cluster.main.url, path, [{ phone: ANA }]);
	const link = await newestLink(setup.sandbox, ANA);
	const executionId = new URL(link).pathname.split('/')[2] ?? '';
	await waiting(n8n, executionId);
	const workers = cluster.workers.filter((worker) => worker.begun().includes(executionId));
	expect(workers).toHaveLength(1);
	await workers[0]?.kill();

	await respond(link, { decision: 'approve' });
	const execution = await n8n.finished(executionId);
	expect(execution.status).toBe('success');
	expect(execution.outputsOf(NODE)[0]?.map(({ json }) => json.data)).toMatchObject([
		{ approved: true, number: ANA },
	]);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
});
