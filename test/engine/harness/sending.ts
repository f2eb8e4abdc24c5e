import type { IBinaryKeyData, IDataObject, INode, INodeExecutionData, INodeParameters, IRun, OnError } from 'n8n-workflow';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox';
import { type Engine, type RunOptions, runOf, startEngine, type WorkflowFile } from './engine';

const START = 'Start';
const NODE = 'Picky Assist';

/** What a test sets of the node, beside its parameters. */
export interface NodeSettings extends Partial<Pick<INode, 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'>> {
	readonly onError?: OnError;
}

/** How a test runs the node. */
export interface SendOptions extends Partial<RunOptions> {
	/** The files of each item. */
	readonly binary?: ReadonlyArray<IBinaryKeyData | undefined>;
}

/** A finished run of one Picky Assist node behind a trigger. */
export interface SendRun {
	readonly run: IRun;
	/** Items of the success output. */
	readonly sent: readonly INodeExecutionData[];
	/** Items of the error output. */
	readonly refused: readonly INodeExecutionData[];
	/** What stopped the execution. */
	readonly error: { message: string; description: string; itemIndex: number | undefined } | undefined;
	/** The hints shown above the output. */
	readonly hints: readonly string[];
}

/** The engine, a sandbox, and a credential that leads from one to the other. */
export interface Desk {
	readonly engine: Engine;
	readonly sandbox: Sandbox;
	send(parameters: INodeParameters, items: IDataObject[], settings?: NodeSettings, options?: SendOptions): Promise<SendRun>;
	/** "Retry execution" of a run that was stopped, with the workflow as it is now. */
	retry(saved: SendRun, parameters: INodeParameters, items: IDataObject[], settings?: NodeSettings): Promise<SendRun>;
	close(): Promise<void>;
}

/** A workflow of a trigger with these items and one Picky Assist node. */
export function workflowOf(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	settings: NodeSettings = {},
	binary: SendOptions['binary'] = [],
): WorkflowFile {
	const node = {
		id: 'node',
		name: NODE,
		type: 'n8n-nodes-pickyassist.pickyAssist',
		typeVersion: 1,
		position: [220, 0] as [number, number],
		credentials: { pickyAssistApi: { id: '1', name: 'Picky Assist account' } },
		parameters: { resource: 'message', ...parameters },
		...settings,
	};
	const start: INode = {
		id: 'start',
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return {
		name: 'test',
		nodes: [start, node],
		connections: { [START]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: { [START]: items.map((json, index) => (binary[index] ? { json, binary: binary[index] } : { json })) },
	};
}

function errorOf(run: IRun): SendRun['error'] {
	const error = run.data.resultData.error;
	if (!error) return undefined;
	const { context } = error as { context?: { itemIndex?: number } };
	return { message: error.message, description: String(error.description ?? ''), itemIndex: context?.itemIndex };
}

/** Reads a finished run of `workflowOf`. */
export function readRun(run: IRun): SendRun {
	const { task, outputs } = runOf(run, NODE);
	return {
		run,
		sent: outputs[0] ?? [],
		refused: outputs[1] ?? [],
		error: errorOf(run),
		hints: (task.hints ?? []).map(({ message }) => message),
	};
}

/** Starts an engine and a sandbox for one test file, on which a minute takes a second and a half unless said otherwise. */
export async function openDesk(sandboxOptions: SandboxOptions = {}): Promise<Desk> {
	const { minute = 1_500 } = sandboxOptions;
	const engine = await startEngine(minute);
	const sandbox = await startSandbox({ ...sandboxOptions, minute });
	const credentials = {
		pickyAssistApi: { platform: 'custom', baseUrl: sandbox.baseUrl, apiToken: sandbox.token },
	};
	return {
		engine,
		sandbox,
		send: async (parameters, items, settings, { binary, ...options } = {}) =>
			readRun(await engine.run(workflowOf(parameters, items, settings, binary), { credentials, ...options })),
		retry: async ({ run }, parameters, items, settings) =>
			readRun(await engine.retry(workflowOf(parameters, items, settings), run, { credentials })),
		async close() {
			await engine.stop();
			await sandbox.close();
		},
	};
}

/** On Error = Continue (using error output). */
export const ERROR_OUTPUT = { onError: 'continueErrorOutput' } as const;
/** On Error = Continue. */
export const CONTINUE = { onError: 'continueRegularOutput' } as const;
