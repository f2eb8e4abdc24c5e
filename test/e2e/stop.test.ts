/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';
import { waitUntil } from '../waitUntil';
import type { Execution } from '../n8n/execution';
import { SIX_NUMBERS, START, useN8nSetup, waitForRequests } from './n8nSetup';
import { outcomesOf } from './outcomes';
import { executionsOf } from './webhookListener';
import { sharedN8n } from './setup/sharedN8n';
import { callWebhook, webhookWorkflow } from './webhookWorkflow';

const setup = useN8nSetup();
beforeEach(() => {
	// The second of three requests is accepted, but never answered.
	setup.sandbox.faults.add({ kind: 'hang', after: 1 });
});

const people = SIX_NUMBERS.map((phone, index) => ({ phone, order: `order-${index}` }));
const received = () => SIX_NUMBERS.map((number) => setup.sandbox.log.messagesTo(number).length);

function parametersWith(options: { oncePerRecipientAndReference: boolean }) {
	return {
		operation: 'sendSingle',
		number: '={{ $json.phone }}',
		message: 'Your parcel is on its way',
		options: { recipientsPerRequest: 2, referenceNumber: '={{ $json.order }}', ...options },
	};
}

/** Presses Stop while the second request waits for its response. */
async function stop(id: string): Promise<Execution> {
	await waitForRequests(setup.sandbox, 2);
	await setup.n8n.stopExecution(id);
	return await setup.n8n.finished(id);
}

it('Stop ends the wait for a response, and nothing more leaves', async () => {
	const workflow = await setup.saveNode(
		parametersWith({ oncePerRecipientAndReference: false }),
		people,
	);
	const begin = performance.now();
	expect((await stop(await setup.n8n.start(workflow, START))).status).toBe('canceled');
	expect(performance.now() - begin).toBeLessThan(20_000);
	await wait(1_000);
	expect(received()).toEqual([1, 1, 1, 1, 0, 0]);
});

it('with Once per Recipient and Reference Number a stopped execution may be retried or begun again: nobody gets a duplicate', async () => {
	const { workflow, path } = webhookWorkflow(
		parametersWith({ oncePerRecipientAndReference: true }),
		{ onError: 'continueErrorOutput' },
	);
	const { id } = await setup.save(workflow);
	await setup.n8n.activate(id);
	await callWebhook(sharedN8n().address, path, people);
	// n8n answers before the execution is in its list.
	const [running] = await waitUntil('the execution is listed', async () => {
		const listed = await setup.n8n.executions(id);
		return listed.length > 0 && listed;
	});
	const stopped = await stop(running?.id ?? '');

	// n8n 2.41 begins a stopped execution from the front, n8n 2.8 does nothing.
	await setup.n8n.retry(stopped.id);
	const soFar = await executionsOf(setup.n8n, id);
	await callWebhook(sharedN8n().address, path, people);
	const last = (await executionsOf(setup.n8n, id, soFar.length + 1)).at(-1);
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	const outcomes = last ? outcomesOf(last, people.length) : [];
	expect(outcomes).toEqual(
		people.map(() => expect.stringMatching(/^(already sent|unconfirmed|accepted)$/)),
	);
});
