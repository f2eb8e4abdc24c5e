import { useEngineSetup, workflowOf } from './harness/engineSetup';
import { triggerWorkflow } from './harness/webhookListener';
import { runOf } from './harness/engine';
import { startWebhookServer } from './harness/webhookServer';

const setup = useEngineSetup();

it('a message comes in, gets an instant reply, and the workflow writes to who sent it', async () => {
	const incoming = triggerWorkflow({
		events: ['messageReceived'],
		respond: 'instantReply',
		replyText: '=Thanks {{ $json.body.name }}',
	});
	const [trigger] = incoming.nodes;
	const [, send] = workflowOf(
		{
			operation: 'sendSingle',
			number: '={{ $json.number }}',
			message: '=You wrote: {{ $json.message }}',
			options: { referenceNumber: '={{ $json.unique_id }}' },
		},
		[],
	).nodes;
	if (!trigger || !send) throw new Error('A node is missing');
	const server = await startWebhookServer({
		engine: setup.engine,
		credentials: {
			pickyAssistApi: {
				platform: 'custom',
				baseUrl: setup.sandbox.baseUrl,
				apiToken: setup.sandbox.token,
			},
		},
		workflow: {
			...incoming,
			nodes: [trigger, send],
			connections: { [trigger.name]: { main: [[{ node: send.name, type: 'main', index: 0 }]] } },
		},
	});
	const body = {
		number: '12025550101',
		'message-in': 'Where+is+it%3F',
		type: 1,
		application: 8,
		'unique-id': '750000001',
		direction: 0,
		name: 'Ana',
	};
	const response = await fetch(server.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(await response.json()).toEqual({ 'message-out': 'Thanks Ana', delay: '0' });
	await server.settled();
	await server.close();
	const [run] = server.executions;
	if (!run) throw new Error('Nothing ran');
	expect(runOf(run, send.name).outputs[0]).toMatchObject([
		{
			json: { number: '12025550101', status: 'accepted', reference_number: '750000001' },
			pairedItem: { item: 0 },
		},
	]);
	expect(setup.sandbox.log.recipients()).toHaveLength(1);
	expect(JSON.stringify(setup.sandbox.log.recipients())).toContain('You wrote: Where is it?');
});
