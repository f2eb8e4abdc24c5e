import { ANA } from '../../engine/harness/fixtures';
import { waitUntil } from '../../waitUntil';
import { N8n } from '../../n8n/n8n';
import { type N8nSetup, openN8nSetup, START } from '../n8nSetup';
import { testedN8nVersion } from '../setup/sharedN8n';
import { AFTER, askingWorkflow, newestLink, open, respond, waiting } from '../waitingExecution';

let n8n: N8n;
let setup: N8nSetup;
beforeAll(async () => {
	n8n = await N8n.open({ version: testedN8nVersion() });
	setup = await openN8nSetup({}, n8n.client);
});
afterAll(async () => {
	await n8n.remove();
	await setup.close();
});

it.each([
	['stopped', async () => await n8n.stop()],
	['killed', async () => await n8n.kill()],
])('n8n is %s while an execution waits: after the start the link continues it', async (_, end) => {
	setup.sandbox.log.clear();
	const item = { phone: ANA, discount: 20 };
	const workflow = await setup.save(askingWorkflow({ message: 'OK?' }, item));
	const id = await n8n.client.start(workflow, START);
	await waiting(n8n.client, id);
	await end();
	await n8n.start();
	await waiting(n8n.client, id);
	const link = await newestLink(setup.sandbox, ANA);
	// After a crash, n8n serves its own interface before the pages of waiting executions.
	await waitUntil('the page is there', async () => (await open(link)).statusCode === 200);
	const thanks = await respond(link, { decision: 'approve' });
	expect([thanks.statusCode, thanks.html]).toEqual([200, expect.stringContaining('Thank you.')]);
	const execution = await n8n.client.finished(id);
	expect(execution.outputsOf(AFTER)[0]?.[0]?.json).toMatchObject({
		response: { approved: true, number: ANA },
		asked: 20,
	});
	expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
});
