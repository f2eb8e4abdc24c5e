import type { IDataObject } from 'n8n-workflow';
import { N8n } from '../../n8n/n8n';
import {
	ERROR_OUTPUT,
	type N8nSetup,
	openN8nSetup,
	SIX_NUMBERS,
	START,
	waitForRequests,
} from '../n8nSetup';
import { outcomesOf } from '../outcomes';
import { testedN8nVersion } from '../setup/sharedN8n';
import { callWebhook, webhookWorkflow } from '../webhookWorkflow';

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
beforeEach(() => {
	setup.sandbox.log.clear();
	setup.sandbox.faults.clear();
});

const people = SIX_NUMBERS.map((phone, index) => ({ phone, order: `order-${index}` }));
const received = () => SIX_NUMBERS.map((number) => setup.sandbox.log.messagesTo(number).length);

/** Three requests of two messages each. */
function parametersWith(options: IDataObject = {}) {
	return {
		operation: 'sendSingle',
		number: '={{ $json.phone }}',
		message: 'Your parcel is on its way',
		options: { recipientsPerRequest: 2, referenceNumber: '={{ $json.order }}', ...options },
	};
}

/** What comes out when a killed execution is done again with the option: one request had its response, one had not. */
const AFTER_A_KILL = [
	'already sent',
	'already sent',
	'unconfirmed',
	'unconfirmed',
	'accepted',
	'accepted',
];

it('keeps what was accepted when n8n is restarted between a failed execution and its retry', async () => {
	setup.sandbox.faults.add({
		kind: 'status',
		status: 403,
		message: 'Insufficient balance',
		after: 1,
	});
	const failed = await setup.send(parametersWith(), people);
	expect(failed.status).toBe('error');

	expect(await n8n.stop()).toBe(0);
	await n8n.start();
	const retried = await n8n.client.retry(failed.id);
	expect(retried.status).toBe('success');
	expect(outcomesOf(retried, people.length)).toEqual(SIX_NUMBERS.map(() => 'accepted'));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

it('finishes when n8n is asked to stop while it sends', async () => {
	setup.sandbox.faults.add({ kind: 'late', delay: 3_000, after: 1 });
	const id = await n8n.client.start(await setup.saveNode(parametersWith(), people), START);
	await waitForRequests(setup.sandbox, 2);
	expect(await n8n.stop()).toBe(0);
	await n8n.start();
	const execution = await n8n.client.execution(id);
	expect(execution.status).toBe('success');
	expect(outcomesOf(execution, people.length)).toEqual(SIX_NUMBERS.map(() => 'accepted'));
	expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
});

describe('n8n is killed while the second of three requests waits for its response', () => {
	/** Calls the webhook of an active workflow, kills n8n in the middle, and returns the execution as n8n shows it after its start. */
	async function killedExecution(options: IDataObject) {
		setup.sandbox.faults.add({ kind: 'hang', after: 1 });
		const { workflow, path } = webhookWorkflow(parametersWith(options), ERROR_OUTPUT);
		const { id } = await setup.save(workflow);
		await n8n.client.activate(id);
		await callWebhook(n8n.url, path, people);
		await waitForRequests(setup.sandbox, 2);
		await n8n.kill();
		await n8n.start();
		expect(received()).toEqual([1, 1, 1, 1, 0, 0]);
		const [execution] = await n8n.client.executions(id);
		return await n8n.client.finished(execution?.id ?? '');
	}

	it('without Once per Recipient and Reference Number: the retry starts from the front, as the README says', async () => {
		const killed = await killedExecution({});
		expect(killed.status).toBe('crashed');
		const retried = await n8n.client.retry(killed.id);
		expect(outcomesOf(retried, people.length)).toEqual(SIX_NUMBERS.map(() => 'accepted'));
		expect(received()).toEqual([2, 2, 2, 2, 1, 1]);
	});

	it('with Once per Recipient and Reference Number: nobody gets a duplicate, and what is uncertain is named', async () => {
		const killed = await killedExecution({ oncePerRecipientAndReference: true });
		expect(killed.status).toBe('crashed');
		const retried = await n8n.client.retry(killed.id);
		expect(outcomesOf(retried, people.length)).toEqual(AFTER_A_KILL);
		expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('and it was started by hand: n8n retries no such execution; executed again, the option holds', async () => {
		setup.sandbox.faults.add({ kind: 'hang', after: 1 });
		const workflow = await setup.saveNode(
			parametersWith({ oncePerRecipientAndReference: true }),
			people,
			ERROR_OUTPUT,
		);
		const id = await n8n.client.start(workflow, START);
		await waitForRequests(setup.sandbox, 2);
		await n8n.kill();
		await n8n.start();
		expect((await n8n.client.finished(id)).status).toBe('crashed');
		await expect(n8n.client.retry(id)).rejects.toThrow('cannot be retried');
		expect(outcomesOf(await n8n.client.run(workflow, START), people.length)).toEqual(AFTER_A_KILL);
		expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	});
});
