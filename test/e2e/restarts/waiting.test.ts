import { ANA } from '../../engine/harness/fixtures';
import { waitUntil } from '../../waitUntil';
import { N8n } from '../../n8n/n8n';
import { type N8nSetup, openN8nSetup, START } from '../n8nSetup';
import { testedN8nVersion } from '../setup/sharedN8n';
import { payloadsOf, tap, TEMPLATE, TEMPLATE_QUESTION } from '../tapQuestion';
import { AFTER, askingWorkflow, newestLink, open, respond, waiting } from '../waitingExecution';
import { openWebhookListener, waitUntilRegistered } from '../webhookListener';

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

const ENDS: ReadonlyArray<readonly [string, () => Promise<unknown>]> = [
	['stopped', async () => await n8n.stop()],
	['killed', async () => await n8n.kill()],
];

it.each(ENDS)(
	'n8n is %s while an execution waits: after the start the link continues it',
	async (_, end) => {
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
	},
);

it.each(ENDS)(
	'n8n is %s before a tap: after the start the tap continues the execution',
	async (_, end) => {
		setup.sandbox.log.clear();
		setup.sandbox.account.templates.replace([TEMPLATE]);
		const trigger = await openWebhookListener(n8n.client);
		setup.sandbox.webhooks.configure({ globalUrl: trigger.url });
		const item = { phone: ANA, discount: 20 };
		const id = await n8n.client.start(
			await setup.save(askingWorkflow(TEMPLATE_QUESTION, item)),
			START,
		);
		await waiting(n8n.client, id);
		const [approve, decline] = await payloadsOf(setup.sandbox, 1);
		await end();
		await n8n.start();
		await waitUntilRegistered(trigger);
		await tap(setup.sandbox, decline, ANA);
		await tap(setup.sandbox, approve, ANA);
		const execution = await n8n.client.finished(id);
		expect(execution.outputsOf(AFTER)[0]?.[0]?.json).toMatchObject({
			response: { approved: false, number: ANA },
			asked: 20,
		});
		expect(setup.sandbox.log.messagesTo(ANA)).toHaveLength(1);
		expect(await trigger.executions()).toEqual([]);
	},
);
