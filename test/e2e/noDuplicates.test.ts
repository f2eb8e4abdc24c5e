import type { Fault } from '../sandbox/sandbox';
import {
	CONTINUE,
	useN8nSetup,
	ERROR_OUTPUT,
	NODE,
	type NodeSettings,
	SIX_NUMBERS,
	START,
} from './n8nSetup';
import { outcomesOf } from './outcomes';

const setup = useN8nSetup();

const people = SIX_NUMBERS.map((phone) => ({ phone }));
/** Three requests; the text is another one at each evaluation, as with one-time codes. */
const parameters = {
	operation: 'sendDynamic',
	number: '={{ $json.phone }}',
	message: '=Your code is {{ Math.random() }}',
	options: { recipientsPerRequest: 2 },
};
const RETRY_ON_FAIL: NodeSettings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

const LOST_RESPONSE: Fault = { kind: 'resetAfterBody', after: 1 };
const NO_BALANCE: Fault = {
	kind: 'status',
	status: 403,
	message: 'Insufficient balance',
	after: 1,
};

const received = () => SIX_NUMBERS.map((number) => setup.sandbox.log.messagesTo(number).length);
const everyone = (word: string) => SIX_NUMBERS.map(() => word);

describe('Retry on Fail', () => {
	it.each([
		['Stop', {}],
		['Continue', CONTINUE],
		['error output', ERROR_OUTPUT],
	])('sends no duplicates when a response is lost (On Error: %s)', async (_, onError) => {
		setup.sandbox.faults.add(LOST_RESPONSE);
		await setup.send(parameters, people, { ...onError, ...RETRY_ON_FAIL });
		expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('sends what a first try could not, and nothing else', async () => {
		setup.sandbox.faults.add(NO_BALANCE);
		const execution = await setup.send(parameters, people, RETRY_ON_FAIL);
		expect(execution.status).toBe('success');
		expect(outcomesOf(execution, people.length)).toEqual(everyone('accepted'));
		expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
		expect(setup.sandbox.log.pushes.map(({ entries, accepted }) => [entries, accepted])).toEqual([
			[2, 2],
			[2, 0],
			[2, 2],
			[2, 2],
		]);
	});
});

describe('Retry execution', () => {
	it.each([
		['the original workflow', false],
		['the currently saved workflow', true],
	])(
		'with %s sends what is missing, and all come out with their ids',
		async (_, withSavedWorkflow) => {
			setup.sandbox.faults.add(NO_BALANCE);
			const failed = await setup.send(parameters, people);
			expect(failed.status).toBe('error');
			expect(received()).toEqual([1, 1, 0, 0, 0, 0]);

			const retried = await setup.n8n.retry(failed.id, withSavedWorkflow);
			expect(retried.status).toBe('success');
			expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
			const given = retried.outputsOf(NODE)[0]?.map(({ json }) => json.msg_id);
			expect(given).toEqual(
				SIX_NUMBERS.map((number) => setup.sandbox.log.messagesTo(number)[0]?.msgId),
			);
		},
	);

	it('does not send what may have been sent, and says so', async () => {
		setup.sandbox.faults.add(LOST_RESPONSE);
		const workflow = await setup.saveNode(parameters, people);
		const failed = await setup.n8n.run(workflow, START);
		expect(failed.status).toBe('error');
		expect(failed.error?.description).toContain('set On Error to Continue');

		const nodes = workflow.nodes.map((node) =>
			node.name === NODE ? { ...node, ...ERROR_OUTPUT } : node,
		);
		await setup.n8n.changeWorkflow(workflow.id, { nodes });
		const retried = await setup.n8n.retry(failed.id);
		expect(retried.status).toBe('success');
		expect(outcomesOf(retried, people.length)).toEqual([
			'accepted',
			'accepted',
			'unconfirmed',
			'unconfirmed',
			'accepted',
			'accepted',
		]);
		expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('sends no duplicates however often it is pressed', async () => {
		setup.sandbox.faults.add({ ...NO_BALANCE, times: 2 });
		const failed = await setup.send(parameters, people);
		const again = await setup.n8n.retry(failed.id);
		expect(again.status).toBe('error');
		await setup.n8n.retry(again.id);
		await setup.n8n.retry(failed.id);
		expect(received()).toEqual([1, 1, 1, 1, 1, 1]);
	});
});

describe('On Error', () => {
	const withOneBad = [
		{ phone: SIX_NUMBERS[0], name: 'Ana' },
		{ phone: '12-34', name: 'Ben' },
		{ phone: SIX_NUMBERS[1], name: 'Carla' },
	];

	it('Stop: nothing is sent when an item is bad, and the error names it', async () => {
		const execution = await setup.send(parameters, withOneBad);
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('12-34');
		expect(setup.sandbox.log.pushes).toEqual([]);
	});

	it('error output: the good ones go on, the bad one leaves with its fields', async () => {
		const [sent, refused] = (await setup.send(parameters, withOneBad, ERROR_OUTPUT)).outputsOf(
			NODE,
		);
		expect(sent?.map(({ json }) => json.number)).toEqual([SIX_NUMBERS[0], SIX_NUMBERS[1]]);
		expect(refused).toMatchObject([
			{ json: { name: 'Ben', phone: '12-34' }, pairedItem: { item: 1 } },
		]);
		expect(Object.keys(refused?.[0]?.json ?? {}).sort()).toEqual(['error', 'name', 'phone']);
	});

	it('Continue: all come out in order, with the error of what was not accepted', async () => {
		const [results] = (await setup.send(parameters, withOneBad, CONTINUE)).outputsOf(NODE);
		expect(results?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(results?.[1]?.json).toMatchObject({
			number: '12-34',
			status: 'not sent',
			error: { number: '12-34', status: 'not sent' },
		});
	});
});
