import type { IDataObject, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import type { JsonObject } from '../../sandbox/json';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox';
import { useSetup } from '../../useSetup';
import type { SavedCredentials } from './credentials';
import { type Engine, type RunOptions, runOf, startEngine } from './engine';
import { SIX_NUMBERS } from './fixtures';
import { type Files, NODE, type NodeSettings, workflowOf } from './workflow';

export { CONTINUE, ERROR_OUTPUT, type NodeSettings, workflowOf } from './workflow';

/** How a test runs the node. */
export interface SendOptions extends Partial<RunOptions> {
	readonly binary?: Files;
}

/** A finished run of one Picky Assist node behind a trigger. */
export interface SendRun {
	readonly run: IRun;
	/** Items of the success output. */
	readonly sent: readonly INodeExecutionData[];
	/** Items of the error output. */
	readonly refused: readonly INodeExecutionData[];
	/** What stopped the execution. */
	readonly error:
		| {
				/** `NodeApiError` or `NodeOperationError`. */
				name: string;
				message: string;
				description: string;
				itemIndex: number | undefined;
				/** What the editor shows as "Error code". */
				httpCode: string | undefined;
		  }
		| undefined;
	/** The hints shown above the output. */
	readonly hints: readonly string[];
}

/** The error of an output row; empty where it has none. */
export function errorIn(row: INodeExecutionData | undefined): IDataObject {
	const error = row?.json.error;
	return typeof error === 'object' && error !== null && !Array.isArray(error) ? { ...error } : {};
}

/** The status of an output row, whether the message was accepted or the row carries an error. */
export function statusOf(row: INodeExecutionData): string {
	return String(errorIn(row).status ?? row.json.status);
}

/** n8n's engine, a sandbox, and a credential for the sandbox. */
export interface EngineSetup {
	readonly engine: Engine;
	readonly sandbox: Sandbox;
	/** The credential for the sandbox. */
	readonly credentials: SavedCredentials;
	send(
		parameters: INodeParameters,
		items: IDataObject[],
		settings?: NodeSettings,
		options?: SendOptions,
	): Promise<SendRun>;
	/** "Retry execution" of a run that was stopped, with the workflow as it is now. */
	retry(
		saved: SendRun,
		parameters: INodeParameters,
		items: IDataObject[],
		settings?: NodeSettings,
	): Promise<SendRun>;
	/** The bodies of all push requests that arrived, without the token. */
	bodies(): Array<JsonObject | null>;
	/** How many messages each number received. */
	received(numbers?: readonly string[]): number[];
	close(): Promise<void>;
}

function errorOf(run: IRun): SendRun['error'] {
	const error = run.data.resultData.error;
	if (!error) return undefined;
	const { context, httpCode } = error as { context?: { itemIndex?: number }; httpCode?: string };
	return {
		name: error.name,
		message: error.message,
		description: String(error.description ?? ''),
		itemIndex: context?.itemIndex,
		httpCode: httpCode ?? undefined,
	};
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

/** Starts an engine and a sandbox for one test file, on which a minute takes a second and a half by default. */
export async function openEngineSetup(sandboxOptions: SandboxOptions = {}): Promise<EngineSetup> {
	const { minute = 1_500 } = sandboxOptions;
	const engine = await startEngine(minute);
	const sandbox = await startSandbox({ ...sandboxOptions, minute });
	const credentials = {
		pickyAssistApi: { platform: 'custom', baseUrl: sandbox.baseUrl, apiToken: sandbox.token },
	};
	return {
		engine,
		sandbox,
		credentials,
		send: async (parameters, items, settings, { binary, ...options } = {}) =>
			readRun(
				await engine.run(workflowOf(parameters, items, settings, binary), {
					credentials,
					...options,
				}),
			),
		retry: async ({ run }, parameters, items, settings) =>
			readRun(await engine.retry(workflowOf(parameters, items, settings), run, { credentials })),
		bodies: () => sandbox.log.pushes.map(({ body }) => body),
		received: (numbers = SIX_NUMBERS) =>
			numbers.map((number) => sandbox.log.messagesTo(number).length),
		async close() {
			await engine.stop();
			await sandbox.close();
		},
	};
}

/** An engine and a sandbox for the tests of a file. */
export function useEngineSetup(sandboxOptions: SandboxOptions = {}): EngineSetup {
	return useSetup(async () => await openEngineSetup(sandboxOptions));
}
