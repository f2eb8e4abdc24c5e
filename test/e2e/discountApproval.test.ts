import { exampleNamed } from '../n8n/examples';
import { useN8nSetup } from './n8nSetup';
import { newestLink, open, respond, waiting } from './waitingExecution';

const MANAGER = '12025550109';

const setup = useN8nSetup();

it('the example asks about one discount after the other, and tells only the customer whose discount is approved', async () => {
	const workflow = await setup.save(exampleNamed('discount-approval'));
	const id = await setup.n8n.start(workflow, 'Discount requests');
	await waiting(setup.n8n, id);
	const first = await newestLink(setup.sandbox, MANAGER);
	expect((await open(first)).html).toContain('Approve 20%');
	await respond(first, { decision: 'approve' });

	const second = await newestLink(setup.sandbox, MANAGER, 2);
	await waiting(setup.n8n, id);
	expect((await respond(first, { decision: 'approve' })).statusCode).toBe(410);
	await respond(second, { decision: 'decline' });
	const execution = await setup.n8n.finished(id);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	const told = ['12025550101', '12025550102'].map((number) =>
		setup.sandbox.log.messagesTo(number).map(({ text }) => text),
	);
	expect(told).toEqual([['Good news, Ana: you get 20% off order-1001.'], []]);
});
