import { exampleNamed, nodeOfType, PICKY_ASSIST, withCredential } from '../n8n/examples';
import { workflowOf } from '../engine/harness/workflow';
import { NODE, useN8nSetup } from './n8nSetup';
import {
	activate,
	executionsOf,
	listenerWorkflow,
	saveWebhookListener,
	type WebhookListener,
} from './webhookListener';

const setup = useN8nSetup();
const ANA = '12025550151';

/** An active workflow of the trigger and one Reply, whose text is all that was filled in. */
async function openReply(): Promise<WebhookListener> {
	const { nodes } = workflowOf(
		{ operation: 'reply', message: '=You wrote: {{ $json.message }}' },
		[],
	);
	const workflow = listenerWorkflow(
		{ events: ['messageReceived'] },
		nodes.filter(({ name }) => name === NODE),
	);
	const listener = await saveWebhookListener(setup.n8n, withCredential(workflow, setup.credential));
	return await activate(setup.n8n, listener);
}

it('Reply: one field, and the reply goes to the person or group, on the same channel', async () => {
	const listener = await openReply();
	const { webhooks, triggers, log } = setup.sandbox;
	webhooks.configure({ globalUrl: listener.url });
	await triggers.message({ from: ANA, text: 'Is it in stock?', uniqueId: '1' });
	await triggers.message({ from: '1000000000000001', application: '5', text: 'Hi', uniqueId: '2' });
	await triggers.message({
		from: ANA,
		group: { id: 'G0001', name: 'Club' },
		text: 'Hi',
		uniqueId: '3',
	});
	const executions = await executionsOf(setup.n8n, listener.workflow.id, 3);
	expect(executions.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	expect(executions.map((execution) => execution.outputsOf(NODE)[0]?.[0]?.json.status)).toEqual(
		Array(3).fill('accepted'),
	);
	const bodies = log.pushes.map(({ body }) => body);
	expect(bodies).toHaveLength(3);
	expect(bodies).toEqual(
		expect.arrayContaining([
			{
				application: '8',
				data: [{ number: ANA, message: 'You wrote: Is it in stock?', quoted: '1' }],
			},
			{ application: '5', data: [{ messenger_id: '1000000000000001', message: 'You wrote: Hi' }] },
			{ application: '10', group_id: 'G0001', globalmessage: 'You wrote: Hi' },
		]),
	);
});

it('the example opt-out: who wrote STOP gets a confirmation, and no broadcast any more', async () => {
	const example = exampleNamed('opt-out');
	const broadcast = async () => {
		const execution = await setup.n8n.run(await setup.save(example), 'Start the broadcast');
		expect(execution.status).toBe('success');
		return (execution.outputsOf('Broadcast')[0] ?? []).map(({ json }) => json.number);
	};
	const everyone = ['12025550151', '12025550152', '12025550153', '12025550154'];
	expect(await broadcast()).toEqual(everyone);

	const trigger = nodeOfType(example, `${PICKY_ASSIST}Trigger`);
	const nodes = [trigger, ...example.nodes.filter((node) => node !== trigger)];
	const listener = await activate(
		setup.n8n,
		await saveWebhookListener(setup.n8n, withCredential({ ...example, nodes }, setup.credential)),
	);
	const { webhooks, triggers, log } = setup.sandbox;
	webhooks.configure({ globalUrl: listener.url });
	log.clear();
	const texts = [
		{ from: ANA, text: ' stop ' },
		{ from: ANA, text: 'Please STOP.' },
		{ from: '12025550152', text: 'Which stops are near?' },
		{ from: '12025550153', text: 'STOP', group: { id: 'G0001', name: 'Club' } },
		{ from: '12025550154', text: 'Stop', application: '2' },
	];
	for (const text of texts) await triggers.message(text);
	const executions = await executionsOf(setup.n8n, listener.workflow.id, texts.length);
	await setup.n8n.deactivate(listener.workflow.id);
	expect(executions.map(({ status }) => status)).toEqual(texts.map(() => 'success'));
	expect(
		log.acceptedMessages.map(({ recipient, application }) => [recipient, application]).sort(),
	).toEqual([
		[ANA, '8'],
		[ANA, '8'],
		['12025550154', '2'],
	]);

	expect(await broadcast()).toEqual(['12025550152', '12025550153']);
});
