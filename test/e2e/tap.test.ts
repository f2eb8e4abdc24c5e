import { randomUUID } from 'node:crypto';
import { ANA, BEN } from '../engine/harness/fixtures';
import { NODE, START, useN8nSetup } from './n8nSetup';
import { payloadsOf, tap as tapIn, TEMPLATE, TEMPLATE_QUESTION } from './tapQuestion';
import { AFTER, askingWorkflow, waiting } from './waitingExecution';
import { openWebhookListener, type WebhookListener } from './webhookListener';

const setup = useN8nSetup();
let trigger: WebhookListener;
beforeAll(async () => {
	trigger = await openWebhookListener(setup.n8n);
});
beforeEach(() => {
	setup.sandbox.account.templates.replace([TEMPLATE]);
	setup.sandbox.webhooks.configure({ globalUrl: trigger.url });
});

/** An execution that asks, in a workflow without a trigger for taps. */
async function ask(phone = ANA, discount = 20) {
	const file = askingWorkflow(TEMPLATE_QUESTION, { phone, discount });
	// n8n's editor gives nodes such IDs.
	const nodes = file.nodes.map((node) =>
		node.name === NODE ? { ...node, id: randomUUID() } : node,
	);
	const count = setup.sandbox.log.pushes.length + 1;
	const id = await setup.n8n.start(await setup.save({ ...file, nodes }), START);
	const [approve, decline] = await payloadsOf(setup.sandbox, count);
	return { id, approve, decline };
}

const tap = async (payload: string, from = ANA) => await tapIn(setup.sandbox, payload, from);

async function afterResponse(id: string) {
	const execution = await setup.n8n.finished(id);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	expect(execution.runsOf(AFTER)).toHaveLength(1);
	return execution.outputsOf(AFTER)[0]?.map(({ json }) => json);
}
const approved = (decision: boolean) => [{ response: { approved: decision, number: ANA } }];

it.each([
	['approve', true],
	['decline', false],
] as const)(
	'%s by a tap: the execution continues, and the tap starts nothing',
	async (button, decision) => {
		const { id, ...payloads } = await ask();
		await waiting(setup.n8n, id);
		expect(payloads[button].length).toBeLessThan(100);
		await tap(payloads[button]);
		expect(await afterResponse(id)).toMatchObject([
			{ response: { approved: decision, number: ANA, msg_id: expect.any(String) }, asked: 20 },
		]);
		expect(await trigger.executions()).toEqual([]);
	},
);

it('a tap right after the message was sent', async () => {
	const { id, approve } = await ask();
	await tap(approve);
	expect(await afterResponse(id)).toMatchObject(approved(true));
});

it('the number in its other spelling', async () => {
	const { id, approve } = await ask('5531987654321');
	await waiting(setup.n8n, id);
	await tap(approve, '553187654321');
	expect(await afterResponse(id)).toMatchObject([{ response: { approved: true } }]);
});

it('forged and forwarded payloads continue nothing', async () => {
	const [one, other] = [await ask(), await ask()];
	for (const { id } of [one, other]) await waiting(setup.n8n, id);
	await tap(one.approve, BEN);
	await tap(one.decline.replace(/^pa1d/, 'pa1a'));
	await tap(
		one.approve.replace(
			/^(.{20})./,
			(_, begin: string) => `${begin}${one.approve[20] === 'A' ? 'B' : 'A'}`,
		),
	);
	await tap(one.approve.replace(`${one.id}.`, `${other.id}.`));
	for (const { id } of [one, other]) expect((await setup.n8n.execution(id)).status).toBe('waiting');
	// Two executions wait for one number: each button continues its own.
	await tap(other.decline);
	expect(await afterResponse(other.id)).toMatchObject(approved(false));
	expect((await setup.n8n.execution(one.id)).status).toBe('waiting');
	await tap(one.approve);
	expect(await afterResponse(one.id)).toMatchObject(approved(true));
	expect(await trigger.executions()).toEqual([]);
});

it('a call that Picky Assist repeats, and a second tap: the execution runs once', async () => {
	const { id, approve, decline } = await ask();
	await waiting(setup.n8n, id);
	const [call] = await Promise.all([tap(approve), tap(approve)]);
	await setup.sandbox.webhooks.repeat(call);
	await tap(decline);
	expect(await afterResponse(id)).toMatchObject(approved(true));
	expect(await trigger.executions()).toEqual([]);
});
