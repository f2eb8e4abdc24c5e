/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { getEventListeners } from 'node:events';
import { type IExecuteFunctions, type IRun, NodeConnectionTypes } from 'n8n-workflow';
import type { Fault } from '../sandbox/sandbox';
import {
	CONTINUE,
	useEngineSetup,
	type NodeSettings,
	readRun,
	workflowOf,
} from './harness/engineSetup';
import { rowsOf } from './harness/fixtures';

const setup = useEngineSetup();

const parameters = { operation: 'sendSms', number: '={{ $json.phone }}', message: 'Hi' };
const ledgerOf = (run: IRun) =>
	run.data.executionData?.contextData['node:Picky Assist']?.pickyAssist;

it('is not kept with an execution in which all went well', async () => {
	const { run } = await setup.send(parameters, rowsOf(3));
	expect(ledgerOf(run)).toBeUndefined();
});

it('takes at most 150 bytes a message in the saved execution', async () => {
	const count = 2_000;
	// The last request is refused, so the ledger of the others is saved.
	setup.sandbox.faults.add({ kind: 'status', status: 403, message: 'No balance', after: 1 });
	const { run, error } = await setup.send(
		{ ...parameters, options: { recipientsPerRequest: count - 1 } },
		rowsOf(count),
	);
	expect(error?.description).toContain('1,999 of 2,000 messages were accepted');
	const bytes = JSON.stringify(ledgerOf(run)).length / (count - 1);
	expect(bytes).toBeGreaterThan(20);
	expect(bytes).toBeLessThanOrEqual(150);
});

it('with Send Once, a retry does not send the copies either', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number', after: 1 });
	const rows = [...rowsOf(2), ...rowsOf(2)];
	const once = {
		...parameters,
		message: '=Code {{ Math.random() > 2 }}',
		options: { duplicateNumbers: 'sendOnce', recipientsPerRequest: 1 },
	};
	const first = await setup.send(once, rows);
	expect(first.error).toBeDefined();
	// Now every text is another one, so no message is a copy any more.
	const again = await setup.retry(
		first,
		{ ...once, message: '=Code {{ Math.random() }}' },
		rows,
		CONTINUE,
	);
	expect(again.sent).toHaveLength(4);
	expect(setup.sandbox.log.messagesTo('12025500000')).toHaveLength(1);
});

it('starts afresh each time a loop comes round', async () => {
	const file = workflowOf(parameters, rowsOf(2), CONTINUE);
	const mode = { node: 'Picky Assist', type: 'main' as const, index: 0 };
	// Two ways into the node: n8n runs it twice, with the next run index the second time, as a loop does.
	const loop = { ...file, connections: { Start: { main: [[mode, mode]] } } };
	setup.sandbox.faults.add({ kind: 'resetAfterBody' });
	const credentials = {
		pickyAssistApi: {
			platform: 'custom',
			baseUrl: setup.sandbox.baseUrl,
			apiToken: setup.sandbox.token,
		},
	};
	const run = await setup.engine.run(loop, { credentials });
	expect(run.data.resultData.runData['Picky Assist']).toHaveLength(2);
	expect(readRun(run).sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
	expect(setup.sandbox.log.counts.messages).toBe(4);
});

describe('abort listeners', () => {
	/** After each round of the loop, how many listeners hang on the signal of the Stop button. */
	const counts: number[] = [];
	const probe = {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform' as const],
			version: 1,
			description: 'Counts the listeners of the Stop button',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const signal = this.getExecutionCancelSignal();
			if (signal) counts.push(getEventListeners(signal, 'abort').length);
			return [this.getInputData()];
		},
	};

	it.each<[string, Fault[], NodeSettings]>([
		['without a fault', [], {}],
		[
			'requests fail',
			[{ kind: 'resetAfterBody', times: Infinity }],
			{ ...CONTINUE, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		],
		[
			'429 makes it wait',
			[{ kind: 'http', statusCode: 429, accept: false, headers: { 'retry-after': '0' } }],
			CONTINUE,
		],
	])('none stays after a round of a loop: %s', async (_, faults, settings) => {
		counts.length = 0;
		for (const fault of faults) setup.sandbox.faults.add(fault);
		setup.engine.types.add('test.probe', probe);
		const file = workflowOf(parameters, rowsOf(2), settings);
		const [start] = file.nodes;
		if (!start) throw new Error('There is no start');
		const to = (node: string) => ({ node, type: 'main' as const, index: 0 });
		const rounds = Array.from({ length: 5 }, () => to('Picky Assist'));
		const loop = {
			...file,
			nodes: [...file.nodes, { ...start, id: 'probe', name: 'Probe', type: 'test.probe' }],
			connections: { Start: { main: [rounds] }, 'Picky Assist': { main: [[to('Probe')]] } },
		};
		await setup.engine.run(loop, { credentials: setup.credentials });
		expect(counts).toEqual([0, 0, 0, 0, 0]);
	});
});
