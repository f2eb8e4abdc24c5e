/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as wait } from 'node:timers/promises';
import { workflowOf } from '../../engine/harness/workflow';
import { withCredential } from '../../n8n/examples';
import type { Execution } from '../../n8n/execution';
import { N8n } from '../../n8n/n8n';
import { type Desk, NODE, openDesk } from '../desk';
import {
	activated,
	openReception,
	type Reception,
	receivedIn,
	receptionWorkflow,
	saveReception,
	untilThere,
} from '../reception';
import { versionOfTheRun } from '../setup/n8nOfTheRun';

let n8n: N8n;
let desk: Desk;
beforeAll(async () => {
	n8n = await N8n.open({ version: versionOfTheRun() });
	desk = await openDesk({}, n8n.client);
});
afterAll(async () => {
	await n8n.remove();
	await desk.close();
});

const message = (id: number) => ({
	number: '12025550101',
	message_in_raw: `I am ${id}`,
	type: 1,
	application: 8,
	'unique-id': String(id),
	'project-id': 500001,
	direction: 0,
});
const range = (length: number) => Array.from({ length }, (_, index) => index + 1);
const TAKEN = '200 {}';

/** Posts each of them at once. Returns what each was answered: `none` where n8n was away. */
async function postAll(
	{ post }: Reception,
	ids: readonly number[],
	told?: (answer: string) => void,
): Promise<string[]> {
	const calls = ids.map(async (id) => {
		const answer = await post(message(id)).then(
			({ statusCode, text }) => `${statusCode} ${text}`,
			() => 'none',
		);
		told?.(answer);
		return answer;
	});
	return await Promise.all(calls);
}

/** The id of the message that an execution is about, also where it was killed before its first node had run. */
function idOf(execution: Execution): number {
	const waiting = execution.data?.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json;
	return Number((receivedIn(execution)[0] ?? waiting)?.unique_id);
}

it('what came in before a restart is not taken again after it', async () => {
	const equal = await openReception(n8n.client);
	const different = await openReception(n8n.client);
	await postAll(
		equal,
		range(100).map(() => 1),
	);
	// Of calls at once, the last one to be saved wins; the next call saves them all.
	await postAll(different, range(20));
	await postAll(different, [21]);
	expect(await equal.items()).toHaveLength(1);
	expect(await different.items()).toHaveLength(21);

	expect(await n8n.stop()).toBe(0);
	await n8n.start();
	for (const reception of [equal, different]) await untilThere(reception);
	expect(
		new Set(
			await postAll(
				equal,
				range(100).map(() => 1),
			),
		),
	).toEqual(new Set([TAKEN]));
	expect(new Set(await postAll(different, range(22)))).toEqual(new Set([TAKEN]));
	expect((await equal.executions()).map(idOf)).toEqual([1]);
	expect((await different.executions()).map(idOf).sort((a, b) => a - b)).toEqual(range(22));
});

describe('n8n is killed while calls come in', () => {
	const ids = range(40);
	let busy: Reception;
	let quick: Reception;
	let answers: string[];

	beforeAll(async () => {
		const send = workflowOf(
			{ operation: 'sendSingle', number: '={{ $json.number }}', message: 'Hi' },
			[],
		).nodes.filter(({ name }) => name === NODE);
		busy = await activated(
			n8n.client,
			await saveReception(n8n.client, withCredential(receptionWorkflow({}, send), desk.credential)),
		);
		quick = await openReception(n8n.client);
		desk.sandbox.faults.add({ kind: 'hang' });
		await postAll(busy, [1]);
		while (desk.sandbox.log.pushes.length === 0) await wait(20);
		let taken = 0;
		const calls = postAll(quick, ids, (answer) => {
			taken += answer === TAKEN ? 1 : 0;
		});
		while (taken < 5) await wait(1);
		await n8n.kill();
		answers = await calls;
		await n8n.start();
		for (const reception of [busy, quick]) await untilThere(reception);
	});

	it('a call that was answered is not taken again; its execution crashed, and can be retried', async () => {
		expect(await postAll(busy, [1])).toEqual([TAKEN]);
		const [crashed, ...others] = await busy.executions();
		expect(others).toEqual([]);
		expect(crashed?.status).toBe('crashed');
		const retried = await n8n.client.retry(crashed?.id ?? '');
		expect(retried.status).toBe('success');
		expect(receivedIn(retried)).toMatchObject([{ unique_id: '1', message: 'I am 1' }]);
	});

	it('a call that was not answered is taken when it is repeated; one that was answered has its execution', async () => {
		const repeated = ids.filter((_, index) => answers[index] === 'none');
		expect(repeated.length).toBeGreaterThan(0);
		expect(new Set(answers)).toEqual(new Set([TAKEN, 'none']));
		expect(new Set(await postAll(quick, repeated))).toEqual(new Set([TAKEN]));
		const executions = await quick.executions();
		const answered = ids.filter((id) => !repeated.includes(id));
		const times = (id: number) => executions.filter((execution) => idOf(execution) === id).length;
		expect(answered.map(times)).toEqual(answered.map(() => 1));
		// n8n may have begun with one before it was killed: that execution crashed, and its repeat is the one that ran.
		const done = executions.filter(({ status }) => status === 'success').map(idOf);
		expect(new Set(done).size).toBe(done.length);
		expect(done).toEqual(expect.arrayContaining(repeated));
	});
});
