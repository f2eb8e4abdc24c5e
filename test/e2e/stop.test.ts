/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';
import type { Execution } from '../n8n/execution';
import { type Desk, openDesk, SIX_NUMBERS, START } from './desk';
import { outcomesOf } from './outcomes';
import { executionsOf } from './reception';
import { sharedN8n } from './setup/n8nOfTheRun';
import { callWebhook, webhookWorkflow } from './webhookWorkflow';

let desk: Desk;
beforeAll(async () => {
	desk = await openDesk();
});
afterAll(async () => await desk.close());
beforeEach(() => {
	desk.sandbox.log.clear();
	// The second of three requests is taken, but never answered.
	desk.sandbox.faults.add({ kind: 'hang', after: 1 });
});

const people = SIX_NUMBERS.map((phone, index) => ({ phone, order: `order-${index}` }));
const received = () => SIX_NUMBERS.map((number) => desk.sandbox.log.messagesTo(number).length);

function parametersWith(options: { oncePerRecipientAndReference: boolean }) {
	return {
		operation: 'sendSingle',
		number: '={{ $json.phone }}',
		message: 'Your parcel is on its way',
		options: { recipientsPerRequest: 2, referenceNumber: '={{ $json.order }}', ...options },
	};
}

/** Presses Stop while the second request waits for its answer. */
async function stop(id: string): Promise<Execution> {
	while (desk.sandbox.log.counts.acceptedRequests < 2) await wait(20);
	await desk.n8n.stopExecution(id);
	return await desk.n8n.finished(id);
}

it('Stop ends the wait for an answer, and nothing more leaves', async () => {
	const workflow = await desk.saveNode(
		parametersWith({ oncePerRecipientAndReference: false }),
		people,
	);
	const begin = performance.now();
	expect((await stop(await desk.n8n.start(workflow, START))).status).toBe('canceled');
	expect(performance.now() - begin).toBeLessThan(20_000);
	await wait(1_000);
	expect(received()).toEqual([1, 1, 1, 1, 0, 0]);
});

it('with Once per Recipient and Reference Number a stopped execution may be retried or begun again: nobody is messaged twice', async () => {
	const { workflow, path } = webhookWorkflow(
		parametersWith({ oncePerRecipientAndReference: true }),
		{ onError: 'continueErrorOutput' },
	);
	const { id } = await desk.save(workflow);
	await desk.n8n.activate(id);
	await callWebhook(sharedN8n().address, path, people);
	// n8n responses before the execution is in its list.
	while ((await desk.n8n.executions(id)).length === 0) await wait(50);
	const [running] = await desk.n8n.executions(id);
	const stopped = await stop(running?.id ?? '');

	// n8n 2.41 begins a stopped execution from the front, n8n 2.8 does nothing.
	await desk.n8n.retry(stopped.id);
	const soFar = await executionsOf(desk.n8n, id);
	await callWebhook(sharedN8n().address, path, people);
	const last = (await executionsOf(desk.n8n, id, soFar.length + 1)).at(-1);
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	const outcomes = last ? outcomesOf(last, people.length) : [];
	expect(outcomes).toEqual(
		people.map(() => expect.stringMatching(/^(already sent|unconfirmed|accepted)$/)),
	);
});
