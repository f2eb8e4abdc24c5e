import { ANA } from '../../engine/harness/fixtures';
import { Cluster } from '../../n8n/queue/cluster';
import { waitUntil } from '../../waitUntil';
import { type N8nSetup, NODE, openN8nSetup } from '../n8nSetup';
import { testedN8nVersion } from '../setup/sharedN8n';
import { payloadsOf, tap, TEMPLATE, TEMPLATE_QUESTION, triggerUrl } from '../tapQuestion';
import { newestLink, respond, waiting } from '../waitingExecution';
import { listenerWorkflow } from '../webhookListener';
import { callWebhook, webhookWorkflow } from '../webhookWorkflow';

let cluster: Cluster;
let setup: N8nSetup;
beforeAll(async () => {
	cluster = await Cluster.open({
		version: testedN8nVersion(),
		workers: 2,
		webhookProcesses: 2,
		minute: 60_000,
	});
	setup = await openN8nSetup({}, cluster.main.client);
});
afterAll(async () => {
	await cluster.close();
	await setup.close();
});

/** The webhook processes: the trigger is called at one, and WEBHOOK_URL leads to the other. */
function processes(): [string, string] {
	const [one, other] = cluster.webhookProcesses.map(({ url }) => url);
	if (one === undefined || other === undefined) throw new Error('There are no webhook processes');
	return [one, other];
}

/** Starts an execution that asks Ana, in production, and waits until it waits. */
async function ask(parameters: object): Promise<string> {
	const question = { operation: 'sendAndWait', number: '={{ $json.phone }}', ...parameters };
	const { workflow, path } = webhookWorkflow(question);
	const { id } = await setup.save(workflow);
	await setup.n8n.activate(id);
	await callWebhook(processes()[0], path, [{ phone: ANA, discount: 20 }]);
	const [execution] = await waitUntil('the execution is listed', async () => {
		const listed = await setup.n8n.executions(id);
		return listed.length > 0 && listed;
	});
	await waiting(setup.n8n, execution?.id ?? '');
	return execution?.id ?? '';
}

async function responseOf(executionId: string) {
	const execution = await setup.n8n.finished(executionId);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	return execution.outputsOf(NODE)[0]?.map(({ json }) => json.data);
}

it('trigger, resume and executions in different processes: a tap continues the execution, although its worker was killed', async () => {
	const [called] = processes();
	setup.sandbox.account.templates.replace([TEMPLATE]);
	const listener = await setup.n8n.createWorkflow(listenerWorkflow({}));
	await setup.n8n.activate(listener.id);
	const url = triggerUrl(called, listener);
	await waitUntil('the trigger is registered', async () => {
		const { status } = await fetch(url, { method: 'POST', body: '[]' });
		return status !== 404;
	});
	setup.sandbox.webhooks.configure({ globalUrl: url });

	const id = await ask(TEMPLATE_QUESTION);
	const workers = cluster.workers.filter((worker) => worker.begun().includes(id));
	expect(workers).toHaveLength(1);
	await workers[0]?.kill();

	const [approve, decline] = await payloadsOf(setup.sandbox, 1);
	await tap(setup.sandbox, approve, ANA);
	expect(await responseOf(id)).toMatchObject([{ approved: true, number: ANA }]);
	await tap(setup.sandbox, decline, ANA);
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
	expect(await setup.n8n.executions(listener.id)).toEqual([]);
	await workers[0]?.start();
});

it('two responses at the same moment, at two webhook processes: one continues the execution', async () => {
	const id = await ask({ message: 'OK?' });
	const link = new URL(await newestLink(setup.sandbox, ANA));
	const at = (base: string) => `${base}${link.pathname}${link.search}`;
	const [one, other] = processes();
	const pages = await Promise.all([
		respond(at(one), { decision: 'approve' }),
		respond(at(other), { decision: 'decline' }),
	]);
	const thanked = pages.map(({ html }) => html.includes('Thank you.'));
	expect(thanked.filter(Boolean)).toHaveLength(1);
	expect(await responseOf(id)).toMatchObject([{ approved: thanked[0] }]);
});
