/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Execution } from '../../n8n/execution';
import { Cluster } from '../../n8n/queue/cluster';
import { type N8nSetup, NODE, openN8nSetup } from '../n8nSetup';
import { testedN8nVersion } from '../setup/sharedN8n';
import { EXECUTIONS, Load, MESSAGES, PER_REQUEST, RECIPIENTS } from './load';
import {
	droppedRequests,
	type Received,
	messagesReceived,
	executionStatuses,
	sharedLimitFigures,
	statusCounts,
} from './counts';

/** Milliseconds that sandbox and package take for a minute: the limit of 90 requests is in force, but does not take minutes. */
const MINUTE = 5_000;

let cluster: Cluster;
let setup: N8nSetup;
beforeAll(async () => {
	cluster = await Cluster.open({ version: testedN8nVersion(), workers: 2, minute: MINUTE });
	setup = await openN8nSetup({ minute: MINUTE }, cluster.main.client);
});
afterAll(async () => {
	await cluster.close();
	await setup.close();
});

const sum = (counts: Readonly<Record<string, number>>) =>
	Object.values(counts).reduce((total, count) => total + count, 0);

/** How many had got their message from an execution that was killed; those that went well reached all of theirs. */
function sentBeforeTheKill(sent: Received, killed: readonly Execution[]): number {
	return sent.once - (EXECUTIONS - killed.length) * RECIPIENTS;
}

/** How the workers shared the limit; printed, because test/e2e/RESULTS.md quotes it. */
function printedFigures(): ReturnType<typeof sharedLimitFigures> {
	const figures = sharedLimitFigures(setup.sandbox.log, MINUTE);
	process.stdout.write(`${expect.getState().currentTestName}: ${JSON.stringify(figures)}\n`);
	return figures;
}

it('five executions of 20,000 recipients with default settings: all are accepted once, in requests of automatic size', async () => {
	const load = await Load.prepare(cluster, setup);
	await load.start();
	const ended = await load.ended();
	await load.remove();
	expect(statusCounts(ended)).toEqual({ accepted: MESSAGES });
	expect(messagesReceived(setup.sandbox.log)).toEqual({ never: 0, once: MESSAGES, more: 0 });
	// Each worker plans with the whole limit until it meets the other one.
	expect(printedFigures().requests).toBeLessThanOrEqual(120);
});

describe.each([
	['without Once per Recipient and Reference Number', false],
	['with Once per Recipient and Reference Number', true],
])(
	'five executions of 20,000 recipients at once, two workers, one token, %s',
	(_, oncePerRecipientAndReference) => {
		let load: Load;
		beforeEach(async () => {
			load = await Load.prepare(cluster, setup, {
				recipientsPerRequest: PER_REQUEST,
				oncePerRecipientAndReference,
			});
			await load.start();
		});
		afterEach(async () => await load.remove());

		it('without a fault: everyone gets one message, and requests over the limit are made again', async () => {
			const ended = await load.ended();
			expect(executionStatuses(ended)).toEqual({ success: EXECUTIONS });
			expect(statusCounts(ended)).toEqual({ accepted: MESSAGES });
			expect(messagesReceived(setup.sandbox.log)).toEqual({ never: 0, once: MESSAGES, more: 0 });
			expect(droppedRequests(setup.sandbox.log)).toBeGreaterThan(0);
			expect(printedFigures().droppedLater).toBeLessThanOrEqual(0.02);
			expect(cluster.workers.filter((worker) => worker.begun().length > 0)).toHaveLength(2);
		});

		it('a worker is killed: its executions end with an error, cannot be retried, and are started again', async () => {
			const [victim] = cluster.workers;
			if (!victim) throw new Error('There is no worker.');
			await load.halfway();
			await victim.kill();
			const ended = await load.ended();
			const lost = ended.filter(({ status }) => status !== 'success');
			expect(lost.length).toBeGreaterThan(0);
			expect(executionStatuses(lost)).toEqual({ error: lost.length });
			expect(lost.map((execution) => execution.runsOf(NODE))).toEqual(lost.map(() => []));

			const sentBefore = messagesReceived(setup.sandbox.log);
			for (const execution of lost)
				expect((await setup.n8n.retry(execution.id)).status).toBe('error');
			expect(messagesReceived(setup.sandbox.log)).toEqual(sentBefore);

			await victim.start();
			await Promise.all(lost.map(async (execution) => await load.startAgain(execution)));
			check(await load.ended(), sentBeforeTheKill(sentBefore, lost));
		});

		it('the main process and both workers are killed: the executions have crashed, and are retried', async () => {
			await load.halfway();
			await Promise.all([
				cluster.main.kill(),
				...cluster.workers.map(async (worker) => await worker.kill()),
			]);
			const sentBefore = messagesReceived(setup.sandbox.log);
			await cluster.main.start();
			for (const worker of cluster.workers) await worker.start();
			const ended = await load.ended();
			const crashed = ended.filter(({ status }) => status !== 'success');
			expect(crashed.length).toBeGreaterThan(0);
			expect(executionStatuses(crashed)).toEqual({ crashed: crashed.length });

			const after = await Promise.all(
				ended.map(async (execution) =>
					crashed.includes(execution) ? await setup.n8n.retry(execution.id) : execution,
				),
			);
			check(after, sentBeforeTheKill(sentBefore, crashed));
		});

		/**
		 * What must hold when what was killed has been done again.
		 *
		 * @param sentBefore how many had got their message from an execution that was killed
		 */
		function check(after: readonly Execution[], sentBefore: number): void {
			expect(executionStatuses(after)).toEqual({ success: EXECUTIONS });
			const words = statusCounts(after);
			const received = messagesReceived(setup.sandbox.log);
			// Each of 100,000 items has one result, whatever happened.
			expect(sum(words)).toBe(MESSAGES);
			if (oncePerRecipientAndReference) {
				expect(received.more).toBe(0);
				// Whoever got nothing is named as unconfirmed: every failure is reported.
				expect(received.never).toBeLessThanOrEqual(words.unconfirmed ?? 0);
				expect(words['already sent']).toBeGreaterThan(0);
			} else {
				expect(words).toEqual({ accepted: MESSAGES });
				expect(received).toEqual({ never: 0, once: MESSAGES - sentBefore, more: sentBefore });
			}
		}
	},
);
