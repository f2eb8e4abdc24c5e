/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { userFolder } from './environment';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	type IConnections,
	type INode,
	type INodeExecutionData,
	type IPinData,
	type IRun,
	type IRunExecutionData,
	type ITaskData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentials, type SavedCredentials } from './credentials';
import { startExpressionEngine, stopExpressionEngine } from './expressionEngine';
import { PackageTypes } from './nodeTypes';
import { stopTimers } from './services';

const PACKAGE_FOLDER = resolve(__dirname, '../../..');

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly pinData?: IPinData;
}

/** How a workflow is run. */
export interface RunOptions {
	readonly credentials: SavedCredentials;
	readonly mode?: WorkflowExecuteMode;
	/** Called when the execution has begun, with the function that cancels it, as a click on Stop does. */
	readonly onStart?: (cancel: () => void) => void;
}

/** What a node put out in its last run. */
export interface NodeRun {
	readonly task: ITaskData;
	/** The items of each output; the second one is the error output where it is on. */
	readonly outputs: readonly INodeExecutionData[][];
}

/** n8n's execution engine in this process, with the built package loaded. */
export interface Engine {
	readonly types: PackageTypes;
	readonly expressionEngine: 'legacy' | 'vm' | 'quickjs';
	run(file: WorkflowFile, options: RunOptions): Promise<IRun>;
	/** "Retry execution", with the workflow as it is now: starts again at the node that stopped the saved run. */
	retry(file: WorkflowFile, saved: IRun, options: RunOptions): Promise<IRun>;
	/** Must be awaited before the process ends: the expression engine ends it with a crash otherwise. */
	stop(): Promise<void>;
}

function notAvailable(what: string) {
	return async (): Promise<never> => {
		throw new Error(`${what} is not part of this engine`);
	};
}

/** What n8n's server gives to every execution, without the parts that the package never uses. */
export function engineData(
	types: PackageTypes,
	credentials: SavedCredentials,
): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:5678';
	return {
		credentialsHelper: new TestCredentials(types.credentials, credentials),
		executionId: String(Math.floor(performance.now() * 1000)),
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: base,
		formBaseUrl: `${base}/form`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		formTestBaseUrl: `${base}/form-test`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		mcpBaseUrl: `${base}/mcp`,
		mcpTestBaseUrl: `${base}/mcp-test`,
		variables: { greeting: 'Hello' },
		logAiEvent: () => undefined,
		executeWorkflow: notAvailable('Running another workflow'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: notAvailable('A task runner'),
	};
}

/** The workflow as the server keeps it in its database. */
export function toSaved(file: WorkflowFile): IWorkflowBase {
	const now = new Date();
	return {
		...structuredClone(file),
		id: 'workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
		settings: { executionOrder: 'v1' },
	};
}

/**
 * A run as it comes back from the database for "Retry with currently saved workflow": without the run of the node that
 * stopped it, and with the nodes as they are now.
 */
function asSaved({ data }: IRun, workflow: Workflow): IRunExecutionData {
	const saved: IRunExecutionData = JSON.parse(JSON.stringify(data));
	const { lastNodeExecuted, runData } = saved.resultData;
	delete saved.resultData.error;
	if (lastNodeExecuted !== undefined && runData[lastNodeExecuted]?.at(-1)?.error)
		runData[lastNodeExecuted].pop();
	for (const waiting of saved.executionData?.nodeExecutionStack ?? []) {
		waiting.node = workflow.getNode(waiting.node.name) ?? waiting.node;
	}
	return saved;
}

/** Makes the minute over which the package counts requests shorter, and with it every wait of the package. */
function shortenMinute(milliseconds: number): void {
	const built: { MINUTE: number } = createRequire(__filename)(
		resolve(PACKAGE_FOLDER, 'dist/nodes/api/http/minute.js'),
	);
	built.MINUTE = milliseconds;
}

/**
 * Starts the engine: loads the built package and chooses the expression engine of this Node.js.
 *
 * @param minute milliseconds that count as a minute, for tests that wait for one
 */
export async function startEngine(minute = 60_000): Promise<Engine> {
	shortenMinute(minute);
	const types = await PackageTypes.load(PACKAGE_FOLDER);
	const expressionEngine = await startExpressionEngine();

	function prepare(file: WorkflowFile, options: RunOptions, mode: WorkflowExecuteMode) {
		const saved = toSaved(file);
		const workflow = new Workflow({
			...saved,
			nodeTypes: types,
			settings: { executionOrder: 'v1' },
		});
		const data = engineData(types, options.credentials);
		data.hooks = new ExecutionLifecycleHooks(mode, data.executionId ?? '', saved);
		return { workflow, data };
	}

	/** The run, after which none of its nodes sends anything more. */
	async function ended(
		execution: ReturnType<WorkflowExecute['run']>,
		{ onStart }: RunOptions,
	): Promise<IRun> {
		onStart?.(() => execution.cancel());
		const run = await execution;
		if (run.status === 'canceled') await types.settled();
		return run;
	}

	return {
		types,
		expressionEngine,
		async run(file, options) {
			const mode = options.mode ?? 'manual';
			const { workflow, data } = prepare(file, options, mode);
			const { pinData } = file;
			const execution = new WorkflowExecute(data, mode).run({
				workflow,
				...(pinData ? { pinData } : {}),
			});
			return await ended(execution, options);
		},
		async retry(file, saved, options) {
			const { workflow, data } = prepare(file, options, 'retry');
			const execution = new WorkflowExecute(
				data,
				'retry',
				asSaved(saved, workflow),
			).processRunExecutionData(workflow);
			return await ended(execution, options);
		},
		async stop() {
			stopTimers();
			await stopExpressionEngine();
			rmSync(userFolder, { recursive: true, force: true });
		},
	};
}

/** What the named node put out in its last run. */
export function runOf(run: IRun, nodeName: string): NodeRun {
	const task = run.data.resultData.runData[nodeName]?.at(-1);
	if (!task) throw new Error(`The node ${nodeName} did not run`);
	return { task, outputs: (task.data?.main ?? []).map((items) => items ?? []) };
}
