import { withCredential } from '../n8n/examples';
import { useN8nSetup, NODE } from './n8nSetup';
import { workflowOf } from '../engine/harness/workflow';
import {
	activate,
	openWebhookListener,
	listenerWorkflow,
	saveWebhookListener,
} from './webhookListener';

const setup = useN8nSetup();

const SEND_SINGLE = {
	operation: 'sendSingle',
	number: '={{ $json.number }}',
	message: '=You wrote: {{ $json.message }}',
	options: { referenceNumber: '={{ $json.unique_id }}' },
};

it('a message comes in, gets an instant reply and a message, whose delivery reports come back with its msg_id', async () => {
	const replyWorkflow = listenerWorkflow(
		{
			events: ['messageReceived'],
			respond: 'instantReply',
			replyText: '=Thanks {{ $json.body.name }}',
			replyDelay: 2,
		},
		workflowOf(SEND_SINGLE, []).nodes.filter(({ name }) => name === NODE),
	);
	const incoming = await activate(
		setup.n8n,
		await saveWebhookListener(setup.n8n, withCredential(replyWorkflow, setup.credential)),
	);
	const reports = await openWebhookListener(setup.n8n, { events: ['deliveryReport'] });
	setup.sandbox.webhooks.configure({
		globalUrl: `${incoming.url}?shop=north`,
		eventUrl: reports.url,
	});

	const called = await setup.sandbox.triggers.message({
		from: '12025550101',
		name: 'Ana',
		text: 'Where is it? 50% & more 👋',
	});
	expect(called).toMatchObject({ state: 'accepted', reply: { text: 'Thanks Ana', delay: 2 } });
	const [execution, ...others] = await incoming.executions(1);
	expect(others).toEqual([]);
	expect(execution?.status).toBe('success');
	const [result] = execution?.outputsOf(NODE)[0] ?? [];
	expect(result?.json).toMatchObject({
		number: '12025550101',
		status: 'accepted',
		reference_number: '750000001',
	});
	expect(setup.sandbox.log.messagesTo('12025550101')).toMatchObject([
		{ text: 'You wrote: Where is it? 50% & more 👋', msgId: result?.json.msg_id },
	]);

	await setup.sandbox.webhooks.settled();
	const { msg_id, push_id, reference_number } = result?.json ?? {};
	expect(await reports.items(3)).toMatchObject(
		['submitted', 'delivered', 'read'].map((status_text) => [
			{
				event: 'deliveryReport',
				status_text,
				msg_id,
				push_id,
				reference_number,
				number: '12025550101',
			},
		]),
	);
});

it('every other event arrives under its name, and repeats only of events without an id', async () => {
	const listener = await openWebhookListener(setup.n8n);
	const { webhooks, triggers } = setup.sandbox;
	webhooks.configure({ globalUrl: listener.url, eventUrl: listener.url });
	const calls = [
		await triggers.message({ kind: 'image' }),
		await triggers.numberCheck([
			{ pushId: '7000002', msgId: '9000002', number: '12025550102', onWhatsApp: true },
			{ pushId: '7000002', msgId: '9000003', number: '12025550103', onWhatsApp: false },
		]),
		await triggers.groupMembership(),
		await triggers.newSubscriber(),
		await triggers.message({ outbound: true }),
	];
	for (const call of calls)
		expect(await webhooks.repeat(call)).toMatchObject({ state: 'accepted', reply: null });
	expect(await triggers.test('event')).toMatchObject({
		state: 'accepted',
		attempts: [{ httpStatus: 200, response: '{}', problem: null }],
	});
	expect(await webhooks.raw('event', 'hello', 'text/plain')).toMatchObject({
		attempts: [{ httpStatus: 400 }],
	});
	expect(
		(await listener.items(7)).map((items) =>
			items.map(({ event, status_text, type_text }) => [event, status_text ?? type_text]),
		),
	).toEqual([
		[['messageReceived', 'image']],
		[
			['numberCheck', 'on_whatsapp'],
			['numberCheck', 'not_on_whatsapp'],
		],
		[['groupMembership', undefined]],
		[['newSubscriber', undefined]],
		[['groupMembership', undefined]],
		[['newSubscriber', undefined]],
		[['unknown', undefined]],
	]);
});
