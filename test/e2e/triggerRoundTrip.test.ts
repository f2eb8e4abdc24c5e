import { withCredential } from '../n8n/examples';
import { type Desk, NODE, openDesk } from './desk';
import { workflowOf } from '../engine/harness/workflow';
import { activated, openReception, receptionWorkflow, saveReception } from './reception';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.close());

const SEND_SINGLE = {
	operation: 'sendSingle',
	number: '={{ $json.number }}',
	message: '=You wrote: {{ $json.message }}',
	options: { referenceNumber: '={{ $json.unique_id }}' },
};

it('a message comes in, gets an instant reply and a message, whose delivery reports come back with its msg_id', async () => {
	const answering = receptionWorkflow(
		{
			events: ['messageReceived'],
			respond: 'instantReply',
			replyText: '=Thanks {{ $json.body.name }}',
			replyDelay: 2,
		},
		workflowOf(SEND_SINGLE, []).nodes.filter(({ name }) => name === NODE),
	);
	const incoming = await activated(
		desk.n8n,
		await saveReception(desk.n8n, withCredential(answering, desk.credential)),
	);
	const reports = await openReception(desk.n8n, { events: ['deliveryReport'] });
	desk.sandbox.webhooks.configure({
		globalUrl: `${incoming.url}?shop=north`,
		eventUrl: reports.url,
	});

	const called = await desk.sandbox.occasions.message({
		from: '12025550101',
		name: 'Ana',
		text: 'Where is it? 50% & more 👋',
	});
	expect(called).toMatchObject({ state: 'taken', reply: { text: 'Thanks Ana', delay: 2 } });
	const [execution, ...others] = await incoming.executions();
	expect(others).toEqual([]);
	expect(execution?.status).toBe('success');
	const [result] = execution?.outputsOf(NODE)[0] ?? [];
	expect(result?.json).toMatchObject({
		number: '12025550101',
		status: 'accepted',
		reference_number: '750000001',
	});
	expect(desk.sandbox.log.messagesTo('12025550101')).toMatchObject([
		{ text: 'You wrote: Where is it? 50% & more 👋', msgId: result?.json.msg_id },
	]);

	await desk.sandbox.webhooks.settled();
	const { msg_id, push_id, reference_number } = result?.json ?? {};
	expect(await reports.items()).toMatchObject(
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

it('every other occasion arrives under its name, and a repeat of it only where it may be news', async () => {
	const reception = await openReception(desk.n8n);
	const { webhooks, occasions } = desk.sandbox;
	webhooks.configure({ globalUrl: reception.url, eventUrl: reception.url });
	const calls = [
		await occasions.message({ kind: 'image' }),
		await occasions.numberCheck([
			{ pushId: '7000002', msgId: '9000002', number: '12025550102', onWhatsApp: true },
			{ pushId: '7000002', msgId: '9000003', number: '12025550103', onWhatsApp: false },
		]),
		await occasions.groupMembership(),
		await occasions.newSubscriber(),
		await occasions.message({ outbound: true }),
	];
	for (const call of calls)
		expect(await webhooks.repeat(call)).toMatchObject({ state: 'taken', reply: null });
	expect(await occasions.test('event')).toMatchObject({
		state: 'taken',
		attempts: [{ httpStatus: 200, answer: '{}', problem: null }],
	});
	expect(await webhooks.raw('event', 'hello', 'text/plain')).toMatchObject({
		attempts: [{ httpStatus: 400 }],
	});
	expect(
		(await reception.items()).map((items) =>
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
